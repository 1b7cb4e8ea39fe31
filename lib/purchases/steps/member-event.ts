import type { NewEvent } from "./record-events"

type Told = Pick<NewEvent, "trigger" | "customerId" | "occurredAt"> & {
  key: string
  memberId: string | null
  data?: Record<string, unknown>
}

/** An event that nobody sends: its key says what it is, so that it happens once whatever else changes. */
export function ownEvent({ key, data = {}, ...told }: Told): NewEvent {
  return { ...told, key, contentHash: key, type: null, externalId: key, data }
}

interface Joined {
  id: string
  customerId: string
  joinedAt: Date
}

/** A member has joined. */
export function signupEvent({ id, customerId, joinedAt }: Joined): NewEvent {
  return ownEvent({ key: `signup:${id}`, trigger: "signup", customerId, memberId: id, occurredAt: joinedAt })
}

/** A member's birthday, once in a calendar year. */
export function birthdayEvent({ id, customerId }: Joined, year: string, occurredAt: Date): NewEvent {
  return ownEvent({ key: `birthday:${id}:${year}`, trigger: "birthday", customerId, memberId: id, occurredAt })
}

/** So many years since a member joined. */
export function anniversaryEvent({ id, customerId }: Joined, years: number, occurredAt: Date): NewEvent {
  const key = `anniversary:${id}:${years}`
  return ownEvent({ key, trigger: "anniversary", customerId, memberId: id, occurredAt, data: { years } })
}
