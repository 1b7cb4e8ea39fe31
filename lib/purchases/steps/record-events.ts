import { recordAudit } from "@/lib/core/audit"
import { type Day, localDay, parseDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import { type DayDelta, emit, type LateMember, type TierDelta } from "@/lib/core/outbox"
import type { KnownCustomer } from "@/lib/members/steps/customer-identity"
import type { Trigger } from "@/lib/programs/domain/definition"
import { type KnownMember, lockMembers, walletOf, writeMembers } from "@/lib/programs/steps/enroll-members"
import { type LiveProgram, loadPrograms } from "@/lib/programs/steps/load-versions"
import { awardsOf } from "./awards-of"
import { followMerges } from "./follow-merges"
import { giftsOf } from "./gifts-of"
import { judgementsOf } from "./judgements-of"
import { keepAlive } from "./keep-alive"
import { fieldsAsked, hasLimits } from "./member-facts"
import type { AwardView } from "./purchase-result"
import { replayMembers, writeTiers } from "./replay-members"
import { writeBudgets } from "./rule-budgets"
import { writeAwards } from "./write-awards"
import { writeGifts } from "./write-gifts"
import { writeJudgements } from "./write-judgements"

const beginning = parseDay("0001-01-01")

/** Something that a customer did or that the calendar brought. */
export interface NewEvent {
  /** What makes it unique: see `EventKey`. */
  key: string
  /** Of what was sent, to tell a repetition from another event with the same key. */
  contentHash: string
  trigger: Exclude<Trigger, "purchase">
  /** The merchant's event type; null for other triggers. */
  type: string | null
  externalId: string
  customerId: string
  /** Where it concerns one member alone. */
  memberId: string | null
  occurredAt: Date
  data: Record<string, unknown>
}

export interface RecordedEvent {
  eventId: string
  isNew: boolean
  /** Another event has the key, with other content. */
  conflict: boolean
  /** Empty where it was recorded before. */
  awards: (AwardView & { memberId: string })[]
}

/**
 * Records events of known customers, each once, and awards them in every program of which the customer is a member.
 * Answers by key. Customers, then wallets are locked; an event does not enrol. `customersSeen` tells of customers that were
 * made for these events.
 */
export async function recordEvents(
  tx: Tx,
  sent: readonly NewEvent[],
  customersSeen: DayDelta[] = [],
): Promise<Map<string, RecordedEvent>> {
  const results = new Map<string, RecordedEvent>()
  if (sent.length === 0) return results
  const { events, customers } = await followMerges(tx, sent)
  const fresh = await claimEvents(tx, events, results)
  if (fresh.length === 0) return results
  await insertRows(
    tx,
    "Event",
    fresh.map(({ id, day, event: { key: _, contentHash: __, ...event } }) => {
      return { id, ...event, recordedAt: tx.now, localDay: day }
    }),
  )
  const members = await lockMembers(tx, [...new Set(fresh.map(({ event }) => event.customerId))])
  const written: Written = { entryIds: [], tierChanges: [], late: [] }
  for (const program of await loadPrograms(tx)) {
    const own = members.filter(({ programId, status }) => programId === program.id && status === "active")
    await awardIn(tx, program, own, customers, fresh, { results, written })
  }
  await recordAudit(tx, "event.record", fresh[0]?.id ?? null, { events: fresh.length })
  await emit(tx, "events.recorded", {
    eventIds: fresh.map(({ id }) => id),
    entryIds: written.entryIds,
    tierChanges: written.tierChanges,
    customersSeen,
    lateMembers: written.late,
  })
  return results
}

interface Fresh {
  id: string
  day: Day
  event: NewEvent
}

interface Written {
  entryIds: string[]
  tierChanges: TierDelta[]
  late: LateMember[]
}

async function claimEvents(tx: Tx, events: readonly NewEvent[], results: Map<string, RecordedEvent>): Promise<Fresh[]> {
  const leaders = new Map<string, Fresh>()
  for (const event of events) {
    const day = localDay(event.occurredAt, tx.merchant.timeZone)
    if (!leaders.has(event.key)) leaders.set(event.key, { id: newId(), day, event })
  }
  const sorted = [...leaders.values()].sort((a, b) => (a.event.key < b.event.key ? -1 : 1))
  const rows = JSON.stringify(sorted.map(({ id, event: { key, contentHash } }) => ({ key, eventId: id, contentHash })))
  await tx.db.$executeRaw`
    INSERT INTO "event_key" ("merchantId", "key", "eventId", "contentHash")
    SELECT ${tx.merchantId}::uuid, "key", "eventId", "contentHash" FROM json_populate_recordset(NULL::"event_key", ${rows}::json)
    ON CONFLICT ("merchantId", "key") DO NOTHING`
  const known = await tx.db.eventKey.findMany({
    where: { merchantId: tx.merchantId, key: { in: sorted.map(({ event }) => event.key) } },
  })
  for (const { key, eventId, contentHash } of known) {
    const own = leaders.get(key)
    const isNew = own?.id === eventId
    results.set(key, { eventId, isNew, conflict: own?.event.contentHash !== contentHash, awards: [] })
  }
  return sorted.filter(({ event }) => results.get(event.key)?.isNew)
}

async function awardIn(
  tx: Tx,
  program: LiveProgram,
  members: readonly KnownMember[],
  customers: ReadonlyMap<string, KnownCustomer>,
  fresh: readonly Fresh[],
  { results, written }: { results: Map<string, RecordedEvent>; written: Written },
): Promise<void> {
  const looksBack = hasLimits(program) || fieldsAsked(program).size > 0
  const requests = members.flatMap((member) => {
    const days = fresh.filter((one) => concerns(one, member)).map(({ day }) => day)
    const [first] = days.sort()
    return first === undefined ? [] : [{ member, from: looksBack ? beginning : first }]
  })
  if (requests.length === 0) return
  const ids = new Map(fresh.map((one) => [one.id, one]))
  const replay = await replayMembers(
    tx,
    program,
    requests,
    customers,
    (member, { id, occurredAt, day }) => {
      const earns = program.awardFrom === null || day >= program.awardFrom
      return ids.has(id) && earns && occurredAt >= member.joinedAt
    },
    "award",
  )
  const awards = awardsOf(replay)
  for (const { member, award } of awards) walletOf(member, award.currency)
  for (const { member } of replay.members) if (member.status === "active") walletOf(member, program.currency)
  await writeMembers(tx, members)
  const { entryIds, views } = await writeAwards(tx, awards)
  entryIds.push(...(await writeGifts(tx, giftsOf(program, replay))).entryIds)
  for (const [id, given] of views) {
    const memberId = awards.find(({ cause }) => cause.id === id)?.member.id ?? ""
    results.get(ids.get(id)?.event.key ?? "")?.awards.push(...given.map((view) => ({ memberId, ...view })))
  }
  await writeBudgets(tx, replay.budgets)
  await writeJudgements(tx, judgementsOf(replay))
  const earned = replay.members.flatMap(({ member, judgement }) =>
    judgement.awarded
      .filter(({ result }) => result.awards.length > 0)
      .map(({ activity }) => ({ accountId: member.accountId, day: activity.day })),
  )
  const kept = await keepAlive(tx, [program], earned)
  written.entryIds.push(...entryIds, ...kept.entryIds)
  written.tierChanges.push(...(await writeTiers(tx, replay)))
  for (const { member, judgement, lastOther } of replay.members) {
    const [first] = judgement.awarded
    const isRevived = kept.revivedAccountIds.includes(member.accountId)
    // At the same instant too: whichever costs less comes first there.
    if (first && (lastOther >= first.activity.at || isRevived)) {
      written.late.push({ memberId: member.id, from: first.activity.at.toISOString() })
    }
  }
}

function concerns({ event }: Fresh, member: KnownMember): boolean {
  return event.customerId === member.customerId && (event.memberId === null || event.memberId === member.id)
}
