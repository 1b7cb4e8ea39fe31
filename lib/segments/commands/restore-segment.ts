import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { type SegmentView, segmentSelect, toSegmentView } from "../queries/segment-view"
import type { RestoreSegmentInput } from "../schema"
import { insertSegment } from "./create-segment"

/** Undoes a deletion: the segment is there again with its id. Done twice, it changes nothing more. */
export async function restoreSegment(ctx: Ctx, { id, ...input }: RestoreSegmentInput): Promise<SegmentView> {
  requirePermission(ctx, "segments:write")
  return inTransaction(ctx, async (tx) => {
    const key = { merchantId_id: { merchantId: ctx.merchantId, id } }
    const there = await tx.db.segment.findUnique({ where: key, select: segmentSelect })
    if (there) return toSegmentView(there)
    const segment = await insertSegment(tx, id, input)
    await recordAudit(tx, "segment.restore", id, { size: segment.size })
    return segment
  })
}
