import type { Condition } from "@/lib/conditions/domain/condition"
import { describeCondition } from "@/lib/conditions/domain/describe-condition"

/** Who is in a segment, as a sentence, with other segments by their names. */
export function segmentSentence(
  condition: Condition,
  segments: readonly { id: string; name: string }[],
  currency: string,
): string {
  if (condition.rules.length === 0) return condition.not ? "Nobody." : "Every customer."
  const nameOf = (field: string, value: unknown) =>
    field === "customer.segment" ? segments.find(({ id }) => id === value)?.name : undefined
  return `Customers for whom ${describeCondition(condition, { moneyCurrency: currency, nameOf })}.`
}
