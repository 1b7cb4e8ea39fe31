import type { EarningRule, Trigger } from "./definition"

/** Whether any rule looks at a trigger. */
export function hasRuleFor(rules: readonly EarningRule[], trigger: Trigger): boolean {
  return rules.some((rule) => rule.trigger === trigger)
}
