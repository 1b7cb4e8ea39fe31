import { z } from "zod"
import { dayText, text } from "@/lib/core/values"
import type { Condition, ConditionContext, ConditionNode, ConditionRule, Scalar } from "./domain/condition"
import { isGroup } from "./domain/condition"
import { type Field, findField, operatorsByType } from "./domain/fields"

/** Groups within groups, the outermost counted. */
export const mostLevels = 5
const MAX_NODES = 100
const MAX_VALUES = 500

const exactNumber = z.number().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER)
const scalar = z.union([text(500), exactNumber, z.boolean()])

const ruleSchema = z.strictObject({
  field: text(120),
  operator: z.enum([
    "=",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "between",
    "in",
    "notIn",
    "contains",
    "beginsWith",
    "endsWith",
    "null",
    "notNull",
  ]),
  value: z.union([scalar, z.array(scalar)]).nullish(),
})

/** Groups nest to a fixed depth, so that a hostile body cannot exhaust the stack. */
function groupSchema(depth: number): z.ZodType<Condition> {
  const node: z.ZodType<ConditionNode> = depth > 1 ? z.union([ruleSchema, groupSchema(depth - 1)]) : ruleSchema
  return z.strictObject({
    combinator: z.enum(["and", "or"]),
    not: z.boolean().optional(),
    rules: z.array(node).max(MAX_NODES),
  })
}

/** The schema of a condition for one context: unknown fields, operators and values of the wrong type are refused. */
export function conditionSchema(context: ConditionContext): z.ZodType<Condition> {
  return groupSchema(mostLevels).superRefine((condition, issues) => {
    let nodes = 0
    const visit = (node: ConditionNode, path: (string | number)[]) => {
      nodes += 1
      if (isGroup(node)) {
        node.rules.forEach((child, index) => {
          visit(child, [...path, "rules", index])
        })
        return
      }
      const problem = problemOf(node, context)
      if (problem) issues.addIssue({ code: "custom", path, message: problem })
    }
    visit(condition, [])
    if (nodes > MAX_NODES) {
      issues.addIssue({ code: "custom", path: [], message: `Must have at most ${MAX_NODES} rules and groups.` })
    }
  })
}

export const ruleConditionSchema = conditionSchema("rule")
export const segmentConditionSchema = conditionSchema("segment")

function problemOf(rule: ConditionRule, context: ConditionContext): string | null {
  const field = findField(rule.field)
  if (!field) return `There is no field "${rule.field}".`
  if (!field.contexts.includes(context)) return `The field "${rule.field}" cannot be used here.`
  if (!operatorsByType[field.type].includes(rule.operator)) {
    return `The field "${rule.field}" has no operator "${rule.operator}".`
  }
  return problemOfValue(rule, field)
}

function problemOfValue({ operator, value }: ConditionRule, field: Field): string | null {
  if (Array.isArray(value) && value.length > MAX_VALUES) return `A list may have at most ${MAX_VALUES} values.`
  if (operator === "null" || operator === "notNull") return null
  if (operator === "in" || operator === "notIn") {
    if (!Array.isArray(value) || value.length === 0) return "The value must be a list with at least one entry."
    return value.every((one) => fits(one, field)) ? null : expected(field)
  }
  if (operator === "between") {
    if (!Array.isArray(value) || value.length !== 2) return "The value must be a list of two: from and to."
    const [from, to] = value
    if (typeof from !== typeof to) return "Both ends must be of one type."
    return value.every((one) => fits(one, field)) ? null : expected(field)
  }
  if (value === null || value === undefined || Array.isArray(value)) return "The value must be a single one."
  if (operator === "contains" || operator === "beginsWith" || operator === "endsWith") {
    return typeof value === "string" ? null : "The value must be a text."
  }
  return fits(value, field) ? null : expected(field)
}

const fitsByType: Record<Field["type"], (value: Scalar) => boolean> = {
  number: (value) => typeof value === "number",
  text: (value) => typeof value === "string",
  set: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  day: (value) => dayText.safeParse(value).success,
  attribute: () => true,
}

const expectedByType: Record<Field["type"], string> = {
  number: "The value must be a number.",
  text: "The value must be a text.",
  set: "The value must be a text.",
  boolean: "The value must be true or false.",
  day: "The value must be a day, as YYYY-MM-DD.",
  attribute: "The value must be a text, a number, true or false.",
}

function fits(value: Scalar, field: Field): boolean {
  return fitsByType[field.type](value)
}

function expected(field: Field): string {
  return expectedByType[field.type]
}
