import type { ErrorCode, FieldError } from "@/lib/core/errors"
import { checkBenefits } from "@/lib/tiers/domain/check-benefits"
import { isBaseTier, type Qualification, requirementsOf, type Tier } from "@/lib/tiers/domain/tier"
import { canBeEarned } from "@/lib/tiers/domain/tier-price"
import type { ProgramDefinition } from "./definition"
import { segmentProblems } from "./embed-segments"

export type DefinitionProblem = FieldError & { code: ErrorCode }

/** What keeps a draft from being published, each with the field at fault and the remedy. None: it can be. */
export function checkDefinition(
  definition: Pick<ProgramDefinition, "rules" | "tiers" | "segments">,
): DefinitionProblem[] {
  const { rules, tiers } = definition
  const problems: DefinitionProblem[] = []
  if (rules.length === 0) {
    const message = "Add an earning rule, such as 1 point for each whole dollar, or resume one that is paused."
    problems.push({ code: "earning_rule_missing", path: "earningRules", message })
  }
  const earned = tiers.map((tier, index) => ({ tier, index })).filter(({ tier }) => canBeEarned(tier))
  const ladder = earned.sort((a, b) => a.tier.rank - b.tier.rank)
  for (const [step, { tier, index }] of ladder.entries()) {
    const below = ladder[step - 1]?.tier
    const found = below ? checkStep(below, tier) : checkBase(tier)
    if (found) problems.push({ ...found, path: `tiers.${index}.${found.path}` })
  }
  return [...problems, ...checkEligibleTiers(rules, tiers), ...benefitProblems(tiers), ...segmentProblems(definition)]
}

function checkBase(tier: Tier): DefinitionProblem | null {
  if (isBaseTier(tier)) return null
  const message = `${tier.name} is the lowest tier, so its threshold must be 0: every member has a tier.`
  return { code: "base_tier_missing", path: "qualification.threshold", message }
}

function checkStep(below: Tier, tier: Tier): DefinitionProblem | null {
  const [a, b] = [below.qualification, tier.qualification]
  if (a.window !== b.window || a.yearStartMonth !== b.yearStartMonth) {
    const message = `${tier.name} looks at another period than ${below.name}. Use the same one for all tiers.`
    return { code: "tier_windows_differ", path: "qualification.window", message }
  }
  if (!isBaseTier(below) && metricsOf(a) !== metricsOf(b)) {
    const message = `${tier.name} counts something else than ${below.name}. Use the same for all tiers.`
    return { code: "tier_windows_differ", path: "qualification.metric", message }
  }
  if (rises(below, tier)) return null
  const message = `${tier.name} must ask for more than ${below.name}. Raise its threshold or lower its rank.`
  return { code: "thresholds_not_rising", path: "qualification.threshold", message }
}

function metricsOf(qualification: Qualification): string {
  const metrics = requirementsOf(qualification).map(({ metric }) => metric)
  return `${"of" in qualification ? qualification.match : ""} ${metrics.sort().join()}`
}

function rises(below: Tier, tier: Tier): boolean {
  if (isBaseTier(below)) return !isBaseTier(tier)
  const lower = new Map(requirementsOf(below.qualification).map(({ metric, threshold }) => [metric, threshold]))
  const steps = requirementsOf(tier.qualification).map(
    ({ metric, threshold }) => threshold - (lower.get(metric) ?? threshold),
  )
  return steps.every((step) => step >= 0) && steps.some((step) => step > 0)
}

function benefitProblems(tiers: readonly Tier[]): DefinitionProblem[] {
  return checkBenefits(tiers).map((problem) => ({ code: "invalid_input", ...problem }))
}

function checkEligibleTiers(rules: ProgramDefinition["rules"], tiers: readonly Tier[]): DefinitionProblem[] {
  const known = new Set(tiers.flatMap(({ id, name }) => [id, name]))
  return rules.flatMap((rule, index) => {
    const missing = rule.eligibleTiers?.find((tier) => !known.has(tier))
    if (missing === undefined) return []
    const message = `"${rule.name}" is for the tier "${missing}", which the program does not have. Choose another.`
    return [{ code: "invalid_input" as const, path: `earningRules.${index}.eligibleTiers`, message }]
  })
}
