import type { RuleGroupType, RuleType } from "react-querybuilder"

/** A ready-made choice that writes one demand of the condition. */
export type Exclusion = { field: string; operator: string; label: string; help?: string }

export const notDiscounted: Exclusion = {
  field: "items.discountMinor",
  operator: "=",
  label: "Not for discounted items",
  help: "Items with a discount of their own. A discount on the whole order does not count here.",
}

export const listExclusions: Exclusion[] = [
  { field: "items.category", operator: "notIn", label: "Not for these categories" },
  { field: "purchase.storeId", operator: "in", label: "Only in these stores" },
  { field: "purchase.region", operator: "in", label: "Only in these regions" },
  { field: "purchase.weekday", operator: "in", label: "Only on these weekdays" },
]

/** Hours are written as whole hours of which the last one counts in full: 9 to 11 is until 12 o'clock. */
export const hoursOnly: Exclusion = { field: "purchase.hour", operator: "between", label: "Only at these hours" }

/** Demands stand in the outermost group while it is joined by "and"; else that group moves into a new one. */
function outermost(query: RuleGroupType | null): RuleGroupType {
  if (!query) return { combinator: "and", rules: [] }
  if (query.combinator === "and" && !query.not) return query
  return query.rules.length === 0 ? { combinator: "and", rules: [] } : { combinator: "and", rules: [query] }
}

function isOf(node: RuleGroupType["rules"][number], { field, operator }: Exclusion): node is RuleType {
  return typeof node === "object" && "field" in node && node.field === field && node.operator === operator
}

/** What a choice stands at; null where it is not made. */
export function exclusionValue(query: RuleGroupType | null, exclusion: Exclusion): unknown {
  if (query?.combinator !== "and" || query.not) return null
  return query.rules.find((node) => isOf(node, exclusion))?.value ?? null
}

/** The condition with a choice made, changed, or taken back (null). Null when nothing is left of it. */
export function withExclusion(query: RuleGroupType | null, exclusion: Exclusion, value: unknown): RuleGroupType | null {
  const group = outermost(query)
  const { field, operator } = exclusion
  const known = group.rules.some((node) => isOf(node, exclusion))
  const added: RuleGroupType["rules"] =
    known || value === null ? [] : [{ id: crypto.randomUUID(), field, operator, value }]
  const kept = group.rules.flatMap((node): RuleGroupType["rules"] => {
    if (!isOf(node, exclusion)) return [node]
    return value === null ? [] : [{ ...node, value }]
  })
  const rules = [...kept, ...added]
  return rules.length === 0 ? null : { ...group, rules }
}

/** The condition without the demands on other fields; the same object where nothing had to go. */
export function keepFields(query: RuleGroupType | null, keeps: (field: string) => boolean): RuleGroupType | null {
  if (!query) return null
  const rules = query.rules.flatMap((node): RuleGroupType["rules"] => {
    if (typeof node !== "object") return []
    if (!("rules" in node)) return keeps(node.field) ? [node] : []
    const inner = keepFields(node as RuleGroupType, keeps)
    return inner && inner.rules.length > 0 ? [inner] : []
  })
  const isSame = rules.length === query.rules.length && rules.every((node, index) => node === query.rules[index])
  return isSame ? query : rules.length === 0 ? null : { ...query, rules }
}
