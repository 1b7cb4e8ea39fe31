import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { type Json, toJson } from "@/lib/core/json"
import { requirePermission } from "@/lib/core/permissions"
import { type SegmentView, segmentSelect, toSegmentView } from "../queries/segment-view"
import type { UpdateSegmentInput } from "../schema"
import { countCustomers } from "../steps/count-customers"
import { requireSound } from "../steps/require-sound"

/** Changes what is named of a segment and counts it again. Throws `not_found`, `name_taken`, `condition_invalid`. */
export async function updateSegment(ctx: Ctx, input: UpdateSegmentInput): Promise<SegmentView> {
  requirePermission(ctx, "segments:write")
  const { segmentId, ...change } = input
  const key = { merchantId_id: { merchantId: ctx.merchantId, id: segmentId } }
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db.segment.findUnique({ where: key, select: segmentSelect })
    if (!row) throw new DomainError("not_found")
    const next = { ...toSegmentView(row), ...change }
    await requireSound(tx, next, next.condition)
    const size = await countCustomers(tx, next.condition)
    const saved = await tx.db.segment.update({
      where: key,
      data: {
        name: next.name,
        description: next.description,
        condition: toJson(next.condition) as Exclude<Json, null>,
        size: BigInt(size),
        countedAt: tx.now,
        updatedAt: tx.now,
      },
      select: segmentSelect,
    })
    await recordAudit(tx, "segment.update", segmentId, { changed: Object.keys(change), size })
    return toSegmentView(saved)
  })
}
