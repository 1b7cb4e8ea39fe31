import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { countCustomers } from "../steps/count-customers"
import { type SegmentView, segmentSelect, toSegmentView } from "./segment-view"

/** A segment by id, counted now. Throws `not_found`. */
export async function getSegmentOrThrow(ctx: Ctx, segmentId: string): Promise<SegmentView> {
  requirePermission(ctx, "segments:read")
  return inRead(ctx, async (tx) => {
    const key = { merchantId_id: { merchantId: ctx.merchantId, id: segmentId } }
    const row = await tx.db.segment.findUnique({ where: key, select: segmentSelect })
    if (!row) throw new DomainError("not_found")
    const segment = toSegmentView(row)
    return { ...segment, size: await countCustomers(tx, segment.condition), countedAt: tx.now.toISOString() }
  })
}
