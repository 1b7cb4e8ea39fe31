"use client"

import { Checkbox } from "@/components/ui/checkbox"
import { Field } from "@/components/ui/field"
import { MoneyInput } from "@/components/ui/money-input"
import { NumberInput } from "@/components/ui/number-input"
import { currencyExponent } from "@/lib/core/money"
import type { TierPrice } from "@/lib/tiers/domain/tier-price"

type PriceFieldsProps = {
  tierName: string
  price: TierPrice | undefined
  money: string
  /** "tiers.1.tier.price". */
  at: string
  errorOf: (name: string) => string | undefined
  onChange: (price: TierPrice | undefined) => void
}

/** What a tier is sold for; closed while it is not sold. */
export function PriceFields({ tierName, price, money, at, errorOf, onChange }: PriceFieldsProps) {
  const set = (patch: Partial<Record<keyof TierPrice, number | boolean | null>>) => {
    const kept = Object.entries({ ...price, ...patch }).filter(([, value]) => value !== null && value !== false)
    onChange(Object.fromEntries(kept) as TierPrice)
  }
  const amount = { currency: money, exponent: currencyExponent(money) }
  return (
    <fieldset className="grid gap-4">
      <legend className="sr-only">Price of {tierName}</legend>
      <Checkbox
        label="Members can pay for this tier"
        checked={price !== undefined}
        onChange={({ target }) => onChange(target.checked ? { monthMinor: 10 ** amount.exponent * 10 } : undefined)}
      />
      {price ? (
        <>
          <div className="grid items-start gap-4 sm:grid-cols-3">
            <Field label="A month" name={`${at}.monthMinor`} error={errorOf(`${at}.monthMinor`)}>
              <MoneyInput
                {...amount}
                value={price.monthMinor ?? null}
                onValueChange={(monthMinor) => set({ monthMinor })}
              />
            </Field>
            <Field label="A year" name={`${at}.yearMinor`} error={errorOf(`${at}.yearMinor`)}>
              <MoneyInput
                {...amount}
                value={price.yearMinor ?? null}
                onValueChange={(yearMinor) => set({ yearMinor })}
              />
            </Field>
            <Field
              label="Free to try"
              optional
              name={`${at}.trialDays`}
              error={errorOf(`${at}.trialDays`)}
              help="Once for each customer."
            >
              <NumberInput
                value={price.trialDays ?? null}
                min={1}
                unit="days"
                onValueChange={(trialDays) => set({ trialDays })}
              />
            </Field>
          </div>
          <Checkbox
            label="It cannot be earned: what it asks for does not count"
            checked={price.only ?? false}
            onChange={({ target }) => set({ only: target.checked })}
          />
        </>
      ) : null}
    </fieldset>
  )
}
