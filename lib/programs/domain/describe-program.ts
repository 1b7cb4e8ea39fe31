import { dateLocale } from "@/lib/core/calendar"
import { formatMoney } from "@/lib/core/money"
import { formatInteger, formatPoints } from "@/lib/core/points"
import {
  isBaseTier,
  type Qualification,
  requirementsOf,
  type Tier,
  type TierMetric,
  type TierWindow,
} from "@/lib/tiers/domain/tier"
import { canBeEarned } from "@/lib/tiers/domain/tier-price"
import type { ProgramDefinition } from "./definition"
import { describeKeeping } from "./describe-keeping"
import { count, describeRule, type Units } from "./describe-rule"
import { qualifyingWord } from "./qualifying"

/** A program version in sentences, as a member would understand it: earning, value, returns, tiers. */
export function describeProgram(definition: ProgramDefinition, names: Partial<Units> = {}): string[] {
  const { currency, moneyCurrency, tiers } = definition
  const { points, amountMinor } = currency.value
  const ladder = [...tiers].sort((a, b) => a.rank - b.rank)
  return [
    definition.joinPolicy === "everyone"
      ? "Every customer is a member from the first purchase."
      : "Customers become members when they join.",
    ...definition.rules.map((rule) => describeRule(rule, { ...definition, ...names })),
    ...(amountMinor > 0
      ? [
          `${formatPoints(points, currency)} ${points === 1 ? "is" : "are"} worth ${formatMoney(amountMinor, moneyCurrency)}.`,
        ]
      : []),
    returns[definition.returnPolicy],
    ...ladder.map((tier) => describeTier(tier, definition)),
  ]
}

const returns: Record<ProgramDefinition["returnPolicy"], string> = {
  withinBalance: "What a returned purchase earned is taken back, and no balance goes below zero for it.",
  negative:
    "What a returned purchase earned is taken back; where it is spent already, what is earned next makes up for it.",
}

const month = new Intl.DateTimeFormat(dateLocale, { month: "long", timeZone: "UTC" })

const inWindow: Record<TierWindow, (qualification: Qualification) => string> = {
  rolling365: () => "in a year",
  calendarYear: () => "in a calendar year",
  programYear: ({ yearStartMonth = 1 }) => `in a year from ${month.format(Date.UTC(2026, yearStartMonth - 1))} on`,
  anniversaryYear: () => "in a year of membership",
  lifetime: () => "in all",
}

/** One tier as a sentence: "A member who spends $250.00 in a year becomes Silver and earns 1.25 times the points." */
export function describeTier(tier: Tier, units: Units): string {
  const multiplier = tier.earningMultiplier
    ? ` and earns ${tier.earningMultiplier} times the ${units.currency.plural}`
    : ""
  const price = describePrice(tier, units.moneyCurrency)
  if (tier.invitationOnly) return `${tier.name} is by invitation${multiplier}.`
  if (!canBeEarned(tier)) return `${tier.name} is for members who pay${multiplier}.${price}`
  if (isBaseTier(tier)) return `Every member begins as ${tier.name}${multiplier}.${describeKeeping(tier, units)}`
  const { qualification } = tier
  const joint = "of" in qualification && qualification.match === "any" ? " or " : " and "
  const needs = requirementsOf(qualification).map((need) => describeNeed(need.metric, need.threshold, units))
  return `A member who ${needs.join(joint)} ${inWindow[qualification.window](qualification)} becomes ${tier.name}${multiplier}.${describeKeeping(tier, units)}${price}`
}

/** " It costs $9.90 a month or $99.00 a year, with 14 days free to begin with." Empty where the tier is not sold. */
function describePrice({ price }: Tier, money: string): string {
  if (!price) return ""
  const { monthMinor, yearMinor, trialDays, only } = price
  const amounts = [
    ...(monthMinor === undefined ? [] : [`${formatMoney(monthMinor, money)} a month`]),
    ...(yearMinor === undefined ? [] : [`${formatMoney(yearMinor, money)} a year`]),
  ]
  const trial = trialDays === undefined ? "" : `, with ${count(trialDays, "day")} free to begin with`
  return ` It ${only ? "costs" : "can be had for"} ${amounts.join(" or ")}${trial}.`
}

function describeNeed(metric: TierMetric, threshold: number, units: Units): string {
  const { currency, moneyCurrency } = units
  if (metric === "spendMinor") return `spends ${formatMoney(threshold, moneyCurrency)}`
  if (metric === "purchases") return `buys ${count(threshold, "time")}`
  if (metric === "pointsEarned") return `earns ${formatPoints(threshold, currency)}`
  return `earns ${formatInteger(threshold)} ${qualifyingWord(units)}`
}
