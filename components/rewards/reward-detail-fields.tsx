"use client"

import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { MoneyInput } from "@/components/ui/money-input"
import { NumberInput } from "@/components/ui/number-input"
import { currencyExponent } from "@/lib/core/money"
import { kindsWithAmount, type RewardForm, textDetails } from "./reward-form-values"

type RewardDetailFieldsProps = {
  form: RewardForm
  set: (change: Partial<RewardForm>) => void
  currency: string
  error?: string
}

/** What the chosen kind asks for beyond a name. */
export function RewardDetailFields({ form, set, currency, error }: RewardDetailFieldsProps) {
  const exponent = currencyExponent(currency)
  const text = textDetails[form.kind]
  const discount = form.kind === "amountDiscount" || form.kind === "percentageDiscount"
  return (
    <>
      {kindsWithAmount.includes(form.kind) && !form.byPoints ? (
        <Field label="Amount" name="detail" error={error}>
          <MoneyInput
            value={form.amountMinor}
            currency={currency}
            exponent={exponent}
            onValueChange={(amountMinor) => set({ amountMinor })}
          />
        </Field>
      ) : null}
      {form.kind === "percentageDiscount" ? (
        <Field label="Discount" name="detail" error={error}>
          <NumberInput value={form.percent} min={1} max={100} unit="%" onValueChange={(percent) => set({ percent })} />
        </Field>
      ) : null}
      {discount ? (
        <Field label="From a purchase of" optional name="minimumSpendMinor">
          <MoneyInput
            value={form.minimumSpendMinor}
            currency={currency}
            exponent={exponent}
            onValueChange={(minimumSpendMinor) => set({ minimumSpendMinor })}
          />
        </Field>
      ) : null}
      {text ? (
        <Field label={text.label} optional name="detail" error={error}>
          <Input
            value={form.detailText}
            maxLength={120}
            onChange={(event) => set({ detailText: event.target.value })}
          />
        </Field>
      ) : null}
    </>
  )
}
