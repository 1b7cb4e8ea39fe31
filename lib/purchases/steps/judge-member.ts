import type { Fact, ReadFact } from "@/lib/conditions/domain/condition"
import type { Day } from "@/lib/core/calendar"
import type { ExchangeRate } from "@/lib/core/money"
import type { AwardMember, AwardResult, Usage } from "@/lib/programs/domain/award-input"
import { awardOccasion, awardPurchase } from "@/lib/programs/domain/award-purchase"
import type { Trigger } from "@/lib/programs/domain/definition"
import type { Purchase } from "@/lib/programs/domain/purchase-base"
import { type TakenBack, takenBack } from "@/lib/programs/domain/taken-back"
import { type LiveProgram, type LiveVersion, versionAt } from "@/lib/programs/steps/load-versions"
import type { DayActivity } from "@/lib/tiers/domain/day-sums"
import { requirementsOf } from "@/lib/tiers/domain/tier"
import { orderActivity, type TierPeriod, tierPeriods } from "@/lib/tiers/domain/tier-periods"

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

/** A purchase, a return or an event in a member's history. Amounts are in the merchant's currency, except `amountMinor`, as it was charged. */
export interface TimelineActivity {
  /** Names it: the externalId of a purchase; see `activityKey` for the others. */
  externalId: string
  at: Date
  /** The local day that it counts on: of a return, that of its purchase. */
  day: Day
  amountMinor: bigint
  spendMinor: bigint
  purchases: bigint
  /** What it earned already; replaced by the judgement where it is judged. */
  points: bigint
  /** To be judged; null: it only counts. */
  judge: PurchaseToJudge | EventToJudge | null
  /** Of a return: its purchase, and its place among the returns of it. */
  returnOf?: { externalId: string; position: number }
}

/** Keys that no externalId of a purchase can be. */
export function activityKey(kind: "event" | "return", id: string): string {
  return `\u0000${kind} ${id}`
}

/** What an activity is judged by beside itself: facts of the person, and what limits have left. */
export interface JudgeContext {
  readFact(activity: TimelineActivity, tierId: string | null, version: LiveVersion): ReadFact
  usage(activity: TimelineActivity, version: LiveVersion): ReadonlyMap<string, Usage> | undefined
  /** Told of each judgement, in the right order; begins anew with each pass. */
  judged(activity: TimelineActivity, version: LiveVersion, result: AwardResult): void
  begin(activities: readonly TimelineActivity[]): void
}

export interface Timeline {
  joinedAt: Date
  /** Sums of the days before the first activity listed, without the returns that are listed. */
  carriedDays: readonly DayActivity[]
  /** All activities from a local day on, in any order. */
  activities: readonly TimelineActivity[]
  fromDay: Day
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

export interface Judgement {
  /** Of the activities judged, in the right order. */
  awarded: Judged[]
  periods: TierPeriod[]
}

const mostPasses = 1000

/**
 * Awards a member's purchases and events in the right order, each at the tier before it, and reckons the tiers. Where tiers
 * depend on points and points on tiers it passes again until nothing changes: each pass settles at least one more.
 */
export function judgeMember(
  program: LiveProgram,
  timeZone: string,
  timeline: Timeline,
  context: JudgeContext,
): Judgement {
  const activities = orderActivity(timeline.activities)
  const countsPoints = dependsOnPoints(program)
  let points = activities.map((one) => (one.judge ? 0n : one.points))
  for (let pass = 1; ; pass += 1) {
    const { periods, tierBefore } = reckonTiers(program, timeZone, timeline, activities, points)
    const awarded = award(program, activities, tierBefore, context)
    if (!countsPoints || pass > mostPasses) return { awarded, periods }
    const found = new Map(awarded.map((one) => [one.activity.externalId, one]))
    const next = activities.map((one, index) => earnedBy(program, one, found) ?? points[index] ?? 0n)
    if (next.every((value, index) => value === points[index])) return { awarded, periods }
    points = next
  }
}

/** What an activity counts towards tiers by points; undefined where it was not judged. */
function earnedBy(
  program: LiveProgram,
  { externalId, returnOf }: TimelineActivity,
  found: ReadonlyMap<string, Judged>,
): bigint | undefined {
  const counts = countsTowards(program)
  const judged = found.get(returnOf?.externalId ?? externalId)
  if (!judged) return undefined
  const { awards } = judged.result
  if (!returnOf) return awards.reduce((sum, one) => (counts(one.currency) ? sum + one.points : sum), 0n)
  const taken = judged.takenBack[returnOf.position] ?? []
  return awards.reduce((sum, one, index) => (counts(one.currency) ? sum - (taken[index] ?? 0n) : sum), 0n)
}

/** Points that count towards tiers by points: those of the program's own currency, or of a qualifying one. */
export function countsTowards(program: LiveProgram): (currency: string) => boolean {
  const qualifying = metricsOf(program).some(({ metric }) => metric === "qualifyingPoints")
  return (currency) => (currency === program.currency) !== qualifying
}

function metricsOf(program: LiveProgram) {
  return program.ladders.flatMap(({ tiers }) => tiers.flatMap((tier) => requirementsOf(tier.qualification)))
}

/** Whether any tier, now or before, asks for points. */
export function dependsOnPoints(program: LiveProgram): boolean {
  return metricsOf(program).some(({ metric }) => metric === "pointsEarned" || metric === "qualifyingPoints")
}

type Tiers = { periods: TierPeriod[]; tierBefore: Map<string, string | null> }

function reckonTiers(
  program: LiveProgram,
  timeZone: string,
  timeline: Timeline,
  activities: readonly TimelineActivity[],
  points: readonly bigint[],
): Tiers {
  if (program.ladders.every(({ tiers }) => tiers.length === 0)) return { periods: [], tierBefore: new Map() }
  const { periods, tierBefore } = tierPeriods({
    ladders: program.ladders,
    timeZone,
    joinedAt: timeline.joinedAt,
    carriedDays: timeline.carriedDays,
    activity: activities.map(({ at, day, spendMinor, purchases, amountMinor, externalId }, index) => ({
      at,
      day,
      spendMinor,
      points: points[index] ?? 0n,
      purchases,
      amountMinor,
      externalId,
    })),
    fromDay: timeline.fromDay,
  })
  return { periods, tierBefore: new Map(tierBefore.map(({ externalId, tierId }) => [externalId, tierId])) }
}

function award(
  program: LiveProgram,
  activities: readonly TimelineActivity[],
  tierBefore: ReadonlyMap<string, string | null>,
  context: JudgeContext,
): Judged[] {
  context.begin(activities)
  return activities.flatMap((activity) => {
    const { judge } = activity
    const version = versionOf(program, activity)
    if (!judge || !version) return []
    const tierId = tierBefore.get(activity.externalId) ?? null
    const usage = context.usage(activity, version)
    const readFact = withSegments(version, context.readFact(activity, tierId, version))
    const member = { tierId, ...(usage ? { usage } : {}), ...segmentsOf(version, readFact) }
    const judged = judgeOne(activity, judge, { version, tierId, member, readFact })
    context.judged(activity, version, judged.result)
    return [judged]
  })
}

interface Ground {
  version: LiveVersion
  tierId: string | null
  member: AwardMember
  readFact: ReadFact
}

function judgeOne(
  activity: TimelineActivity,
  judge: PurchaseToJudge | EventToJudge,
  { version, tierId, member, readFact }: Ground,
): Judged {
  const { compiled } = version
  if (judge.kind === "event") {
    const { trigger, type, data } = judge
    const result = awardOccasion({
      compiled,
      trigger,
      eventType: type,
      data,
      occurredAt: activity.at,
      member,
      readFact,
    })
    return { activity, version, tierId, result, rests: [], takenBack: [] }
  }
  const { rate, rests } = judge
  const asItStands = (purchase: Purchase | null) => awardPurchase({ compiled, purchase, rate, member, readFact })
  const result = asItStands(judge.purchase)
  const after = rests.map(asItStands)
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
  return program.versions.find(({ id }) => id === judge?.versionId) ?? versionAt(program, at)
}
