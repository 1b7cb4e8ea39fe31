import type { Tx } from "@/lib/core/ctx"
import { schemaOfFields } from "@/lib/purchases/domain/events/event-fields"
import { eventTemplates } from "@/lib/purchases/domain/events/event-templates"
import { insertEventType } from "@/lib/purchases/steps/insert-event-type"

/** Makes the kinds of activity that a preset needs; one that exists stays as it is, one that was archived comes back. */
export async function ensureEventTypes(tx: Tx, codes: readonly string[]): Promise<void> {
  for (const template of eventTemplates.filter(({ code }) => codes.includes(code))) {
    const { code, name, fields } = template
    const where = { merchantId: tx.merchantId, code }
    const known = await tx.db.eventType.count({ where })
    if (known === 0) await insertEventType(tx, { code, name, schema: { ...schemaOfFields(fields) } })
    else
      await tx.db.eventType.updateMany({ where: { ...where, archivedAt: { not: null } }, data: { archivedAt: null } })
  }
}
