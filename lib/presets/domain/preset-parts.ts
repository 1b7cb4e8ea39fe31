import { formatMoney } from "@/lib/core/money"
import type { PointsCurrency } from "@/lib/programs/domain/definition"
import type { EarningRuleInput } from "@/lib/programs/schema"
import type { TierInput } from "@/lib/tiers/schema"
import { friendly, friendlyDown } from "./friendly-amount"
import { type GoodsWords, goodsWords } from "./goods-words"
import type { PresetReward } from "./preset"
import type { PresetScale } from "./preset-scale"

/** After how many usual purchases the rewards of a catalogue are reached: the first soon, the last by who stays. */
export const rewardVisits = { first: 3, second: 8, third: 20 } as const

export type Earning = { points: number; perMinor: number }

/** Points for spending such that a usual purchase earns 10 or more, told in whole units of money. */
export function earningFor({ orderMinor, stepMinor }: PresetScale): Earning {
  const step = Math.max(1, Math.min(stepMinor, 10 ** Math.floor(Math.log10(orderMinor / 10))))
  return { points: Math.round(stepMinor / step), perMinor: stepMinor }
}

/** What a usual purchase earns. */
export function pointsOfOrder({ orderMinor }: PresetScale, { points, perMinor }: Earning): number {
  return Math.max(1, Math.floor(orderMinor / perMinor) * points)
}

/** What points are worth so that all of them together give back the share that the margin allows. */
export function valueFor({ giveBasisPoints }: PresetScale, { points, perMinor }: Earning): PointsCurrency["value"] {
  const worthOf = (many: number) => Math.floor((many * perMinor * giveBasisPoints) / (points * 10_000))
  const many = [100, 1000, 10_000].find((count) => worthOf(count) >= 10) ?? 100_000
  return { points: many, amountMinor: Math.max(1, worthOf(many)) }
}

export function spendRule(scale: PresetScale, name: string, earning: Earning): EarningRuleInput {
  return { name, trigger: "purchase", effect: { kind: "perAmount", ...earning }, expiry: lapse(scale) }
}

/** Points last as long as somebody comes back now and then. */
export function lapse({ visitsPerYear }: PresetScale): NonNullable<EarningRuleInput["expiry"]> {
  return { kind: "inactivity", months: visitsPerYear < 3 ? 24 : 12 }
}

/** Three amounts off, each worth exactly what its points are. */
export function discountRewards(scale: PresetScale, earning: Earning): PresetReward[] {
  const value = valueFor(scale, earning)
  const costs = Object.values(rewardVisits).map((visits) => friendlyDown(visits * pointsOfOrder(scale, earning)))
  return [...new Set(costs)].map((costPoints) => {
    const amountMinor = roundDown(Math.floor((costPoints * value.amountMinor) / value.points))
    return {
      name: `${formatMoney(amountMinor, scale.money)} off`,
      kind: "amountDiscount" as const,
      costPoints,
      unitCostMinor: amountMinor,
      detail: { amountMinor },
      description: "Show the voucher when you pay.",
    }
  })
}

/** To a multiple of 5, as prices are. */
function roundDown(minor: number): number {
  return minor < 10 ? Math.max(1, minor) : minor - (minor % 5)
}

/** What may be spent on a reward that is reached after so many usual purchases. */
export function allowedMinor({ orderMinor, giveBasisPoints }: PresetScale, visits: number): number {
  return friendlyDown((visits * orderMinor * giveBasisPoints) / 10_000)
}

export function thing(name: string, costPoints: number, unitCostMinor: number): PresetReward {
  return { name, kind: "freeProduct", costPoints, unitCostMinor, description: "Choose yours at the counter." }
}

/** A fee that a good customer has back after about two thirds of a month or of a year, by the share that is given back. */
export function membershipPrice({ yearMinor }: PresetScale, givenBasisPoints: number) {
  const monthMinor = friendly((yearMinor.good * givenBasisPoints * 2) / (10_000 * 12 * 3))
  return { monthMinor, yearMinor: monthMinor * 10 }
}

export function wordsFor({ sells }: PresetScale): GoodsWords {
  return goodsWords[sells]
}

type Rung = { name: string; threshold: number } & Pick<
  TierInput,
  "earningMultiplier" | "benefits" | "entryGift" | "price"
>
type Ladder = Pick<TierInput, "downgrade"> & {
  metric: "spendMinor" | "purchases" | "qualifyingPoints"
  window: "rolling365" | "calendarYear"
}

/** Tiers from the lowest up that all count the same over the same time. */
export function ladderOf({ metric, window, downgrade }: Ladder, rungs: readonly Rung[]): TierInput[] {
  return rungs.map(({ threshold, ...rung }, rank) => ({
    ...rung,
    rank,
    qualification: { metric, threshold, window },
    downgrade,
  }))
}
