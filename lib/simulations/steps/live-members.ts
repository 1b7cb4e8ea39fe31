import { localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { mergedMembers } from "@/lib/ledger/steps/merged-members"
import type { KnownCustomer } from "@/lib/members/steps/customer-identity"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import type { TimelineActivity } from "@/lib/purchases/steps/judge-member"
import { loadFacts } from "@/lib/purchases/steps/member-facts"
import { type PostedAwards, readPosted } from "@/lib/purchases/steps/read-posted"
import { type CustomerPast, pastsOfProgram } from "@/lib/purchases/steps/read-timelines"
import type { RecordedActivity } from "@/lib/purchases/steps/replay-members"
import type { BacktestPeriod } from "../domain/backtest-period"
import type { MemberToPlay, WalletDeed } from "./member-to-play"
import { readDeeds } from "./read-deeds"
import type { CustomerHistory } from "./read-history"
import { type ReturnTime, readReturnTimes } from "./read-return-times"

interface LiveInput {
  program: LiveProgram
  period: BacktestPeriod
  recordedBefore: Date
  histories: readonly CustomerHistory[]
  members: ReadonlyMap<string, KnownMember>
  segments: ReadonlyMap<string, readonly number[]>
}

/**
 * The members of a live program with all that its own recording and corrections judge them by: the versions that awarded,
 * what limits and budgets had left, and what they redeemed.
 */
export async function liveMembers(tx: Tx, input: LiveInput): Promise<MemberToPlay[]> {
  const { program, period, histories } = input
  const taking = histories.flatMap(({ customer }) => {
    const member = input.members.get(customer.id)
    return member && member.status !== "merged" && member.joinedAt.getTime() < period.endMs ? [member] : []
  })
  const customers = new Map<string, KnownCustomer>(histories.map(({ customer }) => [customer.id, customer]))
  const byCustomer = new Map(histories.map((history) => [history.customer.id, history]))
  const pasts = await pastsOfProgram(tx, program, new Map(histories.map((one) => [one.customer.id, one.past])), taking)
  const posted = await readPosted(tx, program.id, idsOf(histories))
  const facts = await loadFacts(tx, program, taking, customers, "read")
  const returns = await readReturnTimes(tx, [...customers.keys()])
  const deeds = await deedsOf(tx, program, taking, input.recordedBefore)
  return taking.flatMap((member) => {
    const past = pasts.get(member.customerId)
    const history = byCustomer.get(member.customerId)
    if (!past || !history) return []
    const { joinedAt } = member
    const activities = activitiesOf(program, member, history, past, posted)
    return {
      customerId: member.customerId,
      memberId: member.id,
      joinedAt,
      timeline: {
        joinedAt,
        carriedDays: past.days,
        activities,
        fromDay: localDay(joinedAt, period.timeZone),
        standing: past.standing,
        judgedIds: judgedIdsOf(past, activities),
      },
      context: facts(member, past),
      joiningGifts: past.standing.gifts.filter(({ causeId, points }) => causeId === null && points > 0n),
      returnedAsOf: lookedAt(past, returns, posted),
      deeds: (deeds.get(member.id) ?? []).filter(({ at }) => at.getTime() < period.endMs),
      segments: input.segments.get(member.customerId) ?? [],
    }
  })
}

function idsOf(histories: readonly CustomerHistory[]) {
  const ids = { purchaseIds: [] as string[], eventIds: [] as string[] }
  for (const { recorded } of histories) {
    for (const { kind, id } of recorded.values()) (kind === "purchase" ? ids.purchaseIds : ids.eventIds).push(id)
  }
  return ids
}

function activitiesOf(
  program: LiveProgram,
  member: KnownMember,
  history: CustomerHistory,
  past: CustomerPast,
  posted: ReadonlyMap<string, PostedAwards>,
): TimelineActivity[] {
  const recordedById = new Map([...history.recorded.values()].map((one) => [one.id, one]))
  return past.activities.map((activity): TimelineActivity => {
    const one = recordedById.get(past.stored.get(activity)?.id ?? "")
    const earned = one && posted.get(one.id)
    if (!one || !isAwarded(program, member, one, earned)) return activity
    return { ...activity, judge: { ...one.judge, versionId: earned?.versionId, isRecorded: true } }
  })
}

function judgedIdsOf({ activities, stored }: CustomerPast, seen: readonly TimelineActivity[]): Set<string> {
  const judged = seen.map(({ judge }) => judge !== null)
  return new Set(activities.flatMap((one, index) => (judged[index] ? (stored.get(one)?.id ?? []) : [])))
}

/** Whether recording or publishing awarded it, be it with nothing. */
function isAwarded(
  { awardFrom, publishedAt }: LiveProgram,
  { status, joinedAt }: KnownMember,
  { day, occurredAt, recordedAt }: RecordedActivity,
  posted: PostedAwards | undefined,
): boolean {
  if (posted !== undefined) return true
  if (status !== "active" || occurredAt < joinedAt) return false
  return awardFrom === null ? recordedAt >= publishedAt : day >= awardFrom
}

/** A return looks at the wallet when it is recorded; one that was recorded before its purchase was awarded, when it occurred. */
function lookedAt(
  { activities, stored }: CustomerPast,
  returns: ReadonlyMap<string, ReturnTime>,
  posted: ReadonlyMap<string, PostedAwards>,
): Map<string, Date> {
  return new Map(
    activities.flatMap((activity) => {
      const { id = "" } = stored.get(activity) ?? {}
      const told = returns.get(id)
      const first = posted.get(told?.purchaseId ?? "")?.entryId
      // Ids rise in the order of recording.
      return told && first !== undefined && first < id ? [[activity.externalId, told.recordedAt] as const] : []
    }),
  )
}

async function deedsOf(
  tx: Tx,
  program: LiveProgram,
  members: readonly KnownMember[],
  recordedBefore: Date,
): Promise<Map<string, WalletDeed[]>> {
  const merged = await mergedMembers(tx, program.id, members)
  const ids = [...members.map(({ id }) => id), ...merged.keys()]
  const read = await readDeeds(tx, ids, program.currency, recordedBefore)
  const byMember = new Map<string, WalletDeed[]>()
  for (const [id, deeds] of read) {
    const owner = merged.get(id) ?? id
    const all = [...(byMember.get(owner) ?? []), ...deeds]
    byMember.set(
      owner,
      all.sort((a, b) => a.at.getTime() - b.at.getTime()),
    )
  }
  return byMember
}
