import { benefitsAt } from "@/lib/benefits/domain/benefits-of"
import { divideHalfEven } from "@/lib/core/money"
import { benefitTitle } from "@/lib/tiers/domain/describe-benefit"
import type { Tier } from "@/lib/tiers/domain/tier"
import type { TierPeriod } from "@/lib/tiers/domain/tier-input"
import { type BacktestPeriod, monthAt } from "./backtest-period"
import { type BenefitCost, benefitCost } from "./benefit-cost"

type OfPurchase = Extract<BenefitCost, { minorOf: unknown }>

/** What a tier's benefits cost, with those of the lower tiers that go on. */
interface TierCosts {
  rank: number
  discounts: OfPurchase[]
  deliveries: OfPurchase[]
  visits: OfPurchase[]
  yearlyMinor: bigint
  /** Of its own, when it is first reached. */
  onceMinor: bigint
}

/** What is summed up in a month. */
interface Month {
  /** Taken with purchases, whole. */
  takenMinor: bigint
  /** What was there to be used, of which a share is: at once, and for the seconds that tiers were held. */
  allowedMinor: bigint
  seconds: Map<string, number>
}

const WHOLE = 10_000n
const YEAR_SECONDS = 365n * 86_400n

/**
 * What the benefits of tiers would have cost, as members come by. Each purchase takes the best discount and, unless it was
 * made in a store, the free delivery of the tier that it was made at; of what may be used so many times, a stated share is, evenly over the time in
 * which the tier is held.
 */
export class BenefitTally {
  private readonly costs: Map<string, TierCosts>
  private readonly months: Month[]
  /** Of the member who is counted: taken whole, and what may be used, for a year's seconds. */
  private own = { takenMinor: 0n, allowed: 0n }
  /** Benefits of which nobody has said what they cost. */
  readonly unknown: string[]
  /** Whether no benefit costs anything. */
  readonly isEmpty: boolean

  constructor(
    tiers: readonly Tier[],
    private readonly period: BacktestPeriod,
    private readonly useBasisPoints: number,
    moneyCurrency: string,
  ) {
    this.costs = new Map(tiers.map((tier) => [tier.id, costsOf(tiers, tier)]))
    this.isEmpty = [...this.costs.values()].every(costNothing)
    this.months = period.months.map(() => ({ takenMinor: 0n, allowedMinor: 0n, seconds: new Map() }))
    const open = tiers.flatMap(({ benefits = [] }) => benefits.filter((benefit) => benefitCost(benefit) === null))
    this.unknown = [...new Set(open.map((benefit) => benefitTitle(benefit, { moneyCurrency, tiers })))]
  }

  /** A purchase at a tier, of what is left of it after returns. What is bought in a store is not delivered. */
  bought(tierId: string | null, atMs: number, spendMinor: bigint, isInStore = false): void {
    const costs = this.costs.get(tierId ?? "")
    const month = this.months[monthAt(this.period, atMs)]
    if (!costs || !month || spendMinor <= 0n) return
    const takenMinor = most(costs.discounts, spendMinor) + (isInStore ? 0n : most(costs.deliveries, spendMinor))
    month.takenMinor += takenMinor
    this.own.takenMinor += takenMinor
    for (const { minorOf } of costs.visits) this.allow(month, minorOf(spendMinor))
  }

  /** The tiers of a member in order of time, of which those from an instant on count. */
  held(periods: readonly Pick<TierPeriod, "tierId" | "from" | "to">[], fromMs: number): void {
    const { startMs, endMs } = this.period
    const begin = Math.max(startMs, fromMs)
    let reached = Number.NEGATIVE_INFINITY
    for (const { tierId, from, to } of periods) {
      const costs = this.costs.get(tierId)
      if (!costs) continue
      const first = from.getTime()
      if (first >= begin && first < endMs) this.reach(reached, costs.rank, first)
      reached = Math.max(reached, costs.rank)
      if (costs.yearlyMinor > 0n) this.spread(tierId, Math.max(first, begin), Math.min(to?.getTime() ?? endMs, endMs))
    }
  }

  /** What came to the member who was counted last, in minor units; the next one begins at nothing. */
  ofMember(): bigint {
    const { takenMinor, allowed } = this.own
    this.own = { takenMinor: 0n, allowed: 0n }
    return takenMinor + divideHalfEven(allowed * BigInt(this.useBasisPoints), YEAR_SECONDS * WHOLE)
  }

  /** By month, in minor units: rounded as sums since the first month, so that the year is what its months come to. */
  minorByMonth(): bigint[] {
    const share = BigInt(this.useBasisPoints)
    let used = 0n
    let told = 0n
    return this.months.map(({ takenMinor, allowedMinor, seconds }) => {
      used += allowedMinor * YEAR_SECONDS * share
      for (const [tierId, held] of seconds) used += (this.costs.get(tierId)?.yearlyMinor ?? 0n) * BigInt(held) * share
      const before = told
      told = divideHalfEven(used, YEAR_SECONDS * WHOLE)
      return takenMinor + told - before
    })
  }

  private reach(above: number, rank: number, atMs: number): void {
    const month = this.months[monthAt(this.period, atMs)]
    if (!month) return
    for (const one of this.costs.values()) if (one.rank > above && one.rank <= rank) this.allow(month, one.onceMinor)
  }

  private allow(month: Month, minor: bigint): void {
    month.allowedMinor += minor
    this.own.allowed += minor * YEAR_SECONDS
  }

  private spread(tierId: string, fromMs: number, toMs: number): void {
    for (let at = fromMs; at < toMs; ) {
      const place = monthAt(this.period, at)
      const month = this.months[place]
      const end = Math.min(toMs, this.period.monthEndsMs[place] ?? toMs)
      if (!month || end <= at) return
      const seconds = Math.floor((end - at) / 1000)
      month.seconds.set(tierId, (month.seconds.get(tierId) ?? 0) + seconds)
      this.own.allowed += (this.costs.get(tierId)?.yearlyMinor ?? 0n) * BigInt(seconds)
      at = end
    }
  }
}

const lists = { discount: "discounts", delivery: "deliveries", visit: "visits" } as const

function costsOf(tiers: readonly Tier[], { id, rank }: Tier): TierCosts {
  const found: TierCosts = { rank, discounts: [], deliveries: [], visits: [], yearlyMinor: 0n, onceMinor: 0n }
  for (const { benefit, tier } of benefitsAt(tiers, rank)) {
    const cost = benefitCost(benefit)
    if (cost === null) continue
    if ("minorOf" in cost) found[lists[cost.on]].push(cost)
    else if (cost.on === "year") found.yearlyMinor += cost.minor
    else if (tier.id === id) found.onceMinor += cost.minor
  }
  return found
}

function costNothing({ discounts, deliveries, visits, yearlyMinor, onceMinor }: TierCosts): boolean {
  return discounts.length + deliveries.length + visits.length === 0 && yearlyMinor + onceMinor === 0n
}

/** A purchase takes one of several that are alike: the best. */
function most(costs: readonly OfPurchase[], spendMinor: bigint): bigint {
  let most = 0n
  for (const { minorOf } of costs) {
    const minor = minorOf(spendMinor)
    if (minor > most) most = minor
  }
  return most
}
