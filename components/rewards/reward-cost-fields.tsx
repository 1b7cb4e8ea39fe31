"use client"

import { Card, CardHeader } from "@/components/ui/card"
import { Field } from "@/components/ui/field"
import { MoneyInput } from "@/components/ui/money-input"
import { NumberInput } from "@/components/ui/number-input"
import { Switch } from "@/components/ui/switch"
import { currencyExponent, formatMoney } from "@/lib/core/money"
import { formatPoints } from "@/lib/core/points"
import { isByPoints, kindsByPoints, type RewardForm } from "./reward-form-values"
import type { RewardProgram } from "./reward-program"
import { worthMinor } from "./reward-words"

interface RewardCostFieldsProps {
  form: RewardForm
  set: (change: Partial<RewardForm>) => void
  errorOf: (name: string) => string | undefined
  program: RewardProgram
}

/** What a reward costs the member and the merchant, and how many there are. */
export function RewardCostFields(props: RewardCostFieldsProps) {
  const { form, set, errorOf, program } = props
  return (
    <Card>
      <CardHeader title="What it costs" />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {kindsByPoints.includes(form.kind) ? (
          <Switch
            className="sm:col-span-2"
            label="The member chooses how many points to give"
            help="The value follows the points."
            checked={form.byPoints}
            onCheckedChange={(byPoints) => set({ byPoints })}
          />
        ) : null}
        {isByPoints(form) ? <ByPointsFields {...props} /> : <PriceFields {...props} />}
        <Field label="What one costs you" optional name="unitCostMinor" error={errorOf("unitCostMinor")}>
          <Money
            value={form.unitCostMinor}
            program={program}
            onValueChange={(unitCostMinor) => set({ unitCostMinor })}
          />
        </Field>
        <Switch
          label="Limited stock"
          help="When the last one is gone, the reward is shown as out of stock."
          checked={form.limited}
          onCheckedChange={(limited) => set({ limited })}
        />
        {form.limited ? (
          <Field label="In stock" name="stock" error={errorOf("stock")}>
            <NumberInput value={form.stock} min={0} steppers onValueChange={(stock) => set({ stock })} />
          </Field>
        ) : null}
      </div>
    </Card>
  )
}

function PriceFields({ form, set, errorOf, program }: RewardCostFieldsProps) {
  const { currency, moneyCurrency } = program
  const worth = form.costPoints ? formatMoney(worthMinor(form.costPoints, currency.value), moneyCurrency) : null
  return (
    <>
      <Field
        label="Cost to the member"
        name="costPoints"
        error={errorOf("costPoints")}
        help={form.costPoints && worth ? `${formatPoints(form.costPoints, currency)} are worth ${worth}.` : undefined}
      >
        <NumberInput
          value={form.costPoints}
          min={1}
          unit={currency.plural}
          onValueChange={(costPoints) => set({ costPoints })}
        />
      </Field>
      <Field
        label="And in money"
        optional
        name="priceMinor"
        error={errorOf("priceMinor")}
        help="Paid at the till with the voucher. The money earns points as any purchase does."
      >
        <Money value={form.priceMinor} program={program} onValueChange={(priceMinor) => set({ priceMinor })} />
      </Field>
    </>
  )
}

function ByPointsFields({ form, set, errorOf, program }: RewardCostFieldsProps) {
  const { currency } = program
  const points = (value: number | null, change: (value: number | null) => void) => (
    <NumberInput value={value} min={1} unit={currency.plural} onValueChange={change} />
  )
  return (
    <>
      <Field
        label="So many points"
        name="costPoints"
        error={errorOf("costPoints")}
        help="Other points give in proportion, rounded down."
      >
        {points(form.costPoints, (costPoints) => set({ costPoints }))}
      </Field>
      <Field label="give" name="detail" error={errorOf("detail")}>
        <Money value={form.amountMinor} program={program} onValueChange={(amountMinor) => set({ amountMinor })} />
      </Field>
      <Field label="The fewest">{points(form.minimumPoints, (minimumPoints) => set({ minimumPoints }))}</Field>
      <Field label="The most" optional>
        {points(form.maximumPoints, (maximumPoints) => set({ maximumPoints }))}
      </Field>
      <Field label="In steps of" optional help="Counted from the fewest.">
        {points(form.stepPoints, (stepPoints) => set({ stepPoints }))}
      </Field>
    </>
  )
}

interface MoneyProps {
  value: number | null
  program: RewardProgram
  onValueChange: (value: number | null) => void
}

function Money({ program, ...input }: MoneyProps) {
  const { moneyCurrency } = program
  return <MoneyInput {...input} currency={moneyCurrency} exponent={currencyExponent(moneyCurrency)} />
}
