import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import { type SegmentView, segmentSelect, toSegmentView } from "./segment-view"

/** The merchant's segments, newest first, with the size counted last. */
export async function listSegments(
  ctx: Ctx,
  input: { limit: number; cursor?: string | undefined },
): Promise<Page<SegmentView>> {
  requirePermission(ctx, "segments:read")
  const { limit, cursor } = input
  const rows = await inRead(ctx, (tx) =>
    tx.db.segment.findMany({
      where: { merchantId: ctx.merchantId, ...(cursor ? { id: { lt: cursor } } : {}) },
      orderBy: { id: "desc" },
      take: limit + 1,
      select: segmentSelect,
    }),
  )
  return toPage(rows.map(toSegmentView), limit)
}
