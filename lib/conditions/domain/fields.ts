import type { ConditionContext, Operator } from "./condition"

/**
 * What a field's values are. `set` fields hold several texts (a positive operator holds when any matches); `attribute`
 * fields are texts that are compared as numbers where the condition names a number.
 */
export type FieldType = "number" | "text" | "boolean" | "day" | "set" | "attribute"

export type Field = {
  name: string
  label: string
  type: FieldType
  contexts: readonly ConditionContext[]
  unit?: "minor" | "points" | "days" | "hour" | "weekday" | "month"
  values?: readonly string[]
  /** Judged for each line of a purchase. */
  line?: boolean
}

const ordered: Operator[] = ["=", "!=", "<", "<=", ">", ">=", "between", "in", "notIn", "null", "notNull"]
const textual: Operator[] = ["=", "!=", "in", "notIn", "contains", "beginsWith", "endsWith", "null", "notNull"]

export const operatorsByType: Record<FieldType, readonly Operator[]> = {
  number: ordered,
  day: ordered,
  text: textual,
  set: textual,
  boolean: ["=", "!="],
  attribute: [...ordered, "contains", "beginsWith", "endsWith"],
}

const rule = ["rule"] as const
const both = ["rule", "segment"] as const
const segment = ["segment"] as const

const fixedFields: Field[] = [
  { name: "purchase.amountMinor", label: "purchase amount", type: "number", contexts: rule, unit: "minor" },
  {
    name: "purchase.channel",
    label: "channel",
    type: "text",
    contexts: rule,
    values: ["online", "store", "app", "phone", "partner"],
  },
  { name: "purchase.storeId", label: "store", type: "set", contexts: rule },
  { name: "purchase.region", label: "store's region", type: "text", contexts: rule },
  { name: "purchase.weekday", label: "weekday", type: "number", contexts: rule, unit: "weekday" },
  { name: "purchase.hour", label: "hour of the day", type: "number", contexts: rule, unit: "hour" },
  { name: "items.sku", label: "SKU", type: "text", contexts: rule, line: true },
  { name: "items.category", label: "category", type: "text", contexts: rule, line: true },
  {
    name: "items.discountMinor",
    label: "item's discount",
    type: "number",
    contexts: rule,
    unit: "minor",
    line: true,
  },
  { name: "event.type", label: "kind of event", type: "text", contexts: rule },
  { name: "member.tier", label: "member's tier", type: "set", contexts: both },
  { name: "member.joinedAt", label: "day of joining", type: "day", contexts: both },
  { name: "member.availablePoints", label: "available points", type: "number", contexts: both, unit: "points" },
  { name: "customer.email", label: "e-mail address", type: "text", contexts: both },
  { name: "customer.birthdayMonth", label: "birthday month", type: "number", contexts: both, unit: "month" },
  { name: "customer.purchaseCount", label: "number of purchases", type: "number", contexts: both },
  { name: "customer.spendMinor", label: "total spend", type: "number", contexts: both, unit: "minor" },
  {
    name: "customer.daysSinceLastPurchase",
    label: "days since the last purchase",
    type: "number",
    contexts: both,
    unit: "days",
  },
  { name: "customer.firstPurchaseAt", label: "day of the first purchase", type: "day", contexts: both },
  { name: "customer.averageOrderMinor", label: "average purchase", type: "number", contexts: both, unit: "minor" },
  { name: "customer.boughtSku", label: "SKUs ever bought", type: "set", contexts: both },
  { name: "customer.boughtCategory", label: "categories ever bought", type: "set", contexts: both },
  { name: "customer.isMember", label: "is a member", type: "boolean", contexts: both },
  { name: "customer.segment", label: "segment", type: "set", contexts: both },
]

const byName = new Map(fixedFields.map((field) => [field.name, field]))

type Family = { pattern: RegExp; make: (key: string) => Omit<Field, "name"> }

const families: Family[] = [
  {
    pattern: /^customer\.attributes\.([\p{L}\p{N}_ -]{1,64})$/u,
    make: (key) => ({ label: key, type: "attribute", contexts: both }),
  },
  {
    pattern: /^event\.data\.([\p{L}\p{N}_-]{1,64})$/u,
    make: (key) => ({ label: key === "surveyId" ? "survey" : `event's ${key}`, type: "attribute", contexts: rule }),
  },
  {
    pattern: /^customer\.spendMinor\.([1-9]\d{0,3})d$/,
    make: (days) => ({ label: `spend in the last ${days} days`, type: "number", contexts: both, unit: "minor" }),
  },
  {
    pattern: /^customer\.purchaseCount\.([1-9]\d{0,3})d$/,
    make: (days) => ({ label: `purchases in the last ${days} days`, type: "number", contexts: both }),
  },
  {
    pattern: /^survey\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.nps$/i,
    make: () => ({ label: "last answer to the survey, 0 to 10", type: "number", contexts: segment }),
  },
]

/** The field of that name, or null when there is none. */
export function findField(name: string): Field | null {
  const fixed = byName.get(name)
  if (fixed) return fixed
  for (const family of families) {
    const key = family.pattern.exec(name)?.[1]
    if (key !== undefined) return { name, ...family.make(key) }
  }
  return null
}

/** The part of a name that varies: the key of an attribute, the days of a window, the id of a survey; else "". */
export function fieldKey(name: string): string {
  for (const family of families) {
    const key = family.pattern.exec(name)?.[1]
    if (key !== undefined) return key
  }
  return ""
}

/** The fields with fixed names that a condition of this context may use, for the condition builder. */
export function listFields(context: ConditionContext): Field[] {
  return fixedFields.filter((field) => field.contexts.includes(context))
}
