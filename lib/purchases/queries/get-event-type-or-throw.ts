import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { type EventTypeView, eventTypeView } from "../steps/event-type-view"

/** A kind of activity by id, archived or not. Throws `not_found`. */
export async function getEventTypeOrThrow(ctx: Ctx, { id }: { id: string }): Promise<EventTypeView> {
  requirePermission(ctx, "events:read")
  const key = { merchantId_id: { merchantId: ctx.merchantId, id } }
  const row = await inRead(ctx, (tx) => tx.db.eventType.findUnique({ where: key }))
  if (!row) throw new DomainError("not_found")
  return eventTypeView(row)
}
