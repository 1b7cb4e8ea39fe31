import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { EventTypeInput } from "../schema-event"
import { type EventTypeView, eventTypeView } from "../steps/event-type-view"
import { insertEventType } from "../steps/insert-event-type"

/** Defines a kind of activity that rules can give points for. Throws `event_type_taken`. */
export async function createEventType(ctx: Ctx, input: EventTypeInput): Promise<EventTypeView> {
  requirePermission(ctx, "programs:write")
  return inTransaction(ctx, async (tx) => {
    const row = await insertEventType(tx, input)
    await recordAudit(tx, "eventType.create", row.id, { code: row.code })
    return eventTypeView(row)
  })
}
