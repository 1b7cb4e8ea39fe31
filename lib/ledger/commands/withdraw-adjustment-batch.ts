import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { lockBatch } from "../steps/lock-batch"

/** Takes back a file of adjustments that still waits for a second person. Throws `not_found`, `adjustments_not_waiting`. */
export async function withdrawAdjustmentBatch(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  requirePermission(ctx, "members:adjust")
  return inTransaction(ctx, async (tx) => {
    const { status } = await lockBatch(tx, id)
    if (status !== "waiting") throw new DomainError("adjustments_not_waiting")
    await tx.db.adjustmentBatch.update({
      where: { merchantId_id: { merchantId: ctx.merchantId, id } },
      data: { status: "cancelled" },
    })
    await recordAudit(tx, "adjustments.withdraw", id)
    return { id }
  })
}
