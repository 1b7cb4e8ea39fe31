import { type Field, findField, listFields, operatorsByType } from "@/lib/conditions/domain/fields"
import { monthNames, operatorLabel, weekdayNames } from "@/lib/conditions/domain/words"
import type { ConditionChoices, Option } from "./choices"

const windows = [7, 30, 60, 90, 180, 365]

/** More categories than these are typed instead of ticked. */
const mostTicks = 30

/** The fields of a person, their windows of days, and the merchant's own attributes. */
function personFields(choices: ConditionChoices): string[] {
  return [
    ...windows.map((days) => `customer.spendMinor.${days}d`),
    ...windows.map((days) => `customer.purchaseCount.${days}d`),
    ...choices.attributeKeys.map((key) => `customer.attributes.${key}`),
  ]
}

/** What the builder offers for a segment. */
export function segmentFields(choices: ConditionChoices): Option[] {
  const names = [...listFields("segment").map(({ name }) => name), ...personFields(choices)]
  const answers = (choices.surveys ?? []).map(({ id, title }) => ({
    value: `survey.${id}.nps`,
    label: `Last answer: ${title}`,
  }))
  return [...optionsOf(names), ...answers]
}

/** What the builder offers for a rule: a purchase and its items, or what an activity tells of, and the person. */
export function ruleFields(choices: ConditionChoices, trigger: string, dataKeys: readonly string[]): Option[] {
  const told = (name: string) =>
    trigger === "purchase" ? !name.startsWith("event.") : !/^(purchase|items|event)\./.test(name)
  const fixed = listFields("rule")
    .map(({ name }) => name)
    .filter(told)
  return optionsOf([...dataKeys.map((key) => `event.data.${key}`), ...fixed, ...personFields(choices)])
}

type Asked = { field: string } | { rules: readonly unknown[] } | string

/** The fields offered, and those that the conditions ask for already: other days, an attribute that nobody has any more. */
export function withAskedFields(offered: readonly Option[], query: { rules: readonly unknown[] }): Option[] {
  const asked = new Set<string>()
  const visit = (rules: readonly unknown[]) => {
    for (const rule of rules as readonly Asked[]) {
      if (typeof rule === "string") continue
      if ("rules" in rule) visit(rule.rules)
      else asked.add(rule.field)
    }
  }
  visit(query.rules)
  for (const { value } of offered) asked.delete(value)
  return [...offered, ...optionsOf([...asked])]
}

function optionsOf(names: readonly string[]): Option[] {
  return names
    .flatMap((name) => findField(name) ?? [])
    .map(({ name, label }) => ({ value: name, label: capital(label) }))
}

function capital(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1)
}

/** The operators of a field, in words that fit its kind. */
export function builderOperators(fieldName: string) {
  const type = findField(fieldName)?.type ?? "text"
  return operatorsByType[type].map((name) => ({ name, value: name, label: operatorLabel(name, type) }))
}

const yesNo = [
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
]

const numbered = (names: readonly string[]) => names.map((label, index) => ({ value: String(index + 1), label }))
const plain = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }))
const named = (all: readonly { id: string; name: string }[]) => all.map(({ id, name }) => ({ value: id, label: name }))
const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}:00` }))

const byName: Record<string, (choices: ConditionChoices) => Option[]> = {
  "member.tier": ({ tierNames }) => plain(tierNames),
  "customer.segment": ({ segments }) => named(segments),
  "event.data.surveyId": ({ surveys = [] }) => surveys.map(({ id, title }) => ({ value: id, label: title })),
  "purchase.storeId": ({ stores = [] }) => named(stores),
  "purchase.region": ({ regions = [] }) => plain(regions),
  "items.category": ({ categories = [] }) => plain(categories.length > mostTicks ? [] : categories),
  "customer.boughtCategory": ({ categories = [] }) => plain(categories.length > mostTicks ? [] : categories),
}

/** The values to choose from, where there are only so many; else null. */
export function valuesOfField(field: Field, choices: ConditionChoices): Option[] | null {
  const own = byName[field.name]?.(choices)
  if (own) return own.length > 0 || field.name === "member.tier" || field.name === "customer.segment" ? own : null
  if (field.unit === "month") return numbered(monthNames)
  if (field.unit === "weekday") return numbered(weekdayNames)
  if (field.unit === "hour") return hours
  if (field.type === "boolean") return yesNo
  return field.values ? plain(field.values) : null
}
