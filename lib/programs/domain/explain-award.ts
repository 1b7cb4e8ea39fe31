import { formatMoney } from "@/lib/core/money"
import { formatInteger } from "@/lib/core/points"
import type { AwardExplanation, NotAwarded, RuleExplanation, Step } from "./explanation"

/** Why a rule gave nothing, to stand behind "nothing, as". */
export const notAwardedWords: Record<NotAwarded, string> = {
  notStarted: "it had not begun yet",
  ended: "it had ended",
  tierNotEligible: "it is for other tiers",
  segmentNotEligible: "it is for another segment",
  conditionFailed: "its condition did not hold",
  notBestOfGroup: "another rule of its group gives more",
  limitReached: "its limit was used up",
  nothingEarned: "it came to less than one point",
}

const cuts = {
  memberCount: "uses of the rule per member",
  memberPoints: "points per member",
  budget: "points in the rule's budget",
} as const

/** The arithmetic of an award in sentences, one for each rule, in order. */
export function explainAward(explanation: AwardExplanation): string[] {
  const { base, moneyCurrency } = explanation
  const first = base ? [`${formatMoney(base.totalMinor, moneyCurrency)} of this purchase earns points.`] : []
  return [...first, ...explanation.rules.map((rule) => explainRule(rule, moneyCurrency))]
}

function explainRule(rule: RuleExplanation, moneyCurrency: string): string {
  if (rule.outcome !== "awarded" && rule.outcome !== "limitReached") {
    return `${rule.name}: nothing, as ${notAwardedWords[rule.outcome]}.`
  }
  const steps = rule.steps.map((step) => explainStep(step, moneyCurrency)).join(", ")
  return `${rule.name}: ${steps}.`
}

/** One step of a rule's arithmetic in words. */
export function explainStep(step: Step, moneyCurrency: string): string {
  switch (step.kind) {
    case "perAmount": {
      const each = formatMoney(step.perMinor, moneyCurrency)
      const steps = `${formatInteger(step.steps)} whole ${step.steps === 1 ? "step" : "steps"} of ${each}`
      return `${formatMoney(step.baseMinor, moneyCurrency)} holds ${steps}, × ${formatInteger(step.pointsPerStep)} = ${formatInteger(step.points)}`
    }
    case "perItem":
      return `${formatInteger(step.quantity)} items × ${formatInteger(step.pointsPerItem)} = ${formatInteger(step.points)}`
    case "fixed":
      return `${formatInteger(step.points)} for it`
    case "multiplier":
      return `${formatInteger(step.basePoints)} × (${step.factor} − 1) = ${formatInteger(step.points)}, rounded down`
    case "cut": {
      const period = step.per === null ? "" : step.per === "lifetime" ? " in all" : ` per ${step.per}`
      return `cut to ${formatInteger(step.points)} by the limit of ${formatInteger(step.limit)} ${cuts[step.by]}${period}`
    }
  }
}
