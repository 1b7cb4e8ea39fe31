"use client"

import { Trash2 } from "lucide-react"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { formatValue, type Unit } from "@/components/ui/format-value"
import { Input } from "@/components/ui/input"
import { MoneyInput } from "@/components/ui/money-input"
import { NumberInput } from "@/components/ui/number-input"
import { Textarea } from "@/components/ui/textarea"
import { currencyExponent } from "@/lib/core/money"
import type { LadderForm, TierForm } from "./ladder-form"
import { ShareBar } from "./share-bar"

export type TierRowProps = {
  tier: TierForm
  index: number
  ladder: LadderForm
  unit: Unit
  /** Customers who would hold it, of all; null while that is not known. */
  members: { count: number; of: number } | null
  sentence: React.ReactNode
  errorOf: (name: string) => string | undefined
  onChange: (patch: Partial<TierForm>) => void
  onRemove: () => void
}

/** One tier: its fields, who would hold it, and its sentence. */
export function TierRow(props: TierRowProps) {
  const { tier, index, members, sentence, errorOf, onChange, onRemove } = props
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
        <ThresholdField {...props} />
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
      {members ? (
        <ShareBar
          label={`${formatValue(members.count, members.count === 1 ? "customer" : "customers")} would be ${tier.name}`}
          share={members.of > 0 ? members.count / members.of : 0}
        />
      ) : null}
      {sentence}
      <Field
        label="Benefits"
        optional
        name={`${at}.benefits`}
        error={errorOf(`${at}.benefits`)}
        help="One per line, in the words that members read."
      >
        <Textarea
          rows={2}
          value={tier.benefits}
          placeholder={index === 0 ? "A coffee on your birthday" : "Free delivery"}
          onChange={(event) => onChange({ benefits: event.target.value })}
        />
      </Field>
    </section>
  )
}

function ThresholdField({ tier, index, ladder, unit, errorOf, onChange }: TierRowProps) {
  const name = `tiers.${index}.tier.qualification.threshold`
  if (tier.rest.qualification && "of" in tier.rest.qualification) {
    return (
      <Field label="From" help="Several requirements, set through the API. They stay as they are.">
        <Input value="Several requirements" disabled readOnly />
      </Field>
    )
  }
  if (index === 0) {
    return (
      <Field label="From" help="The lowest tier is for everyone.">
        <Input value={formatValue(0, unit)} disabled readOnly className="tabular text-end" />
      </Field>
    )
  }
  const change = (threshold: number | null) => onChange({ threshold })
  return (
    <Field label="From" name={name} error={errorOf(name)}>
      {ladder.metric === "spendMinor" ? (
        <MoneyInput value={tier.threshold} currency={unit} exponent={currencyExponent(unit)} onValueChange={change} />
      ) : (
        <NumberInput value={tier.threshold} min={1} unit={unit} onValueChange={change} />
      )}
    </Field>
  )
}
