import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { type EventTypeView, eventTypeView } from "../steps/event-type-view"

/** Takes activities of an archived kind again. Done twice, it changes nothing more. Throws `not_found`. */
export async function restoreEventType(ctx: Ctx, input: { eventTypeId: string }): Promise<EventTypeView> {
  requirePermission(ctx, "programs:write")
  const id = { merchantId: ctx.merchantId, id: input.eventTypeId }
  return inTransaction(ctx, async (tx) => {
    const where = { ...id, archivedAt: { not: null } }
    const changed = await tx.db.eventType.updateMany({ where, data: { archivedAt: null } })
    const row = await tx.db.eventType.findUnique({ where: { merchantId_id: id } })
    if (!row) throw new DomainError("not_found")
    if (changed.count > 0) await recordAudit(tx, "eventType.restore", row.id)
    return eventTypeView(row)
  })
}
