import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import type { EventSchema } from "../domain/events/event-schema"
import { validateEventData } from "./validate-event-data"

/** Throws `event_type_unknown` unless the merchant takes this kind of activity, `invalid_input` unless its data fits. */
export async function checkEventType(tx: Tx, code: string, data: Readonly<Record<string, unknown>>): Promise<void> {
  const key = { merchantId_code: { merchantId: tx.merchantId, code } }
  const type = await tx.db.eventType.findUnique({ where: key, select: { schema: true, archivedAt: true } })
  if (!type) {
    const message = `There is no kind of activity with the code ${code}. Define it in Activities or with POST /event-types.`
    throw new DomainError("event_type_unknown", { fields: [{ path: "type", message }], detail: message })
  }
  if (type.archivedAt !== null) {
    const message = `The kind of activity ${code} is archived. Restore it in Activities or with POST /event-types/{id}/restore.`
    throw new DomainError("event_type_unknown", { fields: [{ path: "type", message }], detail: message })
  }
  validateEventData(type.schema as EventSchema, data)
}
