import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { type AdjustmentBatchView, batchViews } from "../steps/batch-view"

/** A file of adjustments and how far it is. Throws `not_found`. */
export async function getAdjustmentBatch(ctx: Ctx, { id }: { id: string }): Promise<AdjustmentBatchView> {
  requirePermission(ctx, "ledger:read")
  return inRead(ctx, async (tx) => {
    const batches = await tx.db.adjustmentBatch.findMany({ where: { merchantId: ctx.merchantId, id } })
    const [view] = await batchViews(tx, batches)
    if (!view) throw new DomainError("not_found")
    return view
  })
}
