import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import { startJob } from "@/lib/core/jobs"
import { requirePermission } from "@/lib/core/permissions"
import type { CreateAdjustmentBatchInput } from "../schema-adjustments"
import { batchActor } from "../steps/batch-actor"
import { type AdjustmentBatchView, batchViews } from "../steps/batch-view"
import { checkAdjustments } from "../steps/check-adjustments"

/**
 * Takes in adjustments of many members. Above the program's limit they wait until a second person agrees, else a job
 * posts them. Rows that cannot be posted are kept with the reason. Throws `file_not_readable`, `program_required`.
 */
export async function createAdjustmentBatch(ctx: Ctx, input: CreateAdjustmentBatchInput): Promise<AdjustmentBatchView> {
  requirePermission(ctx, "members:adjust")
  const createdBy = batchActor(ctx)
  return inTransaction(ctx, async (tx) => {
    const { program, rows, givenPoints, takenPoints, needsApproval } = await checkAdjustments(tx, input)
    const good = rows.filter(({ problem }) => problem === null).length
    if (good === 0) {
      throw new DomainError("file_not_readable", {
        detail: `No row can be posted. The first: ${rows[0]?.problem ?? "nothing in it."}`,
      })
    }
    const id = newId()
    await tx.db.adjustmentBatch.create({
      data: {
        merchantId: ctx.merchantId,
        id,
        programId: program.id,
        fileName: input.fileName ?? "adjustments",
        reason: input.reason,
        status: needsApproval ? "waiting" : "running",
        rowCount: rows.length,
        givenPoints,
        takenPoints,
        createdBy,
        createdAt: tx.now,
      },
    })
    await insertRows(
      tx,
      "AdjustmentRow",
      rows.map(({ cells, position, memberId, points, reason, problem }) => {
        const raw = JSON.stringify(cells)
        return {
          id: newId(),
          batchId: id,
          position,
          raw,
          memberId,
          currency: program.currencyCode,
          points,
          reason,
          problem,
        }
      }),
    )
    const job = needsApproval ? null : await startJob(tx, "adjustments", { batchId: id }, good)
    const batch = await tx.db.adjustmentBatch.update({
      where: { merchantId_id: { merchantId: ctx.merchantId, id } },
      data: { jobId: job?.id ?? null },
    })
    await recordAudit(tx, "adjustments.send", id, { rows: rows.length, good, givenPoints, takenPoints, needsApproval })
    const [view] = await batchViews(tx, [batch])
    if (!view) throw new DomainError("not_found")
    return view
  })
}
