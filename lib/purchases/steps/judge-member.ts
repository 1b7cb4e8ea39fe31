import type { Fact, ReadFact } from "@/lib/conditions/domain/condition"
import type { Day } from "@/lib/core/calendar"
import type { ExchangeRate } from "@/lib/core/money"
import type { AwardMember, AwardResult, Usage } from "@/lib/programs/domain/award-input"
import { awardOccasion, awardPurchase } from "@/lib/programs/domain/award-purchase"
import type { Trigger } from "@/lib/programs/domain/definition"
import type { Purchase } from "@/lib/programs/domain/purchase-base"
import { type TakenBack, takenBack } from "@/lib/programs/domain/taken-back"
import { type LiveProgram, type LiveVersion, versionAt } from "@/lib/programs/steps/load-versions"
import { countedCredits } from "@/lib/tiers/domain/counted-credits"
import { type CountedPoints, countedAs, type DayActivity, noPoints } from "@/lib/tiers/domain/day-sums"
import { requirementsOf } from "@/lib/tiers/domain/tier"
import type { GiftDue, TierPeriod, TierResult } from "@/lib/tiers/domain/tier-input"
import { orderActivity, tierPeriods } from "@/lib/tiers/domain/tier-periods"
import { noStanding, type Standing } from "@/lib/tiers/steps/read-standings"
import { tierActivity } from "./tier-activity"

/** Of what was recorded and awarded before: judged anew by the version that awarded it, and without taking from budgets. */
interface Judgeable {
  versionId?: string | undefined
  isRecorded?: boolean
}

export interface PurchaseToJudge extends Judgeable {
  kind: "purchase"
  purchase: Purchase
  rate: ExchangeRate | null
  /** What remained after each return, in the order in which they were recorded; null: nothing. */
  rests: readonly (Purchase | null)[]
}

export interface EventToJudge extends Judgeable {
  kind: "event"
  trigger: Exclude<Trigger, "purchase">
  type: string | null
  data: Readonly<Record<string, unknown>>
}

/**
 * A purchase, a return or an event in a member's history. Amounts are in the merchant's currency, except `amountMinor`, as it
 * was charged. Points are what it earned already; replaced by the judgement where it is judged.
 */
export interface TimelineActivity extends CountedPoints {
  /** Names it: the externalId of a purchase; see `activityKey` for the others. */
  externalId: string
  at: Date
  /** The local day that it counts on: of a return, that of its purchase. */
  day: Day
  amountMinor: bigint
  spendMinor: bigint
  purchases: bigint
  /** To be judged; null: it only counts. */
  judge: PurchaseToJudge | EventToJudge | null
  /** Of a return: its purchase, and its place among the returns of it. */
  returnOf?: { externalId: string; position: number }
}

/** What an activity is judged by beside itself: facts of the person, and what limits have left. */
export interface JudgeContext {
  readFact(activity: TimelineActivity, tierId: string | null, version: LiveVersion): ReadFact
  usage(activity: TimelineActivity, version: LiveVersion): ReadonlyMap<string, Usage> | undefined
  /** Told of each judgement, in the right order; begins anew with each pass. */
  judged(activity: TimelineActivity, version: LiveVersion, result: AwardResult): void
  /** `gifts` are what tiers give on entry, by the activities that raise them. */
  begin(activities: readonly TimelineActivity[], gifts?: readonly GiftDue[]): void
  /** Its answers are the same whatever was judged before, and the tier is none of them. */
  asksNothing?: true
}

export interface Timeline {
  joinedAt: Date
  /** Sums of the days before the first activity listed, without the returns that are listed. */
  carriedDays: readonly DayActivity[]
  /** All activities from a local day on, in any order. */
  activities: readonly TimelineActivity[]
  fromDay: Day
  standing?: Standing
  /** Of the activities that are judged: their ids, so that what tiers gave for them is reckoned anew. */
  judgedIds?: ReadonlySet<string>
}

export interface Judged {
  activity: TimelineActivity
  version: LiveVersion
  tierId: string | null
  result: AwardResult
  /** What it would have earned as it stood after each return, and so what each return takes back. */
  rests: readonly AwardResult[]
  takenBack: TakenBack
}

/** An entry gift that is due for an activity that was judged. */
export interface TierGift extends GiftDue {
  activity: TimelineActivity
  versionId: string
}

export interface Judgement {
  /** Of the activities judged, in the right order. */
  awarded: Judged[]
  periods: TierPeriod[]
  gifts: TierGift[]
}

const mostPasses = 1000

/**
 * Awards a member's purchases and events in the right order, each at the tier before it, and reckons the tiers. Where tiers
 * depend on points and points on tiers it passes again until nothing changes: each pass settles at least one more. Without
 * `traces` explanations do not tell what conditions saw.
 */
export function judgeMember(
  program: LiveProgram,
  timeZone: string,
  timeline: Timeline,
  context: JudgeContext,
  { traces = true }: { traces?: boolean } = {},
): Judgement {
  const activities = orderActivity(timeline.activities)
  const countsPoints = dependsOnPoints(program)
  let points = activities.map((one): CountedPoints => (one.judge ? noPoints : one))
  let awarded: Judged[] = []
  for (let pass = 1; ; pass += 1) {
    const { periods, tierBefore, gifts } = reckonTiers(program, timeZone, timeline, activities, points)
    awarded = award(program, activities, { tierBefore, gifts, traces }, context, awarded)
    const judgement = { awarded, periods, gifts: giftsOf(gifts, awarded) }
    if (!countsPoints || pass > mostPasses) return judgement
    const found = new Map(awarded.map((one) => [one.activity.externalId, one]))
    const next = activities.map((one, index) => earnedBy(program, one, found) ?? points[index] ?? noPoints)
    if (next.every((one, index) => isSame(one, points[index]))) return judgement
    points = next
  }
}

function giftsOf(gifts: readonly GiftDue[], awarded: readonly Judged[]): TierGift[] {
  if (gifts.length === 0) return []
  const judged = new Map(awarded.map((one) => [one.activity.externalId, one]))
  return gifts.flatMap((gift) => {
    const one = judged.get(gift.externalId)
    return one ? [{ ...gift, activity: one.activity, versionId: one.version.id }] : []
  })
}

/** What an activity counts towards tiers by points; undefined where it was not judged. */
function earnedBy(
  program: LiveProgram,
  { externalId, returnOf }: TimelineActivity,
  found: ReadonlyMap<string, Judged>,
): CountedPoints | undefined {
  const judged = found.get(returnOf?.externalId ?? externalId)
  if (!judged) return undefined
  const earned = { ...noPoints }
  const taken = returnOf ? (judged.takenBack[returnOf.position] ?? []) : null
  for (const [index, { currency, points }] of judged.result.awards.entries()) {
    earned[countedAs(program.currency, currency)] += taken ? -(taken[index] ?? 0n) : points
  }
  return earned
}

function isSame(one: CountedPoints, other: CountedPoints | undefined): boolean {
  return one.points === other?.points && one.qualifyingPoints === other.qualifyingPoints
}

/** Asked for every member, and the same for all of them. */
const known = new WeakMap<LiveProgram, ReturnType<typeof requirementsOf>>()

function metricsOf(program: LiveProgram) {
  const ofTiers = ({ tiers }: LiveProgram["ladders"][number]) =>
    tiers.flatMap((one) => requirementsOf(one.qualification))
  const metrics = known.get(program) ?? program.ladders.flatMap(ofTiers)
  known.set(program, metrics)
  return metrics
}

/** Whether any tier, now or before, asks for points. */
export function dependsOnPoints(program: LiveProgram): boolean {
  return metricsOf(program).some(({ metric }) => metric === "pointsEarned" || metric === "qualifyingPoints")
}

/** `tierBefore` in the order of the activities; empty: there are no tiers. */
type Tiers = Pick<TierResult, "periods" | "tierBefore" | "gifts">

function reckonTiers(
  program: LiveProgram,
  timeZone: string,
  timeline: Timeline,
  activities: readonly TimelineActivity[],
  points: readonly CountedPoints[],
): Tiers {
  if (program.ladders.every(({ tiers }) => tiers.length === 0)) return { periods: [], tierBefore: [], gifts: [] }
  const { joinedAt, fromDay, standing = noStanding, judgedIds } = timeline
  const activity = activities.map((one, index) => tierActivity(one, points[index] ?? noPoints))
  const credits = countedCredits(program.ladders, standing.credits, { fromDay, timeZone, activity })
  const { periods, tierBefore, gifts } = tierPeriods({
    ladders: program.ladders,
    timeZone,
    joinedAt,
    carriedDays: [...timeline.carriedDays, ...credits.before],
    activity: [...activity, ...credits.listed],
    fromDay,
    grants: standing.grants,
    given: standing.gifts.filter(({ points, causeId }) => points > 0n && !judgedIds?.has(causeId ?? "")),
    joinsByBuying: program.joinPolicy === "everyone",
  })
  return { periods, tierBefore: credits.listed.length > 0 ? ofActivities(activities, tierBefore) : tierBefore, gifts }
}

/** Credits stand among the activities: what was before them is left out. */
function ofActivities(activities: readonly TimelineActivity[], tierBefore: TierResult["tierBefore"]) {
  const found = new Map(tierBefore.map((one) => [one.externalId, one]))
  return activities.map(({ externalId }) => found.get(externalId) ?? { externalId, tierId: null })
}

function award(
  program: LiveProgram,
  activities: readonly TimelineActivity[],
  { tierBefore, gifts, traces }: Pick<Tiers, "tierBefore" | "gifts"> & { traces: boolean },
  context: JudgeContext,
  before: readonly Judged[],
): Judged[] {
  context.begin(activities, gifts)
  const awarded: Judged[] = []
  for (const [index, activity] of activities.entries()) {
    const { judge } = activity
    const version = judge && versionOf(program, activity)
    if (!judge || !version) continue
    const tierId = tierBefore[index]?.tierId ?? null
    // Where nothing else bears on it, what was judged at the same tier in the pass before stands.
    const same = context.asksNothing ? before[awarded.length] : undefined
    if (same?.tierId === tierId) {
      awarded.push(same)
      continue
    }
    const usage = context.usage(activity, version)
    const readFact = withSegments(version, context.readFact(activity, tierId, version))
    const hasMore = usage !== undefined || version.compiled.segments.size > 0
    const member = hasMore ? { tierId, ...(usage ? { usage } : {}), ...segmentsOf(version, readFact) } : { tierId }
    const judged = judgeOne(activity, judge, { version, tierId, member, readFact, traces })
    context.judged(activity, version, judged.result)
    awarded.push(judged)
  }
  return awarded
}

interface Ground {
  version: LiveVersion
  tierId: string | null
  member: AwardMember
  readFact: ReadFact
  traces: boolean
}

function judgeOne(
  activity: TimelineActivity,
  judge: PurchaseToJudge | EventToJudge,
  { version, tierId, member, readFact, traces }: Ground,
): Judged {
  const { compiled } = version
  if (judge.kind === "event") {
    const { trigger, type: eventType, data } = judge
    const { at: occurredAt } = activity
    const result = awardOccasion({ compiled, trigger, eventType, data, occurredAt, member, readFact, traces })
    return { activity, version, tierId, result, rests: [], takenBack: [] }
  }
  const { rate, rests } = judge
  const result = awardPurchase({ compiled, purchase: judge.purchase, rate, member, readFact, traces })
  if (rests.length === 0) return { activity, version, tierId, result, rests: [], takenBack: [] }
  const after = rests.map((purchase) => awardPurchase({ compiled, purchase, rate, member, readFact, traces }))
  return { activity, version, tierId, result, rests: after, takenBack: takenBack(result, after) }
}

/** Lets conditions ask for the segments of the version, each judged by the same facts. */
function withSegments({ compiled: { segments } }: LiveVersion, readFact: ReadFact): ReadFact {
  if (segments.size === 0) return readFact
  let held: string[] | null = null
  const read = (field: string): Fact => {
    if (field !== "customer.segment") return readFact(field)
    if (held) return held
    held = []
    // Those that others are made of come first, so that these find them judged.
    for (const [id, { name, condition }] of segments) if (condition.holds(read)) held = [...held, id, name]
    return held
  }
  return read
}

function segmentsOf({ compiled: { segments } }: LiveVersion, readFact: ReadFact): Pick<AwardMember, "segmentIds"> {
  if (segments.size === 0) return {}
  const held = readFact("customer.segment")
  return { segmentIds: new Set(Array.isArray(held) ? held : []) }
}

function versionOf(program: LiveProgram, { at, judge }: TimelineActivity): LiveVersion | undefined {
  const known = judge?.versionId && program.versions.find(({ id }) => id === judge.versionId)
  return known || versionAt(program, at)
}
