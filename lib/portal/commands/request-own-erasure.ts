import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { lockCustomers } from "@/lib/members/steps/find-customers"
import { requireMember } from "../steps/require-member"

/** Asks the merchant to erase the member who asks; staff decide. Asking again while one waits changes nothing. */
export async function requestOwnErasure(ctx: Ctx): Promise<{ requested: true }> {
  const { customerId } = requireMember(ctx)
  return inTransaction(ctx, async (tx) => {
    await lockCustomers(tx, [customerId])
    const where = { merchantId: tx.merchantId, customerId, status: "open" }
    if ((await tx.db.erasureRequest.count({ where })) > 0) return { requested: true }
    const id = newId()
    await tx.db.erasureRequest.create({ data: { ...where, id, requestedAt: tx.now } })
    await recordAudit(tx, "customer.requestErasure", customerId, { requestId: id })
    return { requested: true }
  })
}
