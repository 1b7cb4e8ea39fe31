import { DomainError } from "@/lib/core/errors"
import { type Condition, type ConditionNode, type Fact, isGroup, type Operator, type ReadFact } from "./condition"
import { findField } from "./fields"
import { matchFact } from "./match-value"

/** What was judged and what was seen; JSON, so that it can be kept beside a ledger entry. */
export type RuleTrace = { field: string; operator: Operator; value: unknown; seen: Fact; held: boolean }
export type GroupTrace = { combinator: "and" | "or"; not: boolean; held: boolean; rules: Trace[] }
export type Trace = RuleTrace | GroupTrace

/** A condition made ready once, to be judged many times. */
export type PreparedCondition = {
  holds: (read: ReadFact) => boolean
  /** Judges every part, also those that the result no longer depends on, and tells what each saw. */
  trace: (read: ReadFact) => GroupTrace
}

type Prepared = { holds: (read: ReadFact) => boolean; trace: (read: ReadFact) => Trace }

/** Looks up fields and builds comparisons once. Throws `condition_invalid` for a field that does not exist. */
export function prepareCondition(condition: Condition): PreparedCondition {
  const { combinator, not = false } = condition
  const children = condition.rules.map(prepareNode)
  const all = combinator === "and" || children.length === 0
  return {
    holds: (read) => {
      // The first child that decides, whatever the others hold.
      for (const child of children) if (child.holds(read) !== all) return all === not
      return all !== not
    },
    trace: (read) => {
      const rules = children.map((child) => child.trace(read))
      const held = (rule: Trace) => rule.held
      return { combinator, not, held: (all ? rules.every(held) : rules.some(held)) !== not, rules }
    },
  }
}

function prepareNode(node: ConditionNode): Prepared {
  if (isGroup(node)) return prepareCondition(node)
  const field = findField(node.field)
  if (!field) throw new DomainError("condition_invalid", { detail: `There is no field "${node.field}".` })
  const match = matchFact(node, field)
  const { operator } = node
  const value = node.value ?? null
  return {
    holds: (read) => match(read(node.field)),
    trace: (read) => {
      const seen = read(node.field) ?? null
      return { field: node.field, operator, value, seen, held: match(seen) }
    },
  }
}

/** Judges a condition against facts and tells what held, what failed and what was seen. */
export function evaluate(condition: Condition, read: ReadFact): GroupTrace {
  return prepareCondition(condition).trace(read)
}
