/** The one condition model: rules, segments, audiences and survey logic all use it. */
export type Scalar = string | number | boolean

export type Operator =
  | "="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "between"
  | "in"
  | "notIn"
  | "contains"
  | "beginsWith"
  | "endsWith"
  | "null"
  | "notNull"

export type ConditionRule = { field: string; operator: Operator; value?: Scalar | Scalar[] | null | undefined }
export type ConditionGroup = { combinator: "and" | "or"; not?: boolean | undefined; rules: ConditionNode[] }
export type ConditionNode = ConditionRule | ConditionGroup

/** A condition is a group; an empty group holds for everyone. */
export type Condition = ConditionGroup

/** Where a condition is judged: a rule sees one purchase or event, a segment sees a customer as of a day. */
export type ConditionContext = "rule" | "segment"

/** What a field was seen to be: missing is null; a list is a set of texts, of which any may match. */
export type Fact = string | number | boolean | null | readonly string[]
export type ReadFact = (field: string) => Fact

export function isGroup(node: ConditionNode): node is ConditionGroup {
  return "rules" in node
}

/** The distinct values that a condition compares a field with. */
export function valuesAskedOf(condition: Condition, field: string): Set<string> {
  const values = new Set<string>()
  const visit = (node: ConditionNode) => {
    if (isGroup(node)) node.rules.forEach(visit)
    else if (node.field === field) for (const value of [node.value ?? []].flat()) values.add(String(value))
  }
  visit(condition)
  return values
}

/** The distinct fields that a condition reads, so that callers load no others. */
export function fieldsOf(condition: Condition): Set<string> {
  const fields = new Set<string>()
  const visit = (node: ConditionNode) => {
    if (isGroup(node)) node.rules.forEach(visit)
    else fields.add(node.field)
  }
  visit(condition)
  return fields
}
