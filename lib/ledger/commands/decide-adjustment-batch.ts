import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { startJob } from "@/lib/core/jobs"
import { requirePermission } from "@/lib/core/permissions"
import type { DecideAdjustmentBatchInput } from "../schema-adjustments"
import { batchActor } from "../steps/batch-actor"
import { type AdjustmentBatchView, batchViews } from "../steps/batch-view"
import { lockBatch } from "../steps/lock-batch"
import { personBehind } from "../steps/person-behind"

/**
 * Agrees to a file of adjustments that waits, so that a job posts it, or refuses it. Whoever sent it may do neither,
 * nor with an API key of theirs.
 * Throws `not_found`, `adjustments_not_waiting`, `second_person_required`.
 */
export async function decideAdjustmentBatch(
  ctx: Ctx,
  { id, decision, note }: DecideAdjustmentBatchInput,
): Promise<AdjustmentBatchView> {
  requirePermission(ctx, "adjustments:approve")
  const decidedBy = batchActor(ctx)
  return inTransaction(ctx, async (tx) => {
    const { createdBy, status } = await lockBatch(tx, id)
    if (status !== "waiting") throw new DomainError("adjustments_not_waiting")
    // A key is the hand of whoever made it.
    const isSame = (await personBehind(tx, createdBy)) === (await personBehind(tx, decidedBy))
    if (isSame) throw new DomainError("second_person_required")
    const good = await tx.db.adjustmentRow.count({ where: { merchantId: ctx.merchantId, batchId: id, problem: null } })
    const job = decision === "approve" ? await startJob(tx, "adjustments", { batchId: id }, good) : null
    const batch = await tx.db.adjustmentBatch.update({
      where: { merchantId_id: { merchantId: ctx.merchantId, id } },
      data: {
        status: decision === "approve" ? "running" : "refused",
        decidedBy,
        decidedAt: tx.now,
        note: note ?? null,
        jobId: job?.id ?? null,
      },
    })
    await recordAudit(tx, `adjustments.${decision}`, id, { rows: good })
    const [view] = await batchViews(tx, [batch])
    if (!view) throw new DomainError("not_found")
    return view
  })
}
