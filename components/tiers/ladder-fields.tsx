"use client"

import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Select } from "@/components/ui/select"
import type { TierMetric } from "@/lib/tiers/domain/tier"
import { KeepingFields } from "./keeping-fields"
import { firstMetric, type LadderForm } from "./ladder-form"
import { downgradeOptions, matchOptions, metricOptions, windowOptions } from "./ladder-options"

type LadderFieldsProps = { ladder: LadderForm; onChange: (patch: Partial<LadderForm>) => void }

/** What all tiers share: what is counted, over which time, and how members fall. */
export function LadderFields({ ladder, onChange }: LadderFieldsProps) {
  const { match, metrics } = ladder
  function changeMatch(next: LadderForm["match"]) {
    if (next === "one") return onChange({ match: next, metrics: [firstMetric(ladder)] })
    const second = metrics[0] === "purchases" ? "spendMinor" : "purchases"
    return onChange({ match: next, metrics: metrics.length > 1 ? metrics : [firstMetric(ladder), second] })
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2 sm:items-start">
      <Field label="A tier asks for" name="ladder.match">
        <Select
          value={match}
          options={matchOptions}
          onChange={(event) => changeMatch(event.target.value as LadderForm["match"])}
        />
      </Field>
      {match === "one" ? (
        <Field label="Tiers count" name="ladder.metric">
          <Select
            value={firstMetric(ladder)}
            options={metricOptions}
            onChange={(event) => onChange({ metrics: [event.target.value as TierMetric] })}
          />
        </Field>
      ) : (
        <MetricTicks ladder={ladder} onChange={onChange} />
      )}
      <Field label="over" name="ladder.window">
        <Select
          value={ladder.window}
          options={windowOptions}
          onChange={(event) => onChange({ window: event.target.value as LadderForm["window"] })}
        />
      </Field>
      <Field label="Who no longer reaches it falls" name="ladder.downgrade">
        <Select
          value={ladder.downgrade}
          options={downgradeOptions}
          onChange={(event) => onChange({ downgrade: event.target.value as LadderForm["downgrade"] })}
        />
      </Field>
      <KeepingFields ladder={ladder} onChange={onChange} />
    </div>
  )
}

/** Which metrics count; the last one cannot be taken away. */
function MetricTicks({ ladder: { match, metrics }, onChange }: LadderFieldsProps) {
  const toggle = (metric: TierMetric, on: boolean) =>
    onChange({ metrics: on ? [...metrics, metric] : metrics.filter((one) => one !== metric) })
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-sm font-semibold">
        {match === "any" ? "Any of these is enough" : "All of these are needed"}
      </legend>
      {metricOptions.map(({ value, label }) => (
        <Checkbox
          key={value}
          label={label}
          checked={metrics.includes(value)}
          disabled={metrics.length === 1 && metrics.includes(value)}
          onChange={(event) => toggle(value, event.target.checked)}
        />
      ))}
    </fieldset>
  )
}
