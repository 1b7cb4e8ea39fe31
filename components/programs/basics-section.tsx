"use client"

import { Card, CardHeader } from "@/components/ui/card"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { MoneyInput } from "@/components/ui/money-input"
import { NumberInput } from "@/components/ui/number-input"
import { RadioGroup } from "@/components/ui/radio-group"
import { currencyExponent } from "@/lib/core/money"
import type { Draft } from "./use-draft"

export const joinOptions = [
  {
    value: "everyone",
    label: "Every customer",
    help: "Who buys is a member from the first purchase, without signing up.",
  },
  { value: "optIn", label: "Who joins", help: "Customers sign up first. What they bought before earns nothing." },
]

const returnOptions = [
  { value: "withinBalance", label: "Down to zero", help: "What was spent already is written off." },
  { value: "negative", label: "Below zero too", help: "The next points fill the gap." },
]

/** Name, words, value and who takes part. */
export function BasicsSection({ draft, live }: { draft: Draft; live: boolean }) {
  const { form, set, errorOf } = draft
  return (
    <Card id="basics" className="scroll-mt-16">
      <CardHeader
        title="Basics"
        description="What the program is called, what members collect, and what it is worth."
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name of the program" name="program.name" error={errorOf("program.name")}>
          <Input value={form.name} maxLength={120} onChange={(event) => set({ name: event.target.value })} />
        </Field>
        <Field
          label="Address in the portal"
          name="program.slug"
          error={errorOf("program.slug")}
          help={live ? "Stays, as cards and links carry it." : "Lower-case letters, digits and hyphens."}
          disabled={live}
        >
          <Input
            value={form.slug}
            maxLength={63}
            disabled={live}
            onChange={(event) => set({ slug: event.target.value })}
          />
        </Field>
        <Field
          label="One of them is called"
          name="program.currency.name"
          error={errorOf("program.currency.name")}
          help="Point, star, bean."
        >
          <Input
            value={form.currencyName}
            maxLength={40}
            onChange={(event) => set({ currencyName: event.target.value })}
          />
        </Field>
        <Field label="Many are called" name="program.currency.plural" error={errorOf("program.currency.plural")}>
          <Input
            value={form.currencyPlural}
            maxLength={40}
            onChange={(event) => set({ currencyPlural: event.target.value })}
          />
        </Field>
        <PointValue draft={draft} />
        <RadioGroup
          label="Who is a member"
          name="joinPolicy"
          options={joinOptions}
          value={form.joinPolicy}
          onValueChange={(value) => set({ joinPolicy: value === "everyone" ? "everyone" : "optIn" })}
        />
        <RadioGroup
          label="When a purchase is returned, take its points"
          name="returnPolicy"
          options={returnOptions}
          value={form.returnPolicy}
          onValueChange={(value) => set({ returnPolicy: value === "negative" ? "negative" : "withinBalance" })}
        />
      </div>
    </Card>
  )
}

/** "100 points are worth $1.00": two fields that read as one sentence. */
function PointValue({ draft: { form, set, errorOf } }: { draft: Draft }) {
  return (
    <div className="grid items-start gap-4 sm:col-span-2 sm:grid-cols-2">
      <Field
        label={`So many ${form.currencyPlural || "points"}`}
        name="program.currency.value.points"
        error={errorOf("program.currency.value.points")}
        help="How you reckon the cost. Members see what theirs are worth."
      >
        <NumberInput value={form.valuePoints} min={1} onValueChange={(valuePoints) => set({ valuePoints })} />
      </Field>
      <Field
        label="are worth"
        name="program.currency.value.amountMinor"
        error={errorOf("program.currency.value.amountMinor")}
      >
        <MoneyInput
          value={form.valueMinor}
          currency={form.moneyCurrency}
          exponent={currencyExponent(form.moneyCurrency)}
          onValueChange={(valueMinor) => set({ valueMinor })}
        />
      </Field>
    </div>
  )
}
