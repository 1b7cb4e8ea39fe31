import { type Condition, type ConditionNode, fieldsOf, isGroup } from "@/lib/conditions/domain/condition"
import { addDays, type Day, localDay } from "@/lib/core/calendar"
import { FACTOR_ONE, formatFactor, parseFactor } from "@/lib/core/money"
import { segmentsNamedIn } from "@/lib/segments/domain/segment-links"
import type { EarningRule, ProgramDefinition } from "./definition"
import { describeSchedule } from "./describe-schedule"
import { lastUsableDay } from "./lot-dates"
import { contradictsItself, rulesMeet, schedulesMeet } from "./rule-overlap"

export type RuleConflict = {
  ruleId: string
  /** The other rule, where it takes two. */
  otherId: string | null
  kind: "unreachable" | "noBase" | "stacks" | "multipliersAdd"
  message: string
}

/** What a draft is judged against. Rules that are paused take no part. */
export type ConflictInput = {
  rules: readonly EarningRule[]
  tiers: readonly { id: string; name: string }[]
  currency: ProgramDefinition["currency"]
  segments: readonly { id: string; name: string }[]
  /** Codes of activities that can be recorded; null: not known. */
  eventTypes: readonly string[] | null
  now: Date
  timeZone: string
}

/**
 * What somebody who edits rules should know before publishing: rules that never give, multiples of nothing, and rules that
 * give for the same. None of it keeps a draft from being published. In the order of the rules.
 */
export function findConflicts(input: ConflictInput): RuleConflict[] {
  const rules = input.rules.filter(({ paused }) => !paused)
  const found = rules.flatMap((rule) => [...unreachable(rule, input), ...noBase(rule, rules, input)])
  const dead = new Set(found.map(({ ruleId }) => ruleId))
  const alive = rules.filter(({ id }) => !dead.has(id))
  const pairs = alive.flatMap((rule, index) => alive.slice(index + 1).flatMap((other) => pairUp(rule, other, input)))
  const place = new Map(rules.map(({ id }, index) => [id, index]))
  return [...found, ...pairs].sort((a, b) => (place.get(a.ruleId) ?? 0) - (place.get(b.ruleId) ?? 0))
}

type Reason = (rule: EarningRule, input: ConflictInput) => string | null

const reasons: Reason[] = [
  ({ endsAt }, { now }) =>
    endsAt && Date.parse(endsAt) <= now.getTime()
      ? "It has ended, so it gives nothing. Move its end or remove it."
      : null,
  ({ eligibleTiers }, { tiers }) => {
    const known = tiers.flatMap(({ id, name }) => [id, name])
    return eligibleTiers && !eligibleTiers.some((tier) => known.includes(tier))
      ? "It is for tiers that the program does not have, so nobody gets it. Choose others."
      : null
  },
  ({ eligibleSegmentId, condition }, { segments }) => {
    const known = segments.flatMap(({ id, name }) => [id, name])
    const named = [...(eligibleSegmentId ? [eligibleSegmentId] : []), ...(condition ? segmentsNamedIn(condition) : [])]
    return named.some((one) => !known.includes(one)) ? "Its segment does not exist any more. Choose another." : null
  },
  ({ limits }) =>
    limits?.budgetPoints === 0 || limits?.perMember?.count === 0 || limits?.perMember?.points === 0
      ? "Its limit is zero, so it gives nothing. Raise the limit or take it away."
      : null,
  (rule, { now, timeZone }) =>
    runsOutWhilePending(rule, localDay(now, timeZone))
      ? "Its points run out before they can be spent. Let them last longer, or let them wait for less."
      : null,
  ({ trigger, eventType }, { eventTypes }) =>
    trigger === "event" && eventTypes && !eventTypes.includes(eventType ?? "")
      ? `No activity "${eventType}" is defined, so none can be recorded. Define it under Activities or choose another.`
      : null,
  ({ condition }) => {
    return contradictsItself(condition) ? "Its conditions exclude each other, so they never hold. Change one." : null
  },
  ({ condition }, { tiers }) => {
    const known = tiers.flatMap(({ id, name }) => [id, name])
    const asked = condition && fieldsOf(condition).has("member.tier") ? tiersAsked(condition) : []
    return asked.length > 0 && !asked.some((tier) => known.includes(tier))
      ? "It asks for tiers that the program does not have. Choose others."
      : null
  },
]

function unreachable(rule: EarningRule, input: ConflictInput): RuleConflict[] {
  for (const reason of reasons) {
    const message = reason(rule, input)
    if (message) return [{ ruleId: rule.id, otherId: null, kind: "unreachable", message }]
  }
  return []
}

/** Whether what it gives on a day would have run out when it becomes available. At the end of a year some always does. */
function runsOutWhilePending({ pending, expiry }: EarningRule, day: Day): boolean {
  if (!pending || !("days" in pending) || expiry?.kind === "endOfYear") return false
  const last = lastUsableDay(expiry, day)
  return last !== null && last < addDays(day, pending.days)
}

/** The tiers that a condition joined by "and" asks for by name. */
function tiersAsked({ combinator, not, rules }: Condition): string[] {
  if (not || (combinator === "or" && rules.length > 1)) return []
  const asked = (node: ConditionNode): string[] => {
    if (isGroup(node)) return tiersAsked(node)
    if (node.field !== "member.tier" || (node.operator !== "=" && node.operator !== "in")) return []
    return (Array.isArray(node.value) ? node.value : [node.value]).map(String)
  }
  return rules.flatMap(asked)
}

function currencyOf({ currency }: EarningRule, input: ConflictInput): string {
  return currency ?? input.currency.code
}

function isMultiplier({ effect }: EarningRule): boolean {
  return effect.kind === "multiplier"
}

/** Only what is given by amount or by item can be multiplied. */
function noBase(rule: EarningRule, rules: readonly EarningRule[], input: ConflictInput): RuleConflict[] {
  if (!isMultiplier(rule)) return []
  const hasBase = rules.some(
    (other) =>
      other.trigger === "purchase" &&
      (other.effect.kind === "perAmount" || other.effect.kind === "perItem") &&
      currencyOf(other, input) === currencyOf(rule, input) &&
      schedulesMeet(rule, other),
  )
  if (hasBase) return []
  const message = "It multiplies what other rules give by amount or by item, and there is none. Add such a rule."
  return [{ ruleId: rule.id, otherId: null, kind: "noBase", message }]
}

function pairUp(rule: EarningRule, other: EarningRule, input: ConflictInput): RuleConflict[] {
  if (currencyOf(rule, input) !== currencyOf(other, input) || !rulesMeet(rule, other)) return []
  if (rule.exclusiveGroup && rule.exclusiveGroup === other.exclusiveGroup) return []
  if (isMultiplier(rule) !== isMultiplier(other)) return []
  const pair = { ruleId: other.id, otherId: rule.id }
  if (!isMultiplier(rule)) {
    const what = whatOf(rule)
    const message = `"${rule.name}" gives for the same ${what}: both count. Put both in one group if only the better should.`
    return [{ ...pair, kind: "stacks", message }]
  }
  const together = formatFactor(factorOf(rule) + factorOf(other) - FACTOR_ONE)
  const schedule = describeSchedule(meeting(rule, other), input.timeZone)
  const when = schedule ? ` ${schedule.replace(/^Only /, "")}` : ""
  const message = `"${rule.name}" multiplies the same${when}: together they give ${together} times, as extras add up.`
  return [{ ...pair, kind: "multipliersAdd", message }]
}

function whatOf({ trigger }: EarningRule): string {
  if (trigger === "purchase") return "purchases"
  return trigger === "event" ? "activity" : "occasion"
}

function factorOf({ effect }: EarningRule): bigint {
  return effect.kind === "multiplier" ? parseFactor(effect.factor) : FACTOR_ONE
}

/** The time in which both hold. */
function meeting(a: EarningRule, b: EarningRule): { startsAt?: string | undefined; endsAt?: string | undefined } {
  const byTime = (one: string, other: string) => Date.parse(one) - Date.parse(other)
  const starts = [a.startsAt, b.startsAt].filter((one) => one !== undefined).sort(byTime)
  const ends = [a.endsAt, b.endsAt].filter((one) => one !== undefined).sort(byTime)
  return { startsAt: starts.at(-1), endsAt: ends[0] }
}
