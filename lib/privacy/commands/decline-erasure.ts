import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { findPerson } from "../steps/find-person"

export interface DeclinedErasure {
  id: string
  customerId: string
  status: "declined"
}

/** Turns down that a customer asked to be erased: nothing is removed, and they may ask again. Throws `not_found`. */
export async function declineErasure(ctx: Ctx, { id }: { id: string }): Promise<DeclinedErasure> {
  requirePermission(ctx, "members:erase")
  return inTransaction(ctx, async (tx) => {
    const { customerId, customerIds } = await findPerson(tx, id)
    const open = { merchantId: tx.merchantId, customerId: { in: customerIds }, status: "open" }
    const request = await tx.db.erasureRequest.findFirst({ where: open, select: { id: true } })
    const decidedBy = ctx.actor.kind === "staff" ? ctx.actor.userId : ctx.actor.kind
    const data = { status: "declined", decidedAt: tx.now, decidedBy }
    const { count } = await tx.db.erasureRequest.updateMany({ where: open, data })
    if (!request || count === 0) {
      throw new DomainError("not_found", { detail: "This customer does not ask to be erased." })
    }
    await recordAudit(tx, "customer.declineErasure", customerId, { requestId: request.id })
    return { id: request.id, customerId, status: "declined" }
  })
}
