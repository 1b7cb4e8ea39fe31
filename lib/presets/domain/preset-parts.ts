import { formatMoney } from "@/lib/core/money"
import type { PointsCurrency } from "@/lib/programs/domain/definition"
import type { EarningRuleInput } from "@/lib/programs/schema"
import type { TierInput } from "@/lib/tiers/schema"
import { friendly, friendlyAbove, friendlyBetween, friendlyDown } from "./friendly-amount"
import { anyWords, type GoodsWords, goodsWords } from "./goods-words"
import type { PresetReward } from "./preset"
import type { PresetScale } from "./preset-scale"
import { printedDown } from "./printed-amount"

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
  const offers = roundOffers(scale, earning, Object.values(rewardVisits))
  return offers.map(({ costPoints, amountMinor }) => moneyOff(scale, costPoints, amountMinor))
}

export type Offer = { costPoints: number; amountMinor: number }

/** The offers for the points of so many usual purchases each; two that come to the same are one. */
export function roundOffers(scale: PresetScale, earning: Earning, visits: readonly number[]): Offer[] {
  const offers = visits.map((many) => roundOffer(scale, earning, many))
  return offers.filter(({ amountMinor }, place) => {
    return offers.findIndex((offer) => offer.amountMinor === amountMinor) === place
  })
}

/**
 * A round price and an amount that people print: for the points of about so many usual purchases where they are worth one,
 * else for the first that are.
 */
export function roundOffer(scale: PresetScale, earning: Earning, visits: number): Offer {
  const value = valueFor(scale, earning)
  const offerOf = (costPoints: number) => {
    const worth = (costPoints * value.amountMinor) / value.points
    const amountMinor = printedDown(worth, scale.stepMinor)
    return { costPoints, amountMinor, isWhole: amountMinor === worth }
  }
  const most = friendlyDown(visits * pointsOfOrder(scale, earning))
  const nearby = [...friendlyBetween(most * 0.6, most).reverse(), ...friendlyBetween(most + 1, most * 2)]
  const { costPoints, amountMinor } = nearby.map(offerOf).find(({ isWhole }) => isWhole) ?? firstOffer(most, offerOf)
  return { costPoints, amountMinor }
}

/** The first offer of so many points or more that comes to an amount at all. */
function firstOffer(least: number, offerOf: (costPoints: number) => Offer): Offer {
  let offer = offerOf(least)
  while (offer.amountMinor === 0) offer = offerOf(friendlyAbove(offer.costPoints))
  return offer
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
const thingSteps = { small: [0, 5], item: [0.75, 25], big: [3, 75] } as const

/**
 * A thing of the shop for as many points as purchases; money off where what may be spent on it is no price of such a thing. A
 * small thing may cost next to nothing.
 */
export function thing(scale: PresetScale, size: keyof typeof thingSteps, visits: number): PresetReward {
  const [least, most] = thingSteps[size]
  const unitCostMinor = allowedMinor(scale, visits)
  const steps = unitCostMinor / scale.stepMinor
  if (steps < least || steps > most) return amountAfter(scale, visits)
  const description = "Choose yours at the counter."
  return { name: wordsFor(scale)[size], kind: "freeProduct", costPoints: visits, unitCostMinor, description }
}

/** Money off after so many purchases, or after as many as it takes to be worth an amount that people print. */
function amountAfter(scale: PresetScale, visits: number): PresetReward {
  const amountOf = (many: number) => printedDown(allowedMinor(scale, many), scale.stepMinor)
  let many = visits
  while (amountOf(many) === 0) many = friendlyAbove(many)
  return moneyOff(scale, many, amountOf(many))
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
  return sells === null ? anyWords : goodsWords[sells]
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
