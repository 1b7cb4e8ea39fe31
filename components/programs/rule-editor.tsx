"use client"

import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { RuleCondition } from "./rule-condition"
import { RuleEffect } from "./rule-effect"
import { RuleLimits } from "./rule-limits"
import { RuleLots } from "./rule-lots"
import type { RuleProps } from "./rule-props"
import { RuleScheduleFields } from "./rule-schedule-fields"
import { RuleWhen } from "./rule-when"
import { RuleWho } from "./rule-who"

/** The form of a rule: when and what stand open, the rest says how it stands until it is opened. */
export function RuleEditor({ draft, rule, index }: RuleProps) {
  const { setRule, errorOf } = draft
  const name = `rules.${index}.rule.name`
  const props = { draft, rule, index }
  return (
    <div className="order-2 grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
      <Field label="Name of the rule" name={name} error={errorOf(name)}>
        <Input value={rule.name} maxLength={120} onChange={(event) => setRule(rule.id, { name: event.target.value })} />
      </Field>
      <RuleWhen {...props} />
      <RuleEffect {...props} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <RuleCondition {...props} />
        <RuleWho {...props} />
        <RuleScheduleFields {...props} />
        <RuleLimits {...props} />
        <RuleLots {...props} />
      </div>
    </div>
  )
}
