import { describeCondition } from "@/lib/conditions/domain/describe-condition"
import { formatMoney } from "@/lib/core/money"
import { formatInteger, formatPoints } from "@/lib/core/points"
import { isBaseTier, requirementsOf, type Tier, type TierMetric, type TierWindow } from "@/lib/tiers/domain/tier"
import type { EarningRule, Effect, Expiry, ProgramDefinition } from "./definition"

/** The money and the points currency that sentences are told in. */
export type Units = Pick<ProgramDefinition, "currency" | "moneyCurrency">

/** A program version in sentences, as a member would understand it: earning, value, tiers. */
export function describeProgram(definition: ProgramDefinition): string[] {
  const { currency, moneyCurrency, tiers } = definition
  const { points, amountMinor } = currency.value
  const ladder = [...tiers].sort((a, b) => a.rank - b.rank)
  return [
    definition.joinPolicy === "everyone"
      ? "Every customer is a member from the first purchase."
      : "Customers become members when they join.",
    ...definition.rules.map((rule) => describeRule(rule, definition)),
    ...(amountMinor > 0
      ? [
          `${formatPoints(points, currency)} ${points === 1 ? "is" : "are"} worth ${formatMoney(amountMinor, moneyCurrency)}.`,
        ]
      : []),
    ...ladder.map((tier) => describeTier(tier, definition)),
  ]
}

/** One earning rule as a sentence, for beside its form while it is edited. */
export function describeRule(rule: Omit<EarningRule, "id">, units: Units): string {
  const effect = describeEffect(rule.effect, units)
  const condition = rule.condition?.rules.length
    ? `, if ${describeCondition(rule.condition, { moneyCurrency: units.moneyCurrency })}`
    : ""
  const pending = !rule.pending
    ? ""
    : "untilAction" in rule.pending
      ? ", once confirmed"
      : rule.pending.days > 0
        ? `, available after ${count(rule.pending.days, "day")}`
        : ""
  const limit = rule.limits?.perMember ? `, ${describeLimit(rule.limits.perMember, units)}` : ""
  return `${occasions[rule.trigger]} earns ${effect}${condition}${limit}${pending}. ${describeExpiry(rule.expiry)}`
}

const occasions: Record<EarningRule["trigger"], string> = {
  purchase: "A purchase",
  event: "An activity",
  signup: "Joining",
  birthday: "A birthday",
  referral: "Bringing a friend",
  surveyResponse: "Answering a survey",
  anniversary: "The anniversary of joining",
}

function describeEffect(effect: Effect, { currency, moneyCurrency }: Units): string {
  switch (effect.kind) {
    case "perAmount":
      return `${formatPoints(effect.points, currency)} for each ${formatMoney(effect.perMinor, moneyCurrency)} spent`
    case "perItem":
      return `${formatPoints(effect.points, currency)} for each item`
    case "fixed":
      return formatPoints(effect.points, currency)
    case "multiplier":
      return `${effect.factor} times the ${currency.plural}`
  }
}

type MemberLimit = NonNullable<NonNullable<EarningRule["limits"]>["perMember"]>

function describeLimit({ count: uses, points, per }: MemberLimit, { currency }: Units): string {
  const parts = [
    ...(uses === undefined ? [] : [count(uses, "time")]),
    ...(points === undefined ? [] : [formatPoints(points, currency)]),
  ]
  return `at most ${parts.join(" and ")} ${per === "lifetime" ? "in all" : `per ${per}`}`
}

function describeExpiry(expiry: Expiry = { kind: "never" }): string {
  switch (expiry.kind) {
    case "never":
      return "They do not expire."
    case "afterDays":
      return `They can be used for ${count(expiry.days, "day")}.`
    case "afterMonths":
      return `They can be used for ${count(expiry.months, "month")}${expiry.roundTo ? ", to the end of that month" : ""}.`
    case "endOfYear":
      return "They can be used to the end of the year."
    case "fixedDate":
      return `They can be used through ${expiry.date}.`
    case "inactivity":
      return `They expire after ${count(expiry.months, "month")} without a purchase.`
  }
}

const inWindow: Record<TierWindow, string> = {
  rolling365: "in a year",
  calendarYear: "in a calendar year",
  programYear: "in a program year",
  anniversaryYear: "in a year of membership",
  lifetime: "in all",
}

/** One tier as a sentence: "A member who spends $250.00 in a year becomes Silver and earns 1.25 times the points." */
export function describeTier(tier: Tier, units: Units): string {
  const multiplier = tier.earningMultiplier
    ? ` and earns ${tier.earningMultiplier} times the ${units.currency.plural}`
    : ""
  if (isBaseTier(tier)) return `Every member begins as ${tier.name}${multiplier}.`
  const { qualification } = tier
  const joint = "of" in qualification && qualification.match === "any" ? " or " : " and "
  const needs = requirementsOf(qualification).map((need) => describeNeed(need.metric, need.threshold, units))
  const gift = tier.entryGift
    ? ` It comes with ${formatPoints(tier.entryGift.points, units.currency)} as a welcome.`
    : ""
  return `A member who ${needs.join(joint)} ${inWindow[qualification.window]} becomes ${tier.name}${multiplier}.${gift}`
}

function describeNeed(metric: TierMetric, threshold: number, { currency, moneyCurrency }: Units): string {
  if (metric === "spendMinor") return `spends ${formatMoney(threshold, moneyCurrency)}`
  if (metric === "purchases") return `buys ${count(threshold, "time")}`
  return `earns ${formatPoints(threshold, currency)}`
}

function count(value: number, noun: string): string {
  return `${formatInteger(value)} ${noun}${value === 1 ? "" : "s"}`
}
