import type { ReadFact } from "@/lib/conditions/domain/condition"
import type { Day } from "@/lib/core/calendar"
import type { ExchangeRate } from "@/lib/core/money"
import type { AwardResult, Usage } from "@/lib/programs/domain/award-input"
import { awardPurchase } from "@/lib/programs/domain/award-purchase"
import type { Purchase } from "@/lib/programs/domain/purchase-base"
import { type LiveProgram, type LiveVersion, versionAt } from "@/lib/programs/steps/load-versions"
import type { DayActivity } from "@/lib/tiers/domain/holdings"
import { requirementsOf } from "@/lib/tiers/domain/tier"
import { orderActivity, type TierPeriod, tierPeriods } from "@/lib/tiers/domain/tier-periods"

/** A purchase in a member's history. Amounts are in the merchant's currency, except `amountMinor`, as it was charged. */
export interface TimelinePurchase {
  externalId: string
  at: Date
  day: Day
  amountMinor: bigint
  spendMinor: bigint
  /** What it earned already; replaced by the judgement where it is judged. */
  points: bigint
  /** To be judged; null: it only counts. */
  judge: {
    purchase: Purchase
    rate: ExchangeRate | null /** The version that awarded it; default: the one in force. */
    versionId?: string | undefined
  } | null
}

/** What a purchase is judged by beside itself: facts of the person, and what limits have left. */
export interface JudgeContext {
  readFact(purchase: TimelinePurchase, tierId: string | null, version: LiveVersion): ReadFact
  usage(purchase: TimelinePurchase, version: LiveVersion): ReadonlyMap<string, Usage> | undefined
  /** Told of each judgement, in the right order; begins anew with each pass. */
  judged(purchase: TimelinePurchase, version: LiveVersion, result: AwardResult): void
  begin(purchases: readonly TimelinePurchase[]): void
}

export interface Timeline {
  joinedAt: Date
  /** Sums of the days before the first purchase listed. */
  carriedDays: readonly DayActivity[]
  /** All purchases from a local day on, in any order. */
  purchases: readonly TimelinePurchase[]
  fromDay: Day
}

export interface Judgement {
  /** Of the purchases judged, in the right order. */
  awarded: { purchase: TimelinePurchase; version: LiveVersion; tierId: string | null; result: AwardResult }[]
  periods: TierPeriod[]
}

const mostPasses = 1000

/**
 * Awards a member's purchases in the right order, each at the tier before it, and reckons the tiers. Where tiers depend on
 * points and points on tiers it passes again until nothing changes: each pass settles at least one more purchase.
 */
export function judgeMember(
  program: LiveProgram,
  timeZone: string,
  timeline: Timeline,
  context: JudgeContext,
): Judgement {
  const purchases = orderActivity(timeline.purchases)
  const countsPoints = dependsOnPoints(program)
  let points = purchases.map((one) => (one.judge ? 0n : one.points))
  for (let pass = 1; ; pass += 1) {
    const { periods, tierBefore } = reckonTiers(program, timeZone, timeline, purchases, points)
    const awarded = award(program, purchases, tierBefore, context)
    const found = new Map(awarded.map(({ purchase, result }) => [purchase, earnedPoints(program, result)]))
    const next = purchases.map((one, index) => found.get(one) ?? points[index] ?? 0n)
    if (!countsPoints || pass > mostPasses || next.every((value, index) => value === points[index])) {
      return { awarded, periods }
    }
    points = next
  }
}

/** Points that count towards tiers by points: those of the program's own currency, or of a qualifying one. */
function earnedPoints(program: LiveProgram, result: AwardResult): bigint {
  const qualifying = countsQualifyingPoints(program)
  return result.awards
    .filter(({ currency }) => (currency === program.currency) !== qualifying)
    .reduce((total, award) => total + award.points, 0n)
}

function metricsOf(program: LiveProgram) {
  return program.ladders.flatMap(({ tiers }) => tiers.flatMap((tier) => requirementsOf(tier.qualification)))
}

/** Whether tiers are reckoned from points of currencies other than the program's own. */
export function countsQualifyingPoints(program: LiveProgram): boolean {
  return metricsOf(program).some(({ metric }) => metric === "qualifyingPoints")
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
  purchases: readonly TimelinePurchase[],
  points: readonly bigint[],
): Tiers {
  if (program.ladders.every(({ tiers }) => tiers.length === 0)) return { periods: [], tierBefore: new Map() }
  const { periods, tierBefore } = tierPeriods({
    ladders: program.ladders,
    timeZone,
    joinedAt: timeline.joinedAt,
    carriedDays: timeline.carriedDays,
    activity: purchases.map(({ at, day, spendMinor, amountMinor, externalId }, index) => ({
      at,
      day,
      spendMinor,
      points: points[index] ?? 0n,
      purchases: 1n,
      amountMinor,
      externalId,
    })),
    fromDay: timeline.fromDay,
  })
  return { periods, tierBefore: new Map(tierBefore.map(({ externalId, tierId }) => [externalId, tierId])) }
}

function award(
  program: LiveProgram,
  purchases: readonly TimelinePurchase[],
  tierBefore: ReadonlyMap<string, string | null>,
  context: JudgeContext,
): Judgement["awarded"] {
  context.begin(purchases)
  return purchases.flatMap((purchase) => {
    const version = versionOf(program, purchase)
    if (!purchase.judge || !version) return []
    const tierId = tierBefore.get(purchase.externalId) ?? null
    const usage = context.usage(purchase, version)
    const result = awardPurchase({
      compiled: version.compiled,
      purchase: purchase.judge.purchase,
      rate: purchase.judge.rate,
      member: { tierId, ...(usage ? { usage } : {}) },
      readFact: context.readFact(purchase, tierId, version),
    })
    context.judged(purchase, version, result)
    return [{ purchase, version, tierId, result }]
  })
}

function versionOf(program: LiveProgram, { at, judge }: TimelinePurchase): LiveVersion | undefined {
  return program.versions.find(({ id }) => id === judge?.versionId) ?? versionAt(program, at)
}
