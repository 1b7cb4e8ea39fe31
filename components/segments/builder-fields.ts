import type { Operator } from "@/lib/conditions/domain/condition"
import { type Field, findField, listFields, operatorsByType } from "@/lib/conditions/domain/fields"
import type { BuilderChoices } from "@/lib/segments/queries/get-builder-choices"

const windows = [30, 90, 365]

/** What the builder offers: fixed fields, windows of days, the merchant's attributes and surveys. */
export function builderFields(choices: BuilderChoices, surveys: readonly { id: string; title: string }[]) {
  const names = [
    ...listFields("segment").map(({ name }) => name),
    ...windows.map((days) => `customer.spendMinor.${days}d`),
    ...windows.map((days) => `customer.purchaseCount.${days}d`),
    ...choices.attributeKeys.map((key) => `customer.attributes.${key}`),
  ]
  const fields = names
    .flatMap((name) => findField(name) ?? [])
    .map(({ name, label }) => ({ name, label: sentence(label) }))
  const answers = surveys.map(({ id, title }) => ({ name: `survey.${id}.nps`, label: `Last answer: ${title}` }))
  return [...fields, ...answers].map((field) => ({ ...field, value: field.name }))
}

function sentence(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1)
}

const words: Record<Operator, string> = {
  "=": "is",
  "!=": "is not",
  "<": "is less than",
  "<=": "is at most",
  ">": "is more than",
  ">=": "is at least",
  between: "is between",
  in: "is one of",
  notIn: "is none of",
  contains: "contains",
  beginsWith: "begins with",
  endsWith: "ends with",
  null: "is not known",
  notNull: "is known",
}

const dayWords: Partial<Record<Operator, string>> = {
  "<": "is before",
  "<=": "is on or before",
  ">": "is after",
  ">=": "is on or after",
}

/** The operators of a field, in words that fit its kind. */
export function builderOperators(fieldName: string) {
  const type = findField(fieldName)?.type ?? "text"
  return operatorsByType[type].map((name) => {
    const label = (type === "day" && dayWords[name]) || words[name]
    return { name, value: name, label }
  })
}

const monthNames = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat("en-US", { month: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2000, month, 1))),
)

/** The values to choose from, where there are only so many; else null. */
export function valuesOfField(field: Field, choices: BuilderChoices): { value: string; label: string }[] | null {
  if (field.name === "member.tier") return choices.tierNames.map((name) => ({ value: name, label: name }))
  if (field.name === "customer.segment") return choices.segments.map(({ id, name }) => ({ value: id, label: name }))
  if (field.unit === "month") return monthNames.map((label, index) => ({ value: String(index + 1), label }))
  if (field.type === "boolean") {
    return [
      { value: "true", label: "Yes" },
      { value: "false", label: "No" },
    ]
  }
  return field.values?.map((value) => ({ value, label: value })) ?? null
}
