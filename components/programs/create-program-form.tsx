"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { MoneyInput } from "@/components/ui/money-input"
import { NumberInput } from "@/components/ui/number-input"
import { RadioGroup } from "@/components/ui/radio-group"
import { currencyExponent } from "@/lib/core/money"
import { slugOf } from "@/lib/merchants/domain/slug-of"
import { createProgramAction } from "@/lib/programs/actions"
import { createProgramSchema } from "@/lib/programs/schema"
import { joinOptions } from "./basics-section"

type CreateProgramFormProps = { merchantSlug: string; merchantName: string; moneyCurrency: string }

/** The first step: a name, what members collect, what it is worth, who takes part. */
export function CreateProgramForm(props: CreateProgramFormProps) {
  const { form, set, errors, errorOf, busy, create } = useNewProgram(props)
  return (
    <Card className="max-w-3xl">
      <form
        className="grid gap-6"
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <FormErrorSummary errors={errors} />
        <BasicFields moneyCurrency={props.moneyCurrency} form={form} set={set} errorOf={errorOf} />
        <RadioGroup
          cards
          label="Who is a member"
          name="joinPolicy"
          options={joinOptions}
          value={form.joinPolicy}
          onValueChange={(joinPolicy) => set({ joinPolicy })}
        />
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" variant="primary" loading={busy}>
            Create draft
          </Button>
          <p className="text-muted">Nobody sees it until you publish.</p>
        </div>
      </form>
    </Card>
  )
}

type NewProgram = ReturnType<typeof useNewProgram>

/** What has been typed so far, what is wrong with it, and sending it. */
function useNewProgram({ merchantSlug, merchantName, moneyCurrency }: CreateProgramFormProps) {
  const router = useRouter()
  const [form, setForm] = useState({
    name: `${merchantName} Club`,
    singular: "point",
    plural: "points",
    valuePoints: 1 as number | null,
    valueMinor: 1 as number | null,
    joinPolicy: "everyone",
  })
  const [errors, setErrors] = useState<{ name: string; message: string }[]>([])
  const [busy, setBusy] = useState(false)
  const set = (patch: Partial<typeof form>) => setForm((now) => ({ ...now, ...patch }))
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message

  async function create() {
    const parsed = createProgramSchema.safeParse({
      name: form.name,
      slug: slugOf(form.name) || "club",
      currency: {
        code: codeOf(form.plural),
        name: form.singular,
        plural: form.plural,
        value: { points: form.valuePoints, amountMinor: form.valueMinor },
      },
      moneyCurrency,
      joinPolicy: form.joinPolicy,
    })
    if (!parsed.success) {
      setErrors(
        parsed.error.issues.map(({ path, code, message }) => ({
          name: path.join("."),
          message: code === "invalid_type" ? "Fill this in." : message,
        })),
      )
      return
    }
    setBusy(true)
    const answer = await createProgramAction(merchantSlug, parsed.data)
    setBusy(false)
    if (answer?.data) router.push(`/d/${merchantSlug}/program?program=${answer.data.id}`)
    else
      setErrors([
        { name: "name", message: answer?.serverError?.message ?? "The program could not be made. Try again." },
      ])
  }

  return { form, set, errors, errorOf, busy, create }
}

type BasicFieldsProps = { moneyCurrency: string } & Pick<NewProgram, "form" | "set" | "errorOf">

function BasicFields({ moneyCurrency, form, set, errorOf }: BasicFieldsProps) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Field label="Name of the program" name="name" error={errorOf("name")} className="sm:col-span-2">
        <Input value={form.name} maxLength={120} onChange={(event) => set({ name: event.target.value })} />
      </Field>
      <Field
        label="Members collect: one"
        name="currency.name"
        error={errorOf("currency.name")}
        help="Point, star, bean."
      >
        <Input value={form.singular} maxLength={40} onChange={(event) => set({ singular: event.target.value })} />
      </Field>
      <Field label="many" name="currency.plural" error={errorOf("currency.plural")}>
        <Input value={form.plural} maxLength={40} onChange={(event) => set({ plural: event.target.value })} />
      </Field>
      <Field
        label={`So many ${form.plural || "points"}`}
        name="currency.value.points"
        error={errorOf("currency.value.points")}
      >
        <NumberInput value={form.valuePoints} min={1} onValueChange={(valuePoints) => set({ valuePoints })} />
      </Field>
      <Field
        label="are worth"
        name="currency.value.amountMinor"
        error={errorOf("currency.value.amountMinor")}
        help="For your reckoning. Members see what theirs are worth."
      >
        <MoneyInput
          value={form.valueMinor}
          currency={moneyCurrency}
          exponent={currencyExponent(moneyCurrency)}
          onValueChange={(valueMinor) => set({ valueMinor })}
        />
      </Field>
    </div>
  )
}

/** "Café stars" becomes CAFE-STARS: the code under which wallets hold them. */
function codeOf(plural: string): string {
  return slugOf(plural).toUpperCase().slice(0, 32) || "POINTS"
}
