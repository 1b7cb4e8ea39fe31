import { Prisma } from "@/lib/core/generated/prisma/client"
import {
  type Condition,
  type ConditionNode,
  type ConditionRule,
  isGroup,
  type Operator,
  type Scalar,
} from "../domain/condition"
import { findField } from "../domain/fields"
import { matchFact, NUMERIC_TEXT, valuesOf } from "../domain/match-value"
import { type SqlContext, type SqlField, sqlFieldOf } from "./sql-fields"

type Sql = Prisma.Sql

const TRUE = Prisma.sql`true`
const FALSE = Prisma.sql`false`

/**
 * Compiles a condition of the context "segment" to a boolean expression over the table `customer` aliased as `c`, with
 * every value a parameter. It is never null and equals what `evaluate` says of the same customer.
 * Fields that are not known of a customer are false: a condition is parsed by its schema before it comes here.
 */
export function conditionToSql(condition: Condition, context: SqlContext): Sql {
  const parts = condition.rules.map((node) => nodeToSql(node, context))
  const joined =
    parts.length === 0 ? TRUE : Prisma.join(parts, condition.combinator === "and" ? " and " : " or ", "(", ")")
  return condition.not ? Prisma.sql`(not ${joined})` : joined
}

function nodeToSql(node: ConditionNode, context: SqlContext): Sql {
  if (isGroup(node)) return conditionToSql(node, context)
  if (node.field === "customer.segment") return segmentToSql(node, context)
  const source = sqlFieldOf(node.field, context)
  const field = findField(node.field)
  if (!source || !field) return FALSE
  const { operator } = node
  if (operator === "null") return Prisma.sql`(not ${isPresent(source)})`
  if (operator === "notNull") return isPresent(source)
  const negated = operator === "!=" || operator === "notIn"
  const positive = negated ? "in" : operator
  const values = valuesOf(node, field)
  const held =
    source.kind === "set"
      ? source.exists((value) => predicate("text", value, positive, values))
      : Prisma.sql`coalesce(${predicate(source.type, source.value, positive, values)}, false)`
  return negated ? Prisma.sql`(not ${held})` : held
}

function isPresent(source: SqlField): Sql {
  return source.kind === "set" ? source.exists(() => TRUE) : Prisma.sql`(${source.value} is not null)`
}

/** A segment within a condition is its own condition, put in place. */
function segmentToSql(rule: ConditionRule, context: SqlContext): Sql {
  const field = findField(rule.field)
  if (!field || context.depth > 5) return FALSE
  const negated: Partial<Record<Operator, Operator>> = { "!=": "=", notIn: "in", null: "notNull" }
  const positive = negated[rule.operator] ?? rule.operator
  const match = matchFact({ ...rule, operator: positive }, field)
  const named = context.segments.filter(({ id, name }) => match([id, name]))
  const deeper = { ...context, depth: context.depth + 1 }
  const held = named.map(({ condition }) => conditionToSql(condition, deeper))
  const any = held.length === 0 ? FALSE : Prisma.join(held, " or ", "(", ")")
  return positive === rule.operator ? any : Prisma.sql`(not ${any})`
}

type ScalarType = Extract<SqlField, { kind: "scalar" }>["type"]

function predicate(type: ScalarType, value: Sql, operator: Operator, wanted: Scalar[]): Sql {
  const [first = "", second = ""] = wanted
  switch (operator) {
    case "contains":
      return Prisma.sql`(strpos(${value}, ${String(first)}) > 0)`
    case "beginsWith":
      return Prisma.sql`starts_with(${value}, ${String(first)})`
    case "endsWith":
      return Prisma.sql`(right(${value}, length(${String(first)})) = ${String(first)})`
    case "between":
      return Prisma.sql`(${compare(type, value, ">=", first)} and ${compare(type, value, "<=", second)})`
    case "<":
    case "<=":
    case ">":
    case ">=":
      return compare(type, value, operator, first)
    default:
      return Prisma.join(
        wanted.map((one) => compare(type, value, "=", one)),
        " or ",
        "(",
        ")",
      )
  }
}

const comparisons = {
  "=": Prisma.sql`=`,
  "<": Prisma.sql`<`,
  "<=": Prisma.sql`<=`,
  ">": Prisma.sql`>`,
  ">=": Prisma.sql`>=`,
} as const

function compare(type: ScalarType, value: Sql, operator: keyof typeof comparisons, wanted: Scalar): Sql {
  const sign = comparisons[operator]
  if (type === "number") return Prisma.sql`(${value}::numeric ${sign} ${String(wanted)}::numeric)`
  if (type === "day") return Prisma.sql`(${value} ${sign} ${String(wanted)}::date)`
  if (type === "boolean") return Prisma.sql`(${value} = ${wanted === true})`
  if (type === "attribute" && typeof wanted === "number") {
    return Prisma.sql`(case when ${value} ~ ${NUMERIC_TEXT} then ${value}::numeric ${sign} ${String(wanted)}::numeric else false end)`
  }
  return Prisma.sql`(${value} collate "C" ${sign} ${String(wanted)})`
}
