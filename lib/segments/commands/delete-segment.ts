import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { segmentsNamedIn } from "../domain/segment-links"
import { type SegmentView, segmentSelect, toSegmentView } from "../queries/segment-view"
import { readSegments } from "../steps/require-sound"

/** Deletes a segment that no other one is made of, and answers it as it was, for undoing. Throws `not_found`, `conflict`. */
export async function deleteSegment(ctx: Ctx, input: { segmentId: string }): Promise<SegmentView> {
  requirePermission(ctx, "segments:write")
  const key = { merchantId_id: { merchantId: ctx.merchantId, id: input.segmentId } }
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db.segment.findUnique({ where: key, select: segmentSelect })
    if (!row) throw new DomainError("not_found")
    const users = (await readSegments(tx)).filter(({ id, condition }) => {
      const named = segmentsNamedIn(condition)
      return id !== row.id && (named.has(row.id) || named.has(row.name))
    })
    if (users.length > 0) {
      const names = users.map(({ name }) => `“${name}”`).join(", ")
      throw new DomainError("conflict", { detail: `${names} uses this segment. Change that first.` })
    }
    await tx.db.segment.delete({ where: key, select: { id: true } })
    await recordAudit(tx, "segment.delete", row.id)
    return toSegmentView(row)
  })
}
