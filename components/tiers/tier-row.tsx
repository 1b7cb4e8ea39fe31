"use client"

import { Trash2 } from "lucide-react"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { formatValue, type Unit } from "@/components/ui/format-value"
import { Input } from "@/components/ui/input"
import { MoneyInput } from "@/components/ui/money-input"
import { NumberInput } from "@/components/ui/number-input"
import { currencyExponent } from "@/lib/core/money"
import type { TierMetric } from "@/lib/tiers/domain/tier"
import { firstMetric, isEarned, type LadderForm, type TierForm, thresholdOf } from "./ladder-form"
import { thresholdLabels } from "./ladder-options"
import { ShareBar } from "./share-bar"
import { TierExtras } from "./tier-extras"

export type TierRowProps = {
  tier: TierForm
  index: number
  ladder: LadderForm
  units: (metric: TierMetric) => Unit
  /** Customers who would hold it, of all; null while that is not known. */
  members: { count: number; of: number } | null
  sentence: React.ReactNode
  /** What the tier gives, to be edited. */
  benefits: React.ReactNode
  errorOf: (name: string) => string | undefined
  onChange: (patch: Partial<TierForm>) => void
  onRemove: () => void
}

/** One tier: its fields, who would hold it, and its sentence. */
export function TierRow(props: TierRowProps) {
  const { tier, index, members, sentence, benefits, errorOf, onChange, onRemove } = props
  const at = `tiers.${index}.tier`
  return (
    <section aria-label={tier.name} className="grid gap-4 rounded-card border border-line p-4">
      <div className="flex items-center justify-between gap-4">
        <h3 className="min-w-0 truncate font-semibold">{tier.name || `Tier ${index + 1}`}</h3>
        <Button variant="ghost" size="icon-sm" aria-label={`Remove ${tier.name}`} onClick={onRemove}>
          <Trash2 aria-hidden />
        </Button>
      </div>
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_8rem] sm:items-start">
        <Field label="Name" name={`${at}.name`} error={errorOf(`${at}.name`)}>
          <Input value={tier.name} maxLength={80} onChange={(event) => onChange({ name: event.target.value })} />
        </Field>
        <ThresholdFields {...props} />
        <Field
          label={
            <>
              Earns <span className="sr-only">so many times the points</span>
            </>
          }
          name={`${at}.earningMultiplier`}
          error={errorOf(`${at}.earningMultiplier`)}
          help="1.25 is a quarter more"
        >
          <span className="flex items-center gap-2">
            <Input
              value={tier.factor}
              inputMode="decimal"
              placeholder="1"
              className="tabular text-end"
              onChange={(event) => onChange({ factor: event.target.value })}
            />
            <span aria-hidden className="text-muted">
              times
            </span>
          </span>
        </Field>
      </div>
      <TierExtras {...props} />
      {members ? (
        <ShareBar
          label={`${formatValue(members.count, members.count === 1 ? "customer" : "customers")} would be ${tier.name}`}
          share={members.of > 0 ? members.count / members.of : 0}
        />
      ) : null}
      {sentence}
      {benefits}
    </section>
  )
}

function ThresholdFields(props: TierRowProps) {
  const { index, ladder, tier, units, errorOf, onChange } = props
  const at = `tiers.${index}.tier.qualification`
  if (index === 0) {
    const value = formatValue(0, units(firstMetric(ladder)))
    return (
      <Field label="From" help="The lowest tier is for everyone.">
        <Input value={value} disabled readOnly className="tabular text-end" />
      </Field>
    )
  }
  if (!isEarned(tier)) {
    return (
      <Field label="From" help="Nothing that a member does reaches it.">
        <Input
          value={tier.rest.invitationOnly ? "By invitation" : "Only bought"}
          disabled
          readOnly
          className="text-end"
        />
      </Field>
    )
  }
  const isSingle = ladder.match === "one"
  return (
    <div className="grid gap-4">
      {ladder.metrics.map((metric, place) => (
        <ThresholdField
          key={metric}
          label={isSingle ? "From" : thresholdLabels[metric]}
          name={isSingle ? `${at}.threshold` : `${at}.of.${place}.threshold`}
          error={errorOf(isSingle ? `${at}.threshold` : `${at}.of.${place}.threshold`) ?? errorOf(at)}
          metric={metric}
          unit={units(metric)}
          value={thresholdOf(tier, metric)}
          onChange={(threshold) => onChange({ thresholds: { ...tier.thresholds, [metric]: threshold } })}
        />
      ))}
    </div>
  )
}

type ThresholdProps = {
  label: string
  name: string
  error: string | undefined
  metric: TierMetric
  unit: Unit
  value: number | null
  onChange: (threshold: number | null) => void
}

function ThresholdField({ label, name, error, metric, unit, value, onChange }: ThresholdProps) {
  return (
    <Field label={label} name={name} error={error}>
      {metric === "spendMinor" ? (
        <MoneyInput value={value} currency={unit} exponent={currencyExponent(unit)} onValueChange={onChange} />
      ) : (
        <NumberInput value={value} min={1} unit={unit} onValueChange={onChange} />
      )}
    </Field>
  )
}
