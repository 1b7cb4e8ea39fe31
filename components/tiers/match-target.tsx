"use client"

import { Field } from "@/components/ui/field"
import { MoneyInput } from "@/components/ui/money-input"
import { NumberInput } from "@/components/ui/number-input"
import { Select } from "@/components/ui/select"
import { currencyExponent } from "@/lib/core/money"
import type { TierMetric } from "@/lib/tiers/domain/tier"
import { metricOptions, unitOfMetric } from "./ladder-options"

/** What keeps a matched tier, as it is typed; without a metric nothing does. */
export type TargetForm = { metric: TierMetric | ""; threshold: number | null }

export const noTarget: TargetForm = { metric: "", threshold: null }

/** What is sent of it. */
export function targetOf({ metric, threshold }: TargetForm) {
  return metric === "" ? {} : { target: { metric, threshold: threshold ?? 0 } }
}

type MatchTargetProps = {
  target: TargetForm
  moneyCurrency: string
  /** The word for several points. */
  plural: string
  errorOf: (name: string) => string | undefined
  onChange: (target: TargetForm) => void
}

/** What a member must do until a match ends to keep its tier: nothing, or so much of one thing. */
export function MatchTarget({ target, moneyCurrency, plural, errorOf, onChange }: MatchTargetProps) {
  const { metric, threshold } = target
  const unit = metric ? unitOfMetric(metric, moneyCurrency, plural, "qualifying points") : ""
  const set = (value: number | null) => onChange({ metric, threshold: value })
  return (
    <div className="grid gap-4 sm:grid-cols-2 sm:items-start">
      <Field label="It is kept by" optional name="target.metric" help="Counted until the match ends.">
        <Select
          value={metric}
          placeholder="Nothing: it ends"
          options={metricOptions}
          onChange={({ target: { value } }) => onChange({ metric: value as TargetForm["metric"], threshold: null })}
        />
      </Field>
      {metric ? (
        <Field label="At least" name="target" error={errorOf("target")}>
          {metric === "spendMinor" ? (
            <MoneyInput value={threshold} currency={unit} exponent={currencyExponent(unit)} onValueChange={set} />
          ) : (
            <NumberInput value={threshold} min={1} unit={unit} onValueChange={set} />
          )}
        </Field>
      ) : null}
    </div>
  )
}
