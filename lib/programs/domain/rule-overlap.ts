import { type Condition, type ConditionRule, isGroup, type Scalar } from "@/lib/conditions/domain/condition"
import { findField } from "@/lib/conditions/domain/fields"
import type { EarningRule } from "./definition"

type RuleBody = Omit<EarningRule, "id">

/** Whether two rules could hold at one instant. */
export function schedulesMeet(a: RuleBody, b: RuleBody): boolean {
  const start = (rule: RuleBody) => (rule.startsAt ? Date.parse(rule.startsAt) : Number.NEGATIVE_INFINITY)
  const end = (rule: RuleBody) => (rule.endsAt ? Date.parse(rule.endsAt) : Number.POSITIVE_INFINITY)
  return start(a) < end(b) && start(b) < end(a)
}

/**
 * Whether one purchase or activity of one member could meet both rules. Careful the other way: it says no only where both
 * plainly contradict each other, such as two different categories or amounts that do not meet.
 */
export function rulesMeet(a: RuleBody, b: RuleBody): boolean {
  if (a.trigger !== b.trigger || a.eventType !== b.eventType || !schedulesMeet(a, b)) return false
  if (a.recipient && b.recipient && a.recipient !== b.recipient && ![a, b].some((one) => one.recipient === "both")) {
    return false
  }
  if (a.eligibleTiers && b.eligibleTiers && !a.eligibleTiers.some((tier) => b.eligibleTiers?.includes(tier)))
    return false
  return !contradict(a.condition, b.condition)
}

/** Whether a condition contradicts itself, so that nothing can ever meet it. */
export function contradictsItself(condition: Condition | undefined): boolean {
  const all = demandsOf(condition)
  return all.some((one, index) => all.slice(index + 1).some((other) => exclude(one, other)))
}

function contradict(a: Condition | undefined, b: Condition | undefined): boolean {
  return demandsOf(a).some((one) => demandsOf(b).some((other) => exclude(one, other)))
}

/** What a condition demands in any case: its rules that are joined by "and". */
function demandsOf(condition: Condition | undefined): ConditionRule[] {
  if (!condition || condition.not || (condition.combinator === "or" && condition.rules.length > 1)) return []
  return condition.rules.flatMap((node) => (isGroup(node) ? demandsOf(node) : [node]))
}

/** Sets hold several values at once, so that two of them never exclude each other. */
function exclude(a: ConditionRule, b: ConditionRule): boolean {
  if (a.field !== b.field || findField(a.field)?.type === "set") return false
  const [ours, theirs] = [listed(a), listed(b)]
  if (ours && theirs) return !ours.some((value) => theirs.includes(value))
  const [banned, other] = [bannedBy(a) ?? bannedBy(b), bannedBy(a) ? theirs : ours]
  if (banned && other) return other.every((value) => banned.includes(value))
  const [left, right] = [rangeOf(a), rangeOf(b)]
  if (!left || !right) return false
  return left.from > right.to || right.from > left.to
}

function listed({ operator, value }: ConditionRule): Scalar[] | null {
  if (operator !== "=" && operator !== "in") return null
  return Array.isArray(value) ? value : [value ?? ""]
}

function bannedBy({ operator, value }: ConditionRule): Scalar[] | null {
  if (operator !== "!=" && operator !== "notIn") return null
  return Array.isArray(value) ? value : [value ?? ""]
}

/** Whole numbers, so that "more than 5" is from 6 on. */
function rangeOf({ operator, value }: ConditionRule): { from: number; to: number } | null {
  const [first, second] = Array.isArray(value) ? value : [value, value]
  if (typeof first !== "number" || typeof second !== "number") return null
  switch (operator) {
    case "=":
      return { from: first, to: first }
    case "<":
      return { from: Number.NEGATIVE_INFINITY, to: first - 1 }
    case "<=":
      return { from: Number.NEGATIVE_INFINITY, to: first }
    case ">":
      return { from: first + 1, to: Number.POSITIVE_INFINITY }
    case ">=":
      return { from: first, to: Number.POSITIVE_INFINITY }
    case "between":
      return { from: first, to: second }
    default:
      return null
  }
}
