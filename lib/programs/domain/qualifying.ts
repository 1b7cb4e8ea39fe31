import type { EarningRule } from "./definition"
import type { Units } from "./describe-rule"

/** The rules that give what counts towards tiers and cannot be spent. */
export function qualifyingRules<Rule extends Pick<EarningRule, "currency">>(
  rules: readonly Rule[],
  programCurrency: string,
): Rule[] {
  return rules.filter(({ currency }) => currency !== undefined && currency !== programCurrency)
}

/** What counts towards tiers and cannot be spent, as the rules name it; where they name several, or none, by what it is. */
export function qualifyingWord({ currency, rules = [] }: Pick<Units, "currency" | "rules">): string {
  const [only, ...others] = new Set(qualifyingRules(rules, currency.code).map((rule) => rule.currency))
  return only === undefined || others.length > 0 ? "qualifying points" : only
}
