import { describeCondition } from "@/lib/conditions/domain/describe-condition"
import type { GroupTrace, RuleTrace } from "@/lib/conditions/domain/evaluate"
import { findField } from "@/lib/conditions/domain/fields"
import { formatMoney } from "@/lib/core/money"
import { formatInteger } from "@/lib/core/points"
import { explainStep, notAwardedWords } from "./explain-award"
import type { AwardExplanation, RuleExplanation } from "./explanation"

/** One part of a condition: what was asked, what was seen, and whether it held. */
export interface ConditionWords {
  asked: string
  seen: string
  held: boolean
}

/** A rule as it was judged, in words. */
export interface RuleWords {
  name: string
  points: number
  currency: string
  /** "nothing, as its condition did not hold"; null where it gave points. */
  nothing: string | null
  /** Which lines of the purchase it was for, counted from 1; null: the whole. */
  lines: number[] | null
  conditions: ConditionWords[]
  steps: string[]
}

type Names = Readonly<Record<string, string>>

/**
 * Every rule that was evaluated, with the conditions that held and failed, the values seen and the arithmetic. Stores are told by
 * their names where these are known, by id or by number.
 */
export function explainRules({ rules, moneyCurrency }: AwardExplanation, storeNames: Names = {}): RuleWords[] {
  return rules.map((rule) => ({
    name: rule.name,
    points: rule.points,
    currency: rule.currency,
    nothing: rule.outcome === "awarded" ? null : `nothing, as ${notAwardedWords[rule.outcome]}`,
    lines: rule.lines?.map((line) => line + 1) ?? null,
    conditions: conditionsOf(rule, moneyCurrency, storeNames),
    steps: rule.steps.map((step) => explainStep(step, moneyCurrency)),
  }))
}

function conditionsOf({ conditions }: RuleExplanation, moneyCurrency: string, stores: Names): ConditionWords[] {
  const nameOf = (name: string, value: unknown) => (name === "purchase.storeId" ? stores[String(value)] : undefined)
  const all = conditions.flatMap(leaves).map(({ field, operator, value, seen, held }) => {
    const asked = { field, operator, value: value as string | number | boolean | null }
    return {
      asked: describeCondition({ combinator: "and", rules: [asked] }, { moneyCurrency, nameOf }),
      seen: seenWords(field, seen, moneyCurrency, stores),
      held,
    }
  })
  const distinct = new Map(all.map((one) => [JSON.stringify(one), one]))
  return [...distinct.values()]
}

function leaves(trace: GroupTrace): RuleTrace[] {
  return trace.rules.flatMap((one) => ("rules" in one ? leaves(one) : [one]))
}

function seenWords(name: string, seen: RuleTrace["seen"], moneyCurrency: string, stores: Names): string {
  if (seen === null) return "nothing"
  if (Array.isArray(seen)) return seen.length === 0 ? "nothing" : namesOf(name, seen, stores).join(", ")
  if (typeof seen === "number" && Number.isInteger(seen)) {
    return findField(name)?.unit === "minor" ? formatMoney(seen, moneyCurrency) : formatInteger(seen)
  }
  return typeof seen === "boolean" ? (seen ? "yes" : "no") : String(seen)
}

/** A store is known by an id of ours and by its number; people know its name, else the number. */
function namesOf(name: string, seen: readonly string[], stores: Names): readonly string[] {
  if (name !== "purchase.storeId") return seen
  return (seen.length > 1 ? seen.slice(-1) : seen).map((one) => stores[one] ?? one)
}
