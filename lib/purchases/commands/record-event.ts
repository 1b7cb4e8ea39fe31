import canonicalize from "canonicalize"
import { localDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { sha256 } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import { findCustomers } from "@/lib/members/steps/find-customers"
import { newResolution, resolveCustomer } from "@/lib/members/steps/resolve-customers"
import { CustomerMadeMeanwhile, writeCustomers } from "@/lib/members/steps/write-customers"
import { type MemberView, memberViews } from "@/lib/programs/steps/member-views"
import { refuseFuture } from "../domain/refuse-future"
import type { EventInput } from "../schema-event"
import { checkEventType } from "../steps/check-event-type"
import type { EventResult } from "../steps/event-result"
import { findEventKey } from "../steps/find-event-key"
import { readEventResults } from "../steps/read-event-results"
import { recordEvents } from "../steps/record-events"
import { shareHistory } from "../steps/share-history"

const mostTries = 8

/** What an event answers: with the member's tier and balance as they are now. */
export interface EventAnswer extends Omit<EventResult, "members"> {
  isNew: boolean
  /** Of the only program that the customer is a member of. */
  member: MemberView | null
  /** Set where the customer is a member of several. */
  members?: MemberView[]
}

/**
 * Records an activity of a customer, known or new, and gives what the rules give for it; it makes nobody a member. The
 * same again answers as the first time. Throws `event_type_unknown`, `invalid_input`, `external_id_conflict`.
 */
export async function recordEvent(ctx: Ctx, input: EventInput): Promise<EventAnswer> {
  requirePermission(ctx, "events:write")
  for (let tries = 1; ; tries += 1) {
    try {
      return await inTransaction(ctx, (tx) => record(tx, input))
    } catch (error) {
      if (!(error instanceof CustomerMadeMeanwhile)) throw error
      if (tries >= mostTries) throw new DomainError("busy")
    }
  }
}

async function record(tx: Tx, input: EventInput): Promise<EventAnswer> {
  const { externalId, type, data = {} } = input
  const occurredAt = new Date(input.occurredAt)
  const contentHash = sha256(canonicalize({ ...input, data, occurredAt: occurredAt.toISOString() }) ?? "")
  const key = `event:${externalId}`
  await shareHistory(tx)
  const known = await findEventKey(tx, key)
  if (known) {
    if (known.contentHash !== contentHash) throw conflict()
    return answer(tx, known.eventId, false)
  }
  refuseFuture(occurredAt, tx.now)
  await checkEventType(tx, type, data)
  const { customerId, customersSeen } = await findOrMakeCustomer(tx, input)
  const event = { key, contentHash, trigger: "event" as const, type, externalId, customerId, memberId: null }
  const recorded = (await recordEvents(tx, [{ ...event, occurredAt, data }], customersSeen)).get(key)
  if (!recorded || recorded.conflict) throw conflict()
  return answer(tx, recorded.eventId, recorded.isNew)
}

function conflict(): DomainError {
  return new DomainError("external_id_conflict", {
    detail: "Another event with this externalId was recorded, with other content.",
  })
}

async function findOrMakeCustomer(tx: Tx, { customer: identity }: EventInput) {
  const found = await findCustomers(tx, [identity])
  const resolution = newResolution()
  const today = localDay(tx.now, tx.merchant.timeZone)
  const customer = resolveCustomer(tx, found, resolution, identity, today)
  if (!customer) {
    const message = "There is no customer with this id."
    throw new DomainError("invalid_input", { fields: [{ path: "customer.id", message }], detail: message })
  }
  await writeCustomers(tx, resolution)
  return { customerId: customer.id, customersSeen: customer.isNew ? [{ day: today, delta: 1 }] : [] }
}

async function answer(tx: Tx, eventId: string, isNew: boolean): Promise<EventAnswer> {
  const result = (await readEventResults(tx, [eventId])).get(eventId)
  if (!result) throw new DomainError("not_found")
  const { members: refs, ...rest } = result
  const views = await memberViews(
    tx,
    refs.map(({ id }) => id),
  )
  const several = views.length > 1 ? { members: views } : {}
  return { ...rest, isNew, member: views.length === 1 ? (views[0] ?? null) : null, ...several }
}
