import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import type { CheckedRow } from "../steps/check-adjustments"

export interface AdjustmentRowView extends CheckedRow {
  id: string
  entryId: string | null
}

export interface ListAdjustmentRowsInput {
  batchId: string
  limit: number
  cursor?: string | undefined
  /** Only rows that cannot be posted, or only the others. */
  problem?: boolean | undefined
}

/** The rows of a file of adjustments in its order. Throws `not_found`. */
export async function listAdjustmentRows(ctx: Ctx, input: ListAdjustmentRowsInput): Promise<Page<AdjustmentRowView>> {
  requirePermission(ctx, "ledger:read")
  const { batchId, limit, cursor, problem } = input
  return inRead(ctx, async (tx) => {
    const id = { merchantId: ctx.merchantId, id: batchId }
    const batch = await tx.db.adjustmentBatch.findUnique({ where: { merchantId_id: id }, select: { id: true } })
    if (!batch) throw new DomainError("not_found")
    const rows = await tx.db.adjustmentRow.findMany({
      where: {
        merchantId: ctx.merchantId,
        batchId,
        ...(cursor ? { id: { gt: cursor } } : {}),
        ...(problem === undefined ? {} : { problem: problem ? { not: null } : null }),
      },
      // Ids rise with the file's order.
      orderBy: { id: "asc" },
      take: limit + 1,
    })
    return toPage(
      rows.map(({ raw, id, position, memberId, points, reason, problem, entryId }) => ({
        id,
        position,
        cells: JSON.parse(raw) as string[],
        memberId,
        points,
        reason,
        problem,
        entryId,
      })),
      limit,
    )
  })
}
