import type { ConditionRule, Fact, Operator, Scalar } from "./condition"
import type { Field } from "./fields"

/** Texts that are compared as numbers: at most 15 digits, so that a double and Postgres's numeric agree on each. */
export const NUMERIC_TEXT = "^-?[0-9]{1,12}([.][0-9]{1,3})?$"
const numericText = new RegExp(NUMERIC_TEXT)

/** Negative 0, 0 and positive as `a` is below, equal to or above `b`; null when the two cannot be compared. */
type Compare = (seen: string | number | boolean, wanted: Scalar) => number | null

const compareByType: Record<Field["type"], Compare> = {
  number: (seen, wanted) => Number(seen) - Number(wanted),
  boolean: (seen, wanted) => (seen === wanted ? 0 : 1),
  day: (seen, wanted) => compareText(String(seen), String(wanted)),
  text: (seen, wanted) => compareText(String(seen), String(wanted)),
  set: (seen, wanted) => compareText(String(seen), String(wanted)),
  attribute: (seen, wanted) => {
    const text = String(seen)
    if (typeof wanted === "number") return numericText.test(text) ? Number(text) - wanted : null
    return compareText(text, String(wanted))
  },
}

/** Order of code points, which is the order of Postgres's "C" collation, where UTF-16 units would differ. */
function compareText(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  let at = 0
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1
  // Two that differ in the second half of a pair differ in the whole of it.
  if (at > 0 && Math.max(a.codePointAt(at - 1) ?? 0, b.codePointAt(at - 1) ?? 0) > 0xffff) at -= 1
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1)
}

type Test = (difference: number) => boolean
const tests: Partial<Record<Operator, Test>> = {
  "<": (difference) => difference < 0,
  "<=": (difference) => difference <= 0,
  ">": (difference) => difference > 0,
  ">=": (difference) => difference >= 0,
}

const typesOfText: ReadonlySet<Field["type"]> = new Set(["day", "text", "set"])

type Match = (seen: string | number | boolean) => boolean

/** The test of one present value. Negations are made of it by `matchFact`. */
function matchOne(field: Field, operator: Operator, values: Scalar[]): Match {
  const compare = compareByType[field.type]
  const [first = "", second = ""] = values
  const comparison = tests[operator]
  if (comparison) {
    return (seen) => {
      const difference = compare(seen, first)
      return difference !== null && comparison(difference)
    }
  }
  if (operator === "between") {
    return (seen) => (compare(seen, first) ?? -1) >= 0 && (compare(seen, second) ?? 1) <= 0
  }
  if (operator === "contains") return (seen) => String(seen).includes(String(first))
  if (operator === "beginsWith") return (seen) => String(seen).startsWith(String(first))
  if (operator === "endsWith") return (seen) => String(seen).endsWith(String(first))
  if (typesOfText.has(field.type)) {
    // Asked for each line of a purchase, with as many values as a merchant cares to list.
    const texts = new Set(values.map(String))
    return (seen) => texts.has(String(seen))
  }
  return (seen) => values.some((value) => compare(seen, value) === 0)
}

/** The values of a rule as a list, e-mail addresses in lower case, as they are stored. */
export function valuesOf(rule: ConditionRule, field: Field): Scalar[] {
  const list = Array.isArray(rule.value) ? rule.value : [rule.value ?? ""]
  return field.name === "customer.email" ? list.map((value) => String(value).toLowerCase()) : list
}

/**
 * Makes the test of a rule's operator and value. A missing value fails every positive operator and holds for `!=`,
 * `notIn` and `null`; of a set, any member may match.
 */
export function matchFact(rule: ConditionRule, field: Field): (fact: Fact | undefined) => boolean {
  const { operator } = rule
  if (operator === "null") return isMissing
  if (operator === "notNull") return (fact) => !isMissing(fact)
  const negated = operator === "!=" || operator === "notIn"
  const match = matchOne(field, operator, valuesOf(rule, field))
  return (fact) => {
    if (isMissing(fact)) return negated
    const held = isSet(fact) ? fact.some(match) : match(fact as string | number | boolean)
    return held !== negated
  }
}

function isSet(fact: Fact | undefined): fact is readonly string[] {
  return Array.isArray(fact)
}

function isMissing(fact: Fact | undefined): boolean {
  return fact === null || fact === undefined || (isSet(fact) && fact.length === 0)
}
