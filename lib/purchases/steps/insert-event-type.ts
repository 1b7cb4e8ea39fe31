import type { Tx } from "@/lib/core/ctx"
import type { EventType, Prisma } from "@/lib/core/generated/prisma/client"
import { newId } from "@/lib/core/id"
import type { EventTypeInput } from "../schema-event"
import { anyData } from "./event-type-view"

/** Defines a kind of activity; without a schema any data is taken. Throws `event_type_taken`. */
export async function insertEventType(tx: Tx, { code, name, schema }: EventTypeInput): Promise<EventType> {
  return tx.db.eventType.create({
    data: {
      merchantId: tx.merchantId,
      id: newId(),
      code,
      name,
      schema: (schema ?? anyData) as Prisma.InputJsonObject,
      createdAt: tx.now,
    },
  })
}
