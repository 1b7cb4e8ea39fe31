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

export type DescribeOptions = { moneyCurrency?: string; locale?: string }

const phrases: Record<Operator, string> = {
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

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]

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
  const phrase = phrases[rule.operator]
  if (rule.operator === "null" || rule.operator === "notNull") return `${label} ${phrase}`
  if (typeof rule.value === "boolean" && field?.type === "boolean") {
    return rule.value === (rule.operator === "=") ? label : label.replace(/^is /, "is not ")
  }
  const values = Array.isArray(rule.value) ? rule.value : [rule.value ?? ""]
  const words = values.map((value) => describeValue(value, field, options))
  return `${label} ${phrase} ${words.join(rule.operator === "between" ? " and " : ", ")}`
}

function describeValue(
  value: Scalar,
  field: Field | null,
  { moneyCurrency, locale = "en-US" }: DescribeOptions,
): string {
  if (typeof value !== "number") return String(value)
  if (field?.unit === "weekday") return weekdays[value - 1] ?? String(value)
  if (field?.unit === "month") return months[value - 1] ?? String(value)
  if (field?.unit === "hour") return `${value}:00`
  if (!Number.isInteger(value)) return String(value)
  if (field?.unit === "minor" && moneyCurrency) return formatMoney(value, moneyCurrency, locale)
  return formatInteger(value, locale)
}
