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

/** Points for spending such that a usual purchase earns 10 or more, told in whole units of money where a purchase has any. */
export function earningFor({ orderMinor, stepMinor }: PresetScale): Earning {
  const perMinor = Math.min(stepMinor, 10 ** Math.floor(Math.log10(orderMinor)))
  const step = Math.max(1, Math.min(perMinor, 10 ** Math.floor(Math.log10(orderMinor / 10))))
  return { points: Math.round(perMinor / step), perMinor }
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

/** Three amounts off, each worth exactly what its points are where that comes to an amount that people would print. */
export function discountRewards(scale: PresetScale, earning: Earning): PresetReward[] {
  const offers = Object.values(rewardVisits).map((visits) => roundOffer(scale, earning, visits))
  return offers
    .filter(({ costPoints }, place) => offers.findIndex((offer) => offer.costPoints === costPoints) === place)
    .map(({ costPoints, amountMinor }) => moneyOff(scale, costPoints, amountMinor))
}

/** What is given for the points of about so many usual purchases, and never for more: a round price and a round amount. */
export function roundOffer(
  scale: PresetScale,
  earning: Earning,
  visits: number,
): { costPoints: number; amountMinor: number } {
  const value = valueFor(scale, earning)
  const worthOf = (points: number) => (points * value.amountMinor) / value.points
  const most = friendlyDown(visits * pointsOfOrder(scale, earning))
  for (let costPoints = most; costPoints >= most * 0.6; costPoints = friendlyDown(costPoints - 1)) {
    if (isRound(worthOf(costPoints), scale.stepMinor)) return { costPoints, amountMinor: worthOf(costPoints) }
    if (costPoints === 1) break
  }
  const amountMinor = Math.floor(worthOf(most))
  return {
    costPoints: most,
    amountMinor: amountMinor < 10 ? Math.max(1, amountMinor) : amountMinor - (amountMinor % 5),
  }
}

/** Amounts from ten dollars on are told in whole ones, from one on in halves, below in twentieths. */
function isRound(minor: number, stepMinor: number): boolean {
  const unit = minor >= 10 * stepMinor ? stepMinor : minor >= stepMinor ? stepMinor / 2 : Math.max(1, stepMinor / 20)
  return minor > 0 && minor % unit === 0
}

function moneyOff({ money }: PresetScale, costPoints: number, amountMinor: number): PresetReward {
  return {
    name: `${formatMoney(amountMinor, money)} off`,
    kind: "amountDiscount",
    costPoints,
    unitCostMinor: amountMinor,
    detail: { amountMinor },
    description: "Show the voucher when you pay.",
  }
}

/** What may be spent on a reward that is reached after so many usual purchases. */
export function allowedMinor({ orderMinor, giveBasisPoints }: PresetScale, visits: number): number {
  return friendlyDown((visits * orderMinor * giveBasisPoints) / 10_000)
}

/** What the things of each size may cost, in steps of money: nobody gives a breakfast for a cent, or wraps for forty. */
const thingSteps = { small: [0.2, 5], item: [0.75, 25], big: [3, 75] } as const

/** A thing of the shop for points; money off where what may be spent on it is no price of such a thing. */
export function thing(
  scale: PresetScale,
  size: keyof typeof thingSteps,
  costPoints: number,
  unitCostMinor: number,
): PresetReward {
  const [least, most] = thingSteps[size]
  const steps = unitCostMinor / scale.stepMinor
  if (steps < least || steps > most) return moneyOff(scale, costPoints, unitCostMinor)
  const description = "Choose yours at the counter."
  return { name: wordsFor(scale)[size], kind: "freeProduct", costPoints, unitCostMinor, description }
}

/** What may be spent on a small thing of a benefit: the share of a purchase, and never more than such a thing costs. */
export function smallMinor(scale: PresetScale, visits: number): number {
  return Math.min(allowedMinor(scale, visits), thingSteps.small[1] * scale.stepMinor)
}

/** Below about three dollars a month, collecting a fee takes most of it. */
const leastFeeSteps = 3

type Given = { shareBasisPoints: number; monthlyMinor?: number }

/**
 * The fee of a paid tier: half of what it saves the tenth of customers who spend most (a share of their year, and what it
 * gives each month), in whole steps of money that people read on a price; a year costs ten months.
 */
export function membershipPrice(scale: PresetScale, { shareBasisPoints, monthlyMinor = 0 }: Given) {
  const { yearMinor, stepMinor } = scale
  const savedMinor = (yearMinor.best * shareBasisPoints) / 10_000 + 12 * monthlyMinor
  const monthMinor = friendly(Math.max(leastFeeSteps, savedMinor / 2 / 12 / stepMinor)) * stepMinor
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
