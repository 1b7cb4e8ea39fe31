import { type Condition, type ConditionNode, isGroup } from "@/lib/conditions/domain/condition"
import { describeCondition } from "@/lib/conditions/domain/describe-condition"

type Named = readonly { id: string; name: string }[]

/** The same condition with segments by their names instead of their ids. */
function withSegmentNames(condition: Condition, segments: Named): Condition {
  const nameOf = (value: unknown) => segments.find(({ id }) => id === value)?.name
  const rename = (node: ConditionNode): ConditionNode => {
    if (isGroup(node)) return { ...node, rules: node.rules.map(rename) }
    if (node.field !== "customer.segment") return node
    const { value } = node
    if (Array.isArray(value)) return { ...node, value: value.map((one) => nameOf(one) ?? one) }
    return { ...node, value: nameOf(value) ?? value ?? null }
  }
  return { ...condition, rules: condition.rules.map(rename) }
}

/** Who is in a segment, as a sentence. */
export function segmentSentence(condition: Condition, segments: Named, currency: string): string {
  if (condition.rules.length === 0) return condition.not ? "Nobody." : "Every customer."
  const words = describeCondition(withSegmentNames(condition, segments), { moneyCurrency: currency })
  return `Customers for whom ${words}.`
}
