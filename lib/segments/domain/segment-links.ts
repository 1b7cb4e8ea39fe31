import { type Condition, type ConditionNode, isGroup } from "@/lib/conditions/domain/condition"

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
