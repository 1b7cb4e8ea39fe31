"use client"

import { useId } from "react"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { NumberInput } from "@/components/ui/number-input"
import { Select } from "@/components/ui/select"
import { formatInteger } from "@/lib/core/points"
import type { LimitPeriod } from "@/lib/programs/domain/definition"
import { RuleGroup } from "./rule-group"
import type { RuleProps } from "./rule-props"

const periods: { value: LimitPeriod; label: string }[] = [
  { value: "day", label: "per day" },
  { value: "week", label: "per week, from Monday" },
  { value: "month", label: "per month" },
  { value: "year", label: "per year" },
  { value: "lifetime", label: "in all" },
]

/** How much a rule gives at most, and which rules it competes with. */
export function RuleLimits({ draft, rule, index }: RuleProps) {
  const { form, setRule, errorOf } = draft
  const at = `rules.${index}.rule`
  const unit = rule.currency || form.currencyPlural || "points"
  const names = ["limits.perMember.count", "limits.perMember.points", "limits.budgetPoints", "exclusiveGroup"]
  const told = [
    ...(rule.capCount !== null || rule.capPoints !== null ? ["per member"] : []),
    ...(rule.budgetPoints !== null ? [`${formatInteger(rule.budgetPoints)} ${unit} for all members`] : []),
    ...(rule.exclusiveGroup ? [`best of ${rule.exclusiveGroup}`] : []),
  ].join(", ")
  return (
    <RuleGroup title="Limits" told={told || "None"} hasError={names.some((name) => errorOf(`${at}.${name}`))}>
      <div className="grid gap-4 sm:grid-cols-2 sm:items-start">
        <Field
          label="Times per member"
          optional
          name={`${at}.limits.perMember.count`}
          error={errorOf(`${at}.limits.perMember.count`)}
          help="A member gets it at most so often."
        >
          <NumberInput
            value={rule.capCount}
            min={1}
            unit="times"
            onValueChange={(capCount) => setRule(rule.id, { capCount })}
          />
        </Field>
        <Field
          label="Most per member"
          optional
          name={`${at}.limits.perMember.points`}
          error={errorOf(`${at}.limits.perMember.points`)}
          help="What is over is cut, and the entry says so."
        >
          <NumberInput
            value={rule.capPoints}
            min={1}
            unit={unit}
            onValueChange={(capPoints) => setRule(rule.id, { capPoints })}
          />
        </Field>
        <Field label="Both are counted">
          <Select
            value={rule.capPer}
            options={periods}
            onChange={(event) => setRule(rule.id, { capPer: event.target.value as LimitPeriod })}
          />
        </Field>
        <Field
          label="Budget for all members"
          optional
          name={`${at}.limits.budgetPoints`}
          error={errorOf(`${at}.limits.budgetPoints`)}
          help="Once it is used up the rule gives nothing more."
        >
          <NumberInput
            value={rule.budgetPoints}
            min={1}
            unit={unit}
            onValueChange={(budgetPoints) => setRule(rule.id, { budgetPoints })}
          />
        </Field>
        <GroupField draft={draft} rule={rule} index={index} />
      </div>
    </RuleGroup>
  )
}

function GroupField({ draft: { form, setRule, errorOf }, rule, index }: RuleProps) {
  const name = `rules.${index}.rule.exclusiveGroup`
  const listId = useId()
  const groups = [...new Set(form.rules.map(({ exclusiveGroup }) => exclusiveGroup))].filter(Boolean)
  return (
    <Field
      label="Only the best of the group"
      optional
      name={name}
      error={errorOf(name)}
      className="sm:col-span-2"
      help="Rules with the same group name compete: of them only the one that gives most counts."
    >
      <Input
        value={rule.exclusiveGroup}
        maxLength={80}
        list={listId}
        placeholder="Promotions"
        onChange={(event) => setRule(rule.id, { exclusiveGroup: event.target.value })}
      />
      <datalist id={listId}>
        {groups.map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
    </Field>
  )
}
