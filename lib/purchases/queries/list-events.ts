import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import type { EventsQuery } from "../schema-event"
import type { EventResult } from "../steps/event-result"
import { readEventResults } from "../steps/read-event-results"

/** Events as they were recorded, newest first, of one kind, trigger or customer where asked for. */
export async function listEvents(
  ctx: Ctx,
  { limit, cursor, type, trigger, customerId }: EventsQuery,
): Promise<Page<EventResult & { id: string }>> {
  requirePermission(ctx, "events:read")
  return inRead(ctx, async (tx) => {
    const rows = await tx.db.event.findMany({
      where: {
        merchantId: ctx.merchantId,
        ...(type === undefined ? {} : { type }),
        ...(trigger === undefined ? {} : { trigger }),
        ...(customerId === undefined ? {} : { customerId }),
        ...(cursor === undefined ? {} : { id: { lt: cursor } }),
      },
      orderBy: { id: "desc" },
      take: limit + 1,
      select: { id: true },
    })
    const page = toPage(rows, limit)
    const results = await readEventResults(
      tx,
      page.data.map(({ id }) => id),
    )
    const data = page.data.flatMap(({ id }) => {
      const result = results.get(id)
      return result ? [{ id, ...result }] : []
    })
    return { data, nextCursor: page.nextCursor }
  })
}
