import { type Day, localDay, startOfLocalDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import type { TierDelta } from "@/lib/core/outbox"
import type { KnownCustomer } from "@/lib/members/steps/customer-identity"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import type { PostedGift } from "@/lib/tiers/steps/read-standings"
import { rewriteTierPeriods, type TierRewrite } from "@/lib/tiers/steps/rewrite-tier-periods"
import {
  type EventToJudge,
  type Judgement,
  judgeMember,
  type PurchaseToJudge,
  type TimelineActivity,
} from "./judge-member"
import { loadFacts } from "./member-facts"
import { readJudgeable } from "./read-judgeable"
import { readJudgeableEvents } from "./read-judgeable-events"
import { type PostedAwards, readPosted } from "./read-posted"
import { type CustomerPast, pastsOfProgram, readPasts } from "./read-timelines"
import { countBudgets } from "./rule-budgets"

export interface ReplayRequest {
  member: KnownMember
  /** The local day from which on what the member did is judged anew. */
  from: Day
}

/** A recorded purchase or event that can be judged anew. */
export interface RecordedActivity {
  kind: "purchase" | "event"
  id: string
  /** The sender's, or of the calendar. */
  externalId: string
  day: Day
  occurredAt: Date
  recordedAt: Date
  judge: PurchaseToJudge | EventToJudge
}

/** Whether an activity is to be judged, given what it earned already. */
export type ShouldJudge = (member: KnownMember, one: RecordedActivity, posted: PostedAwards | undefined) => boolean

export interface Replayed {
  member: KnownMember
  judgement: Judgement
  /** What was recorded behind the timeline's. */
  recorded: Map<TimelineActivity, RecordedActivity>
  /** The instant of the latest activity beside those that are judged. */
  lastOther: Date
  /** Entry gifts that the member has. */
  gifts: PostedGift[]
  /** The local days, from the one asked for on, of purchases since joining and of events that earn, in rising order. */
  activeDays: Day[]
}

export interface Replay {
  members: Replayed[]
  posted: Map<string, PostedAwards>
  rewrites: TierRewrite[]
  /** Points taken from the budgets of rules. */
  budgets: Map<string, bigint>
}

/**
 * Judges members' recorded purchases and events in the right order: to award them, or to correct what they were awarded,
 * for which nothing more is taken from budgets; or to try them, without holding the budgets. Reads only.
 */
export async function replayMembers(
  tx: Tx,
  program: LiveProgram,
  requests: readonly ReplayRequest[],
  customers: ReadonlyMap<string, KnownCustomer>,
  shouldJudge: ShouldJudge,
  purpose: "award" | "correct" | "try",
): Promise<Replay> {
  const wanted = requests.map(({ member, from }) => ({ customerId: member.customerId, from }))
  const members = requests.map(({ member }) => member)
  const pasts = await pastsOfProgram(tx, program, await readPasts(tx, wanted), members)
  const recordedById = await readRecorded(tx, program, wanted, pasts)
  const ids = [...recordedById.values()]
  const posted = await readPosted(tx, program.id, {
    purchaseIds: ids.filter(({ kind }) => kind === "purchase").map(({ id }) => id),
    eventIds: ids.filter(({ kind }) => kind === "event").map(({ id }) => id),
  })
  const facts = await loadFacts(tx, program, members, customers, purpose === "try" ? "read" : "write")
  const replay: Replay = { members: [], posted, rewrites: [], budgets: new Map() }
  for (const { member, from } of requests) {
    const past = pasts.get(member.customerId)
    if (!past) continue
    const recorded = new Map<TimelineActivity, RecordedActivity>()
    const activities = past.activities.map((activity): TimelineActivity => {
      const one = recordedById.get(past.stored.get(activity)?.id ?? "")
      const earned = one && posted.get(one.id)
      if (!one || !shouldJudge(member, one, earned)) return activity
      const again = { versionId: earned?.versionId, isRecorded: purpose === "correct" }
      const judged = { ...activity, judge: { ...one.judge, ...again } }
      recorded.set(judged, one)
      return judged
    })
    const fromDay = startDay(tx, member, from)
    const judgedIds = new Set([...recorded.values()].map(({ id }) => id))
    const { joinedAt } = member
    const timeline = { joinedAt, carriedDays: past.days, activities, fromDay, standing: past.standing, judgedIds }
    const judgement = judgeMember(program, tx.merchant.timeZone, timeline, facts(member, past))
    countBudgets(judgement, replay.budgets)
    const others = activities.filter((one) => !recorded.has(one))
    const lastOther = new Date(others.reduce((most, { at }) => Math.max(most, at.getTime()), 0))
    const activeDays = activeDaysOf(member, past, judgement, posted)
    replay.members.push({ member, judgement, recorded, lastOther, gifts: past.standing.gifts, activeDays })
    replay.rewrites.push(rewriteOf(tx, program, member, fromDay, judgement))
  }
  return replay
}

function activeDaysOf(
  { joinedAt }: KnownMember,
  { activities, stored }: CustomerPast,
  { awarded }: Judgement,
  posted: ReadonlyMap<string, PostedAwards>,
): Day[] {
  const judged = new Map(awarded.map(({ activity, result }) => [activity.externalId, result.awards.length > 0]))
  const days = activities.flatMap((one) => {
    const { id = "", kind } = stored.get(one) ?? {}
    const counts =
      kind === "purchase"
        ? one.at >= joinedAt
        : kind === "event" && (judged.get(one.externalId) ?? posted.get(id)?.earns ?? false)
    return counts ? [one.day] : []
  })
  return [...new Set(days)].sort()
}

/** What can be judged anew of what customers did, by the id under which it is stored. */
export async function readRecorded(
  tx: Tx,
  program: LiveProgram,
  wanted: readonly { customerId: string; from: Day }[],
  pasts: ReadonlyMap<string, CustomerPast>,
): Promise<Map<string, RecordedActivity>> {
  const money = program.versions.at(-1)?.compiled.definition.moneyCurrency ?? tx.merchant.currency
  const found = new Map<string, RecordedActivity>()
  for (const { id, day, recordedAt, purchase, rate, rests } of await readJudgeable(tx, wanted, money)) {
    const { externalId, occurredAt } = purchase
    const judge: PurchaseToJudge | undefined =
      rate === undefined ? undefined : { kind: "purchase", purchase, rate, rests }
    if (judge) found.set(id, { kind: "purchase", id, externalId, day, occurredAt, recordedAt, judge })
  }
  const stored = [...pasts.values()].flatMap((past) => [...past.stored.values()])
  const eventIds = stored.filter(({ kind }) => kind === "event").map(({ id }) => id)
  for (const event of await readJudgeableEvents(tx, eventIds)) found.set(event.id, { kind: "event", ...event })
  return found
}

function startDay(tx: Tx, member: KnownMember, from: Day): Day {
  const joined = localDay(member.joinedAt, tx.merchant.timeZone)
  return from > joined ? from : joined
}

function rewriteOf(
  tx: Tx,
  program: LiveProgram,
  member: KnownMember,
  fromDay: Day,
  { periods }: Judgement,
): TierRewrite {
  const start = startOfLocalDay(fromDay, tx.merchant.timeZone)
  const later = start.getTime() > member.joinedAt.getTime() ? start : member.joinedAt
  return { memberId: member.id, programId: program.id, from: later, periods }
}

/** Stores the tiers that a replay found. */
export async function writeTiers(tx: Tx, { rewrites }: Replay): Promise<TierDelta[]> {
  return rewriteTierPeriods(tx, rewrites)
}
