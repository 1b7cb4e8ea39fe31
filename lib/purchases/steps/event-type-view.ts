import type { EventType } from "@/lib/core/generated/prisma/client"
import type { EventSchema } from "../domain/events/event-schema"

export interface EventTypeView {
  id: string
  code: string
  name: string
  schema: EventSchema
  createdAt: string
  archivedAt: string | null
}

export const anyData: EventSchema = { type: "object" }

export function eventTypeView({ id, code, name, schema, createdAt, archivedAt }: EventType): EventTypeView {
  return {
    id,
    code,
    name,
    schema: schema as EventSchema,
    createdAt: createdAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
  }
}
