import { recordAudit } from "@/lib/core/audit"
import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import type { EventSchema } from "../domain/events/event-schema"
import { eventTemplates } from "../domain/events/event-templates"
import { anyData } from "./event-type-view"
import { validateEventData } from "./validate-event-data"

interface StoredType {
  schema: EventSchema
  isArchived: boolean
}

/**
 * Throws `event_type_unknown` unless the merchant takes this kind of activity, `invalid_input` unless its data fits. One of
 * the ready-made kinds is defined by its first activity, and takes any data until somebody says what it tells.
 */
export async function checkEventType(tx: Tx, code: string, data: Readonly<Record<string, unknown>>): Promise<void> {
  const type = (await findType(tx, code)) ?? (await defineReadyMade(tx, code))
  if (!type)
    throw unknown(
      `There is no kind of activity with the code ${code}. Define it in Activities or with POST /event-types.`,
    )
  if (type.isArchived)
    throw unknown(
      `The kind of activity ${code} is archived. Restore it in Activities or with POST /event-types/{id}/restore.`,
    )
  validateEventData(type.schema, data)
}

function unknown(message: string): DomainError {
  return new DomainError("event_type_unknown", { fields: [{ path: "type", message }], detail: message })
}

async function findType(tx: Tx, code: string): Promise<StoredType | null> {
  const key = { merchantId_code: { merchantId: tx.merchantId, code } }
  const type = await tx.db.eventType.findUnique({ where: key, select: { schema: true, archivedAt: true } })
  return type && { schema: type.schema as EventSchema, isArchived: type.archivedAt !== null }
}

async function defineReadyMade(tx: Tx, code: string): Promise<StoredType | null> {
  const template = eventTemplates.find((one) => one.code === code)
  if (!template) return null
  const id = newId()
  const made = await tx.db.$executeRaw`
    INSERT INTO "event_type" ("merchantId", "id", "code", "name", "schema", "createdAt")
    VALUES (${tx.merchantId}::uuid, ${id}::uuid, ${code}, ${template.name}, ${JSON.stringify(anyData)}::json, ${tx.now})
    ON CONFLICT ("merchantId", "code") DO NOTHING`
  if (made > 0) await recordAudit(tx, "eventType.create", id, { code })
  return findType(tx, code)
}
