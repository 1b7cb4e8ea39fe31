import { dateLocale, isDay } from "@/lib/core/calendar"
import { formatMoney } from "@/lib/core/money"
import { formatInteger } from "@/lib/core/points"
import {
  type Condition,
  type ConditionNode,
  type ConditionRule,
  isGroup,
  type Operator,
  type Scalar,
} from "./condition"
import { type Field, findField } from "./fields"
import { monthNames, operatorLabel, weekdayNames } from "./words"

export type DescribeOptions = {
  moneyCurrency?: string
  locale?: string
  /** What a value is called where it is an id: a segment, a store. Undefined: as it stands. */
  nameOf?: ((field: string, value: Scalar) => string | undefined) | undefined
}

/** A condition in words: "purchase amount is at least $20.00 and channel is online". Empty: "always". */
export function describeCondition(condition: Condition, options: DescribeOptions = {}): string {
  if (condition.rules.length === 0) return condition.not ? "never" : "always"
  const parts = condition.rules.map((node) => describeNode(node, options))
  const text = parts.join(` ${condition.combinator} `)
  return condition.not ? `not (${text})` : text
}

function describeNode(node: ConditionNode, options: DescribeOptions): string {
  if (!isGroup(node)) return describeRule(node, options)
  const text = describeCondition(node, options)
  return node.rules.length > 1 && !node.not ? `(${text})` : text
}

function describeRule(rule: ConditionRule, options: DescribeOptions): string {
  const field = findField(rule.field)
  const label = field?.label ?? rule.field
  const phrase = operatorLabel(plainOperator(rule), field?.type ?? "text")
  if (rule.field === "items.discountMinor" && rule.operator === "=" && rule.value === 0) return "item is not discounted"
  if (rule.operator === "null" || rule.operator === "notNull") return `${label} ${phrase}`
  if (typeof rule.value === "boolean" && field?.type === "boolean") {
    return rule.value === (rule.operator === "=") ? label : label.replace(/^is /, "is not ")
  }
  const values = Array.isArray(rule.value) ? rule.value : [rule.value ?? ""]
  const words = values.map((value) => options.nameOf?.(rule.field, value) ?? describeValue(value, field, options))
  // The last hour counts in full: "between 9 and 11" lasts until a minute to twelve.
  if (field?.unit === "hour" && rule.operator === "between")
    return `${label} ${phrase} ${values[0]}:00 and ${values[1]}:59`
  return `${label} ${phrase} ${words.join(rule.operator === "between" ? " and " : ", ")}`
}

const dayFormat = new Intl.DateTimeFormat(dateLocale, { dateStyle: "medium", timeZone: "UTC" })

function describeValue(
  value: Scalar,
  field: Field | null,
  { moneyCurrency, locale = "en-US" }: DescribeOptions,
): string {
  if (field?.type === "day" && isDay(String(value))) return dayFormat.format(new Date(`${value}T00:00:00Z`))
  if (typeof value !== "number") return String(value)
  if (field?.unit === "weekday") return weekdayNames[value - 1] ?? String(value)
  if (field?.unit === "month") return monthNames[value - 1] ?? String(value)
  if (field?.unit === "hour") return `${value}:00`
  if (!Number.isInteger(value)) return String(value)
  if (field?.unit === "minor" && moneyCurrency) return formatMoney(value, moneyCurrency, locale)
  return formatInteger(value, locale)
}

/** A list of one is that one. */
function plainOperator({ operator, value }: ConditionRule): Operator {
  if (!Array.isArray(value) || value.length !== 1) return operator
  if (operator === "in") return "="
  return operator === "notIn" ? "!=" : operator
}
