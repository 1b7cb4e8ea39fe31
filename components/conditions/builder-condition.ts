import type { RuleGroupType, RuleType } from "react-querybuilder"
import { type Condition, type ConditionContext, isGroup } from "@/lib/conditions/domain/condition"
import { findField } from "@/lib/conditions/domain/fields"
import { ruleConditionSchema, segmentConditionSchema } from "@/lib/conditions/schema"

type Node = RuleGroupType["rules"][number]

function isBuilderGroup(node: Node): node is RuleGroupType {
  return typeof node === "object" && "rules" in node
}

function plainRule({ field, operator, value }: RuleType) {
  return operator === "null" || operator === "notNull" ? { field, operator } : { field, operator, value }
}

function plainNode(node: Node): unknown {
  return isBuilderGroup(node) ? plainQuery(node) : plainRule(node as RuleType)
}

/** What the builder holds without its own ids; values may still be missing. */
export function plainQuery({ combinator, not, rules }: RuleGroupType): unknown {
  return { combinator, ...(not ? { not: true } : {}), rules: rules.map(plainNode) }
}

const schemas = { rule: ruleConditionSchema, segment: segmentConditionSchema }

/** The condition that the builder shows, without the builder's own ids; null while something in it is missing. */
export function toCondition(query: RuleGroupType, context: ConditionContext): Condition | null {
  const parsed = schemas[context].safeParse(plainQuery(query))
  return parsed.success ? parsed.data : null
}

/** A condition for the builder, each part with an id that is the same on the server and in the browser. */
export function toQuery(condition: Condition, id = "0"): RuleGroupType {
  const rules = condition.rules.map((node, index) => {
    const childId = `${id}-${index}`
    return isGroup(node) ? toQuery(node, childId) : { ...node, id: childId, value: node.value ?? null }
  })
  return { ...condition, id, rules }
}

/** What a new rule begins with, so that it has the form its operator needs. */
export function firstValue(rule: { field: string; operator: string }): unknown {
  const type = findField(rule.field)?.type
  if (rule.operator === "between") return [null, null]
  if (rule.operator === "in" || rule.operator === "notIn") return []
  if (type === "boolean") return true
  return null
}
