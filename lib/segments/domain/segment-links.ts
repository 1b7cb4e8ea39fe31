import { type Condition, type ConditionNode, isGroup, type Operator } from "@/lib/conditions/domain/condition"

/** The operators that compare with a whole id or name. */
const whole: ReadonlySet<Operator> = new Set(["=", "!=", "in", "notIn"])

export interface NamedSegment {
  id: string
  name: string
  condition: Condition
}

/** The ids and names of segments that a condition refers to. */
export function segmentsNamedIn(condition: Condition): Set<string> {
  const named = new Set<string>()
  const visit = (node: ConditionNode) => {
    if (isGroup(node)) node.rules.forEach(visit)
    else if (node.field === "customer.segment") {
      for (const value of Array.isArray(node.value) ? node.value : [node.value]) named.add(String(value))
    }
  }
  visit(condition)
  return named
}

/** What a condition asks for by a whole id or name though no segment has it, as of a mistyped or a deleted one. */
export function unknownSegments(condition: Condition, all: readonly NamedSegment[]): string[] {
  const known = new Set(all.flatMap(({ id, name }) => [id, name]))
  const unknown = new Set<string>()
  const visit = (node: ConditionNode) => {
    if (isGroup(node)) node.rules.forEach(visit)
    else if (node.field === "customer.segment" && whole.has(node.operator)) {
      for (const value of [node.value ?? []].flat()) if (!known.has(String(value))) unknown.add(String(value))
    }
  }
  visit(condition)
  return [...unknown]
}

/** Whether following the segments that `condition` names leads back to `segment`. */
export function leadsTo(
  condition: Condition,
  segment: { id: string; name: string },
  all: readonly NamedSegment[],
): boolean {
  const seen = new Set<string>()
  const reaches = (from: Condition): boolean => {
    const named = segmentsNamedIn(from)
    if (named.has(segment.id) || named.has(segment.name)) return true
    return all.some((other) => {
      if (seen.has(other.id) || !(named.has(other.id) || named.has(other.name))) return false
      seen.add(other.id)
      return reaches(other.condition)
    })
  }
  return reaches(condition)
}
