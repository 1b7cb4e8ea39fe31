import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { requireMember } from "../steps/require-member"

/** Takes back that the member who asks wants to be erased; where nothing waits, nothing changes. */
export async function withdrawOwnErasure(ctx: Ctx): Promise<{ withdrawn: boolean }> {
  const { customerId, memberId } = requireMember(ctx)
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.erasureRequest.updateMany({
      where: { merchantId: tx.merchantId, customerId, status: "open" },
      data: { status: "withdrawn", decidedAt: tx.now, decidedBy: memberId },
    })
    if (count > 0) await recordAudit(tx, "customer.withdrawErasure", customerId)
    return { withdrawn: count > 0 }
  })
}
