import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import type { Trigger } from "@/lib/programs/domain/definition"
import type { AwardView } from "./purchase-result"

export type EventTrigger = Exclude<Trigger, "purchase">

export interface NewEvent {
  /** Of its event_key: what makes it one. */
  key: string
  contentHash: string
  trigger: EventTrigger
  /** The merchant's kind of activity; null for other triggers. */
  type: string | null
  externalId: string
  customerId: string
  memberId: string | null
  occurredAt: Date
  data: Record<string, unknown>
}

export interface RecordedEvent {
  eventId: string
  isNew: boolean
  conflict: boolean
  awards: (AwardView & { memberId: string })[]
}

/** Records what customers did beside buying. Answers by the events' keys. */
export async function recordEvents(_tx: Tx, _events: NewEvent[]): Promise<Map<string, RecordedEvent>> {
  throw new DomainError("unsupported_option")
}
