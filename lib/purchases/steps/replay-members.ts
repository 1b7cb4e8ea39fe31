import { type Day, localDay, startOfLocalDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import type { TierDelta } from "@/lib/core/outbox"
import type { KnownCustomer } from "@/lib/members/steps/customer-identity"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"
import type { LiveProgram } from "@/lib/programs/steps/load-versions"
import type { DayActivity } from "@/lib/tiers/domain/holdings"
import { rewriteTierPeriods, type TierRewrite } from "@/lib/tiers/steps/rewrite-tier-periods"
import { type Judgement, judgeMember, type TimelinePurchase } from "./judge-member"
import { loadFacts } from "./member-facts"
import { type JudgeablePurchase, readJudgeable } from "./read-judgeable"
import { type PostedAwards, readPosted } from "./read-posted"
import { pastsOfProgram, readPasts } from "./read-timelines"
import { countBudgets } from "./rule-budgets"

export interface ReplayRequest {
  member: KnownMember
  /** The local day from which on the member's purchases are judged anew. */
  from: Day
}

/** Whether a purchase is to be judged, given what it earned already. */
export type ShouldJudge = (member: KnownMember, one: JudgeablePurchase, posted: PostedAwards | undefined) => boolean

export interface Replayed {
  member: KnownMember
  judgement: Judgement
  /** The recorded purchases behind the timeline's. */
  recorded: Map<TimelinePurchase, JudgeablePurchase>
}

export interface Replay {
  members: Replayed[]
  posted: Map<string, PostedAwards>
  rewrites: TierRewrite[]
  /** Points taken from the budgets of rules. */
  budgets: Map<string, bigint>
}

/** Judges members' recorded purchases anew in the right order. Reads only. */
export async function replayMembers(
  tx: Tx,
  program: LiveProgram,
  requests: readonly ReplayRequest[],
  customers: ReadonlyMap<string, KnownCustomer>,
  shouldJudge: ShouldJudge,
): Promise<Replay> {
  const wanted = requests.map(({ member, from }) => ({ customerId: member.customerId, from }))
  const members = requests.map(({ member }) => member)
  const pasts = await pastsOfProgram(tx, program, await readPasts(tx, wanted), members)
  const money = program.versions.at(-1)?.compiled.definition.moneyCurrency ?? tx.merchant.currency
  const judgeable = new Map((await readJudgeable(tx, wanted, money)).map((one) => [one.id, one]))
  const posted = await readPosted(tx, program.id, [...judgeable.keys()])
  const facts = await loadFacts(tx, program, members, customers)
  const replay: Replay = { members: [], posted, rewrites: [], budgets: new Map() }
  for (const { member, from } of requests) {
    const past = pasts.get(member.customerId)
    if (!past) continue
    const recorded = new Map<TimelinePurchase, JudgeablePurchase>()
    const purchases = past.purchases.map((purchase): TimelinePurchase => {
      const one = judgeable.get(past.purchaseIds.get(purchase) ?? "")
      if (!one || one.rate === undefined || !shouldJudge(member, one, posted.get(one.id))) return purchase
      const versionId = posted.get(one.id)?.versionId
      const judged = { ...purchase, judge: { purchase: one.purchase, rate: one.rate, versionId } }
      recorded.set(judged, one)
      return judged
    })
    const judgement = judgeOne(tx, program, { member, from, days: past.days, purchases }, facts(member, past))
    countBudgets(judgement, replay.budgets)
    replay.members.push({ member, judgement, recorded })
    replay.rewrites.push(rewriteOf(tx, program, member, from, judgement))
  }
  return replay
}

interface One extends ReplayRequest {
  days: readonly DayActivity[]
  purchases: TimelinePurchase[]
}

function judgeOne(
  tx: Tx,
  program: LiveProgram,
  { member, from, days, purchases }: One,
  context: Parameters<typeof judgeMember>[3],
): Judgement {
  const timeline = { joinedAt: member.joinedAt, carriedDays: days, purchases, fromDay: startDay(tx, member, from) }
  return judgeMember(program, tx.merchant.timeZone, timeline, context)
}

function startDay(tx: Tx, member: KnownMember, from: Day): Day {
  const joined = localDay(member.joinedAt, tx.merchant.timeZone)
  return from > joined ? from : joined
}

function rewriteOf(tx: Tx, program: LiveProgram, member: KnownMember, from: Day, { periods }: Judgement): TierRewrite {
  const start = startOfLocalDay(startDay(tx, member, from), tx.merchant.timeZone)
  const later = start.getTime() > member.joinedAt.getTime() ? start : member.joinedAt
  return { memberId: member.id, programId: program.id, from: later, periods }
}

/** Stores the tiers that a replay found. */
export async function writeTiers(tx: Tx, { rewrites }: Replay): Promise<TierDelta[]> {
  return rewriteTierPeriods(tx, rewrites)
}
