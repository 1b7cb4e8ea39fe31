import type { Json } from "@/lib/core/json"
import { explainAward } from "@/lib/programs/domain/explain-award"
import type { AwardExplanation } from "@/lib/programs/domain/explanation"

function isAward(explanation: Json): boolean {
  return (
    typeof explanation === "object" &&
    explanation !== null &&
    !Array.isArray(explanation) &&
    Array.isArray(explanation.rules)
  )
}

/** A stored explanation in sentences; none where there was nothing to judge. */
export function explanationSentences(explanation: Json): string[] {
  // Explanations are written by ourselves in this shape and never changed afterwards.
  return isAward(explanation) ? explainAward(explanation as unknown as AwardExplanation) : []
}
