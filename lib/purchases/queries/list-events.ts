import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import type { EventsQuery } from "../schema-event"
import type { EventResult } from "../steps/event-result"
import { readEventResults } from "../steps/read-event-results"

/** Events by when they happened, the latest first, of one kind, trigger or customer where asked for. */
export async function listEvents(
  ctx: Ctx,
  { limit, cursor, type, trigger, customerId }: EventsQuery,
): Promise<Page<EventResult & { id: string }>> {
  requirePermission(ctx, "events:read")
  return inRead(ctx, async (tx) => {
    const last = cursor ? await placeOf(tx, cursor) : null
    const rows = await tx.db.event.findMany({
      where: {
        merchantId: ctx.merchantId,
        ...(type === undefined ? {} : { type }),
        ...(trigger === undefined ? {} : { trigger }),
        ...(customerId === undefined ? {} : { customerId }),
        ...(last ? { occurredAt: { lte: last.occurredAt }, OR: [{ occurredAt: { lt: last.occurredAt } }, last] } : {}),
      },
      orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
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

/** What stands beside the event of that id, in its instant and after it in the list. */
async function placeOf(tx: Tx, id: string) {
  const key = { merchantId_id: { merchantId: tx.merchantId, id } }
  const event = await tx.db.event.findUnique({ where: key, select: { occurredAt: true } })
  return event && { occurredAt: event.occurredAt, id: { lt: id } }
}
