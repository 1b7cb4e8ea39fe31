"use client"

import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import { RuleGroup } from "./rule-group"
import type { RuleProps } from "./rule-props"

/** Which members a rule is for: tiers, a segment. */
export function RuleWho({ draft, rule, index }: RuleProps) {
  const { form, setRule, errorOf, world } = draft
  const at = `rules.${index}.rule`
  const named = form.tiers.filter(({ id, name }) => rule.tiers?.some((one) => one === id || one === name))
  const segment = world.segments.find(({ id }) => id === rule.segmentId)
  const told = [...named.map(({ name }) => name), ...(segment ? [segment.name] : [])].join(", ")
  const error = errorOf(`${at}.eligibleTiers`) ?? errorOf(`${at}.eligibleSegmentId`)
  function toggle(tier: { id: string; name: string }, on: boolean) {
    const others = (rule.tiers ?? []).filter((one) => one !== tier.id && one !== tier.name)
    const next = on ? [...others, tier.id] : others
    setRule(rule.id, { tiers: next.length > 0 ? next : null })
  }
  const gone = (rule.tiers ?? []).filter((one) => !form.tiers.some(({ id, name }) => one === id || one === name))
  return (
    <RuleGroup title="For whom" told={told || "All members"} hasError={error !== undefined}>
      {form.tiers.length > 0 || gone.length > 0 ? (
        <fieldset className="grid gap-2" data-field={`${at}.eligibleTiers`}>
          <legend className="mb-2 text-sm font-semibold">Tiers</legend>
          <div className="flex flex-wrap gap-x-4 gap-y-2">
            {form.tiers.map((tier) => (
              <Checkbox
                key={tier.id}
                label={tier.name}
                checked={named.includes(tier)}
                onChange={(event) => toggle(tier, event.target.checked)}
              />
            ))}
            {gone.map((one) => (
              <Checkbox
                key={one}
                label="A tier that is gone"
                checked
                onChange={() => toggle({ id: one, name: one }, false)}
              />
            ))}
          </div>
          <p className="text-xs text-muted">None ticked: every tier. The tier before the purchase counts.</p>
        </fieldset>
      ) : null}
      <Field
        label="Segment"
        optional
        name={`${at}.eligibleSegmentId`}
        error={errorOf(`${at}.eligibleSegmentId`)}
        help="The version keeps what the segment asks for as it is when you publish."
      >
        <Select
          value={rule.segmentId}
          options={[
            { value: "", label: "Everybody" },
            ...world.segments.map(({ id, name }) => ({ value: id, label: name })),
            ...(rule.segmentId && !segment ? [{ value: rule.segmentId, label: "A segment that is gone" }] : []),
          ]}
          onChange={(event) => setRule(rule.id, { segmentId: event.target.value })}
        />
      </Field>
    </RuleGroup>
  )
}
