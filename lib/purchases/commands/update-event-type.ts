import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import type { Prisma } from "@/lib/core/generated/prisma/client"
import { requirePermission } from "@/lib/core/permissions"
import type { UpdateEventTypeInput } from "../schema-event"
import { type EventTypeView, eventTypeView } from "../steps/event-type-view"

/** Changes the name or the schema of a kind of activity; what was recorded stays as it is. Throws `not_found`. */
export async function updateEventType(
  ctx: Ctx,
  { eventTypeId, name, schema }: UpdateEventTypeInput,
): Promise<EventTypeView> {
  requirePermission(ctx, "programs:write")
  const id = { merchantId: ctx.merchantId, id: eventTypeId }
  return inTransaction(ctx, async (tx) => {
    const changes = {
      ...(name === undefined ? {} : { name }),
      ...(schema === undefined ? {} : { schema: schema as Prisma.InputJsonObject }),
    }
    const changed = Object.keys(changes)
    if (changed.length > 0) await tx.db.eventType.updateMany({ where: id, data: changes })
    const row = await tx.db.eventType.findUnique({ where: { merchantId_id: id } })
    if (!row) throw new DomainError("not_found")
    if (changed.length > 0) await recordAudit(tx, "eventType.update", row.id, { changed })
    return eventTypeView(row)
  })
}
