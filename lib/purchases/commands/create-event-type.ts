import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import type { Prisma } from "@/lib/core/generated/prisma/client"
import { newId } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import type { EventTypeInput } from "../schema-event"
import { anyData, type EventTypeView, eventTypeView } from "../steps/event-type-view"

/** Defines a kind of activity that rules can give points for. Throws `event_type_taken`. */
export async function createEventType(ctx: Ctx, { code, name, schema }: EventTypeInput): Promise<EventTypeView> {
  requirePermission(ctx, "programs:write")
  return inTransaction(ctx, async (tx) => {
    const row = await tx.db.eventType.create({
      data: {
        merchantId: ctx.merchantId,
        id: newId(),
        code,
        name,
        schema: (schema ?? anyData) as Prisma.InputJsonObject,
        createdAt: tx.now,
      },
    })
    await recordAudit(tx, "eventType.create", row.id, { code })
    return eventTypeView(row)
  })
}
