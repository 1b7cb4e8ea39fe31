import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import { type EventTypeView, eventTypeView } from "../steps/event-type-view"

interface ListEventTypesInput {
  limit: number
  cursor?: string | undefined
  archived?: boolean | undefined
}

/** The kinds of activity, oldest first; archived ones only when asked for. */
export async function listEventTypes(
  ctx: Ctx,
  { limit, cursor, archived }: ListEventTypesInput,
): Promise<Page<EventTypeView>> {
  requirePermission(ctx, "events:read")
  const rows = await inRead(ctx, (tx) =>
    tx.db.eventType.findMany({
      where: {
        merchantId: ctx.merchantId,
        archivedAt: archived ? { not: null } : null,
        ...(cursor ? { id: { gt: cursor } } : {}),
      },
      orderBy: { id: "asc" },
      take: limit + 1,
    }),
  )
  return toPage(rows.map(eventTypeView), limit)
}
