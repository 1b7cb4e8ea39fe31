import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import { type AdjustmentBatchView, batchViews } from "../steps/batch-view"

/** Files of adjustments, newest first. */
export async function listAdjustmentBatches(
  ctx: Ctx,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<AdjustmentBatchView>> {
  requirePermission(ctx, "ledger:read")
  return inRead(ctx, async (tx) => {
    const batches = await tx.db.adjustmentBatch.findMany({
      where: { merchantId: ctx.merchantId, ...(cursor ? { id: { lt: cursor } } : {}) },
      orderBy: { id: "desc" },
      take: limit + 1,
    })
    return toPage(await batchViews(tx, batches), limit)
  })
}
