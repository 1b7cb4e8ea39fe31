"use client"

import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { MoneyInput } from "@/components/ui/money-input"
import { NumberInput } from "@/components/ui/number-input"
import { Select } from "@/components/ui/select"
import { currencyExponent } from "@/lib/core/money"
import type { BenefitKind, BenefitPer } from "@/lib/tiers/domain/benefit"
import { type BenefitForm, kindsWithCost } from "./benefit-form"
import { perOptions } from "./benefit-options"

export type BenefitFieldsProps = {
  benefit: BenefitForm
  /** The path of the benefit in the draft. */
  at: string
  moneyCurrency: string
  /** Those that can be given: this tier and the lower ones. */
  tiers: readonly { id: string; name: string }[]
  errorOf: (name: string) => string | undefined
  onChange: (patch: Partial<BenefitForm>) => void
}

/** What is asked of each kind alone. */
const own: Record<BenefitKind, (props: BenefitFieldsProps) => React.ReactNode> = {
  note: () => null,
  percentageDiscount: (props) => <PercentField {...props} />,
  amountDiscount: (props) => <AmountField {...props} label="Off" field="amountMinor" />,
  freeDelivery: (props) => (
    <AmountField {...props} label="From" field="fromAmountMinor" optional help="Empty: for every order." />
  ),
  entitlement: (props) => (
    <>
      <CountField {...props} label="How often" field="count" unit="times" />
      <PerField {...props} />
    </>
  ),
  credit: (props) => (
    <>
      <AmountField {...props} label="To spend" field="amountMinor" />
      <PerField {...props} />
    </>
  ),
  access: (props) => (
    <>
      <WhatField {...props} />
      <CountField {...props} label="Devices or people" field="devices" optional />
    </>
  ),
  birthdayGift: (props) => (
    <CountField {...props} label="To be had for" field="days" unit="days after" help="Counted from the birthday." />
  ),
  earlyAccess: (props) => <CountField {...props} label="Ahead by" field="days" unit="days" />,
  eventInvitation: () => null,
  serviceLevel: () => null,
  statusGift: (props) => (
    <>
      <TierField {...props} />
      <CountField {...props} label="To so many members" field="count" />
      <PerField {...props} />
    </>
  ),
}

/** The form of one benefit: what its kind asks for, its words, whether it replaces others, and its cost. */
export function BenefitFields(props: BenefitFieldsProps) {
  const { benefit, at, moneyCurrency, tiers, errorOf, onChange } = props
  const { kind } = benefit
  const needsText = kind === "note" || kind === "birthdayGift"
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="grid gap-4 empty:hidden sm:grid-cols-2 sm:items-start">{own[kind](props)}</div>
      <div className="grid gap-4 sm:grid-cols-2 sm:items-start">
        {kind === "note" ? null : (
          <Field
            label="Name"
            optional={!["entitlement", "eventInvitation", "serviceLevel"].includes(kind)}
            name={`${at}.name`}
            error={errorOf(`${at}.name`)}
            help="Staff and members read it on its tile."
          >
            <Input value={benefit.name} maxLength={80} onChange={(event) => onChange({ name: event.target.value })} />
          </Field>
        )}
        <Field
          label={kind === "birthdayGift" ? "What the gift is" : "In words that members read"}
          optional={!needsText}
          name={`${at}.text`}
          error={errorOf(`${at}.text`)}
          className={kind === "note" ? "sm:col-span-2" : undefined}
        >
          <Input value={benefit.text} maxLength={300} onChange={(event) => onChange({ text: event.target.value })} />
        </Field>
        {kindsWithCost.includes(kind) ? (
          <Field
            label="One use costs you"
            optional
            name={`${at}.unitCostMinor`}
            help="For the figures. Members never see it."
          >
            <MoneyInput
              value={benefit.unitCostMinor}
              currency={moneyCurrency}
              exponent={currencyExponent(moneyCurrency)}
              onValueChange={(unitCostMinor) => onChange({ unitCostMinor })}
            />
          </Field>
        ) : null}
      </div>
      {tiers.length > 1 ? (
        <Checkbox
          label="Replaces what lower tiers give of this kind"
          help="Otherwise members have both."
          checked={benefit.replacesLower}
          onChange={(event) => onChange({ replacesLower: event.target.checked })}
        />
      ) : null}
    </div>
  )
}

function PercentField({ benefit, at, errorOf, onChange }: BenefitFieldsProps) {
  return (
    <Field label="Off" name={`${at}.percent`} error={errorOf(`${at}.percent`)}>
      <span className="flex items-center gap-2">
        <Input
          value={benefit.percent}
          inputMode="decimal"
          placeholder="10"
          className="tabular text-end"
          onChange={(event) => onChange({ percent: event.target.value })}
        />
        <span aria-hidden className="text-muted">
          %
        </span>
      </span>
    </Field>
  )
}

function TierField({ benefit, at, tiers, errorOf, onChange }: BenefitFieldsProps) {
  const options = tiers.map(({ id, name }) => ({ value: id, label: name }))
  const value = tiers.find(({ id, name }) => id === benefit.tier || name === benefit.tier)?.id ?? ""
  return (
    <Field label="Which tier" name={`${at}.tier`} error={errorOf(`${at}.tier`)} help="It ends when the giver's does.">
      <Select
        value={value}
        options={options}
        placeholder="Choose a tier"
        onChange={(event) => onChange({ tier: event.target.value })}
      />
    </Field>
  )
}

function WhatField({ benefit, at, errorOf, onChange }: BenefitFieldsProps) {
  return (
    <Field label="To what" name={`${at}.what`} error={errorOf(`${at}.what`)}>
      <Input
        value={benefit.what}
        maxLength={120}
        placeholder="Wi-Fi"
        onChange={(event) => onChange({ what: event.target.value })}
      />
    </Field>
  )
}

type Labelled = BenefitFieldsProps & { label: string; optional?: boolean; help?: string }

function AmountField(props: Labelled & { field: "amountMinor" | "fromAmountMinor" }) {
  const { benefit, at, moneyCurrency, errorOf, onChange, label, field, optional, help } = props
  return (
    <Field label={label} optional={optional} help={help} name={`${at}.${field}`} error={errorOf(`${at}.${field}`)}>
      <MoneyInput
        value={benefit.amountMinor}
        currency={moneyCurrency}
        exponent={currencyExponent(moneyCurrency)}
        onValueChange={(amountMinor) => onChange({ amountMinor })}
      />
    </Field>
  )
}

function CountField(props: Labelled & { field: "count" | "devices" | "days"; unit?: string }) {
  const { benefit, at, errorOf, onChange, label, field, unit, optional, help } = props
  return (
    <Field label={label} optional={optional} help={help} name={`${at}.${field}`} error={errorOf(`${at}.${field}`)}>
      <NumberInput
        value={benefit[field]}
        min={field === "days" && benefit.kind === "birthdayGift" ? 0 : 1}
        unit={unit}
        onValueChange={(value) => onChange({ [field]: value })}
      />
    </Field>
  )
}

function PerField({ benefit, at, errorOf, onChange }: BenefitFieldsProps) {
  const options = benefit.kind !== "entitlement" ? perOptions.filter(({ value }) => value !== "visit") : perOptions
  return (
    <Field label="in each" name={`${at}.per`} error={errorOf(`${at}.per`)}>
      <Select
        value={benefit.per}
        options={options}
        onChange={(event) => onChange({ per: event.target.value as BenefitPer })}
      />
    </Field>
  )
}
