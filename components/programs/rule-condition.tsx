"use client"

import { useMemo } from "react"
import type { RuleGroupType } from "react-querybuilder"
import { toCondition } from "@/components/conditions/builder-condition"
import { ruleFields } from "@/components/conditions/builder-fields"
import type { ConditionChoices } from "@/components/conditions/choices"
import { ConditionBuilder } from "@/components/conditions/condition-builder"
import { describeRuleCondition } from "@/lib/programs/domain/describe-rule"
import { RuleExclusions } from "./rule-exclusions"
import { RuleGroup } from "./rule-group"
import type { RuleProps } from "./rule-props"
import { namesOf } from "./rule-world"
import { unitsOfForm } from "./units"

const noQuery: RuleGroupType = { id: "0", combinator: "and", rules: [] }

/** What must hold: ready-made choices for what is excluded most often, and everything else in the builder. */
export function RuleCondition({ draft, rule, index }: RuleProps) {
  const { form, setRule, errorOf, world } = draft
  const at = `rules.${index}.rule.condition`
  const { tiers, moneyCurrency } = form
  const choices = useMemo(
    (): ConditionChoices => ({ ...world, tierNames: tiers.map(({ name }) => name) }),
    [world, tiers],
  )
  const dataKeys = dataKeysOf(rule, world)
  const keys = dataKeys.join()
  const fields = useMemo(
    () => ruleFields(choices, rule.trigger, keys ? keys.split(",") : []),
    [choices, rule.trigger, keys],
  )
  const context = useMemo(() => ({ currency: moneyCurrency, choices }), [moneyCurrency, choices])
  const condition = rule.query ? toCondition(rule.query, "rule") : null
  const told = condition
    ? describeRuleCondition(condition, { ...unitsOfForm(form), ...namesOf(world) })
    : rule.query
      ? "Not finished"
      : "Always"
  const setQuery = (query: RuleGroupType | null) => setRule(rule.id, { query })
  const error = errorOf(at)
  return (
    <RuleGroup title="Only if" told={told} hasError={error !== undefined}>
      {rule.trigger === "purchase" ? <RuleExclusions query={rule.query} onChange={setQuery} world={world} /> : null}
      <div className="grid min-w-0 gap-2" data-field={at}>
        <p className="text-sm font-semibold">Conditions</p>
        {error ? <p className="text-sm text-bad">{error}</p> : null}
        <ConditionBuilder
          query={rule.query ?? noQuery}
          onChange={(query) => setQuery(isEmpty(query) ? null : query)}
          fields={fields}
          context={context}
        />
      </div>
    </RuleGroup>
  )
}

function isEmpty({ rules, not, combinator }: RuleGroupType): boolean {
  return rules.length === 0 && !not && combinator === "and"
}

/** What the occasion tells of beside who it is. */
function dataKeysOf({ trigger, eventType }: RuleProps["rule"], { eventTypes }: RuleProps["draft"]["world"]) {
  if (trigger === "surveyResponse") return ["surveyId", "score"]
  if (trigger !== "event") return []
  return eventTypes.find(({ code }) => code === eventType)?.dataKeys ?? []
}
