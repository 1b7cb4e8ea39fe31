import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { AdjustmentColumns } from "../domain/adjustment-file"
import type { PreviewAdjustmentsInput } from "../schema-adjustments"
import { type CheckedRow, checkAdjustments } from "../steps/check-adjustments"

export interface AdjustmentsPreview {
  header: string[]
  columns: AdjustmentColumns
  rowCount: number
  problemCount: number
  givenPoints: bigint
  takenPoints: bigint
  needsApproval: boolean
  /** The first of those that cannot be posted, and the first of the others. */
  problems: CheckedRow[]
  rows: CheckedRow[]
}

const shown = 20

/** What sending a file of adjustments would come to; writes nothing. Throws `file_not_readable`. */
export async function previewAdjustments(ctx: Ctx, input: PreviewAdjustmentsInput): Promise<AdjustmentsPreview> {
  requirePermission(ctx, "members:adjust")
  const checked = await inRead(ctx, (tx) => checkAdjustments(tx, input))
  const problems = checked.rows.filter(({ problem }) => problem !== null)
  const { columns, givenPoints, takenPoints, needsApproval } = checked
  return {
    header: checked.header ?? [],
    columns,
    rowCount: checked.rows.length,
    problemCount: problems.length,
    givenPoints,
    takenPoints,
    needsApproval,
    problems: problems.slice(0, shown),
    rows: checked.rows.filter(({ problem }) => problem === null).slice(0, shown),
  }
}
