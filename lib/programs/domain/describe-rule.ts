import type { Condition } from "@/lib/conditions/domain/condition"
import { describeCondition } from "@/lib/conditions/domain/describe-condition"
import { formatMoney } from "@/lib/core/money"
import { formatInteger, formatPoints } from "@/lib/core/points"
import type { EarningRule, Effect, Expiry, Limits, Pending, ProgramDefinition } from "./definition"
import { describeSchedule } from "./describe-schedule"

type RuleBody = Omit<EarningRule, "id">

/** The money and the points that sentences are told in, and names for what rules know by an id. */
export type Units = Pick<ProgramDefinition, "currency" | "moneyCurrency"> & {
  tiers?: readonly { id: string; name: string }[] | undefined
  /** They name the currency that counts for tiers and cannot be spent. */
  rules?: readonly { currency?: string | undefined }[] | undefined
  segments?: Record<string, { name: string }> | undefined
  /** By their codes. */
  eventTypes?: Readonly<Record<string, string>> | undefined
  /** By their ids and externalIds. */
  stores?: Readonly<Record<string, string>> | undefined
  surveys?: Readonly<Record<string, string>> | undefined
  /** The merchant's, for schedules; default: UTC, and the sentence says so. */
  timeZone?: string | undefined
}

/** One earning rule as a sentence, for beside its form while it is edited. */
export function describeRule(rule: RuleBody, units: Units): string {
  const parts = [
    `${occasionOf(rule, units)} earns ${describeEffect(rule, units)}`,
    ...audienceOf(rule, units),
    ...conditionOf(rule, units),
    ...limitsOf(rule.limits, wordsOf(rule, units)),
    ...pendingOf(rule.pending),
  ]
  const schedule = describeSchedule(rule, units.timeZone)
  return [
    `${parts.join(", ")}.`,
    ...(schedule ? [`${schedule}.`] : []),
    ...(rule.exclusiveGroup ? [`Of the rules in "${rule.exclusiveGroup}" only the best counts.`] : []),
    rule.effect.kind === "multiplier"
      ? describeExpiry(rule.expiry).replace(/^They/, "The extra ones")
      : describeExpiry(rule.expiry),
    ...(rule.paused ? ["Paused: it gives nothing once this is published."] : []),
  ].join(" ")
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

function occasionOf({ trigger, eventType }: RuleBody, { eventTypes }: Units): string {
  if (trigger !== "event" || !eventType) return occasions[trigger]
  return `The activity "${eventTypes?.[eventType] ?? eventType}"`
}

const recipients = { referrer: " for the one who invites", referee: " for the friend", both: " for each of the two" }

function describeEffect({ effect, currency, trigger, recipient = "both" }: RuleBody, units: Units): string {
  const side = trigger === "referral" ? recipients[recipient] : ""
  const given = effectWords(effect, wordsOf({ currency }, units), units.moneyCurrency) + side
  const own = currency === undefined || currency === units.currency.code
  return own ? given : `${given} (these count for tiers and cannot be spent)`
}

type Words = { name: string; plural: string }

/** A qualifying currency has a code and no words. */
function wordsOf({ currency }: Pick<RuleBody, "currency">, units: Units): Words {
  return currency === undefined || currency === units.currency.code
    ? units.currency
    : { name: currency, plural: currency }
}

function effectWords(effect: Effect, words: Words, moneyCurrency: string): string {
  switch (effect.kind) {
    case "perAmount":
      return `${formatPoints(effect.points, words)} for each ${formatMoney(effect.perMinor, moneyCurrency)} spent`
    case "perItem":
      return `${formatPoints(effect.points, words)} for each item`
    case "fixed":
      return formatPoints(effect.points, words)
    case "multiplier":
      return `${effect.factor} times the ${words.plural}`
  }
}

function audienceOf({ eligibleTiers, eligibleSegmentId }: RuleBody, { tiers, segments }: Units): string[] {
  const names = eligibleTiers?.map((tier) => tiers?.find(({ id }) => id === tier)?.name ?? tier)
  const segment = eligibleSegmentId ? (segments?.[eligibleSegmentId]?.name ?? "a segment that is gone") : null
  return [
    ...(names?.length ? [`for members in ${names.length === 1 ? names[0] : orList(names)}`] : []),
    ...(segment ? [`${names?.length ? "and " : ""}for members of the segment ${segment}`] : []),
  ]
}

function orList(names: string[]): string {
  return `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`
}

function conditionOf({ condition }: RuleBody, units: Units): string[] {
  return condition?.rules.length ? [`if ${describeRuleCondition(condition, units)}`] : []
}

/** The condition of a rule in words, with stores and segments by their names. */
export function describeRuleCondition(
  condition: Condition,
  { moneyCurrency, segments, stores, surveys }: Units,
): string {
  const nameOf = (field: string, value: unknown) => {
    if (field === "customer.segment") return segments?.[String(value)]?.name
    if (field === "event.data.surveyId") return surveys?.[String(value)]
    return field === "purchase.storeId" ? stores?.[String(value)] : undefined
  }
  return describeCondition(condition, { moneyCurrency, nameOf })
}

function limitsOf(limits: Limits | undefined, words: Words): string[] {
  const { perMember, budgetPoints } = limits ?? {}
  const per = perMember?.per === "lifetime" ? "in all" : `per ${perMember?.per}`
  const parts = [
    ...(perMember?.count === undefined ? [] : [perMember.count === 1 ? "once" : count(perMember.count, "time")]),
    ...(perMember?.points === undefined ? [] : [formatPoints(perMember.points, words)]),
  ]
  return [
    ...(parts.length > 0 ? [`at most ${parts.join(" and ")} ${per}`] : []),
    ...(budgetPoints === undefined ? [] : [`until ${formatPoints(budgetPoints, words)} are given to all together`]),
  ]
}

function pendingOf(pending: Pending | undefined): string[] {
  if (!pending) return []
  if ("untilAction" in pending) return ["once confirmed"]
  return pending.days > 0 ? [`available after ${count(pending.days, "day")}`] : []
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
      return `They expire after ${count(expiry.months, "month")} without a purchase or activity.`
  }
}

/** "1 day", "14 days". */
export function count(value: number, noun: string): string {
  return `${formatInteger(value)} ${noun}${value === 1 ? "" : "s"}`
}
