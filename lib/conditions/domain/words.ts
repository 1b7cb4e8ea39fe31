import type { Operator } from "./condition"
import type { Field } from "./fields"

const operatorWords: Record<Operator, string> = {
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

/** What an operator is called, in words that fit the kind of field: days are before or after, not less or more. */
export function operatorLabel(operator: Operator, type: Field["type"]): string {
  return (type === "day" && dayWords[operator]) || operatorWords[operator]
}

/** Monday first, as the field `purchase.weekday` counts them from 1. */
export const weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

export const monthNames = [
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
