"use client"

import { signIn } from "next-auth/react"
import { type FormEvent, useState } from "react"
import { Button } from "@/components/ui/button"
import { Combobox } from "@/components/ui/combobox"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import type { SelectOption } from "@/components/ui/select"
import { useActionForm } from "@/components/ui/use-action-form"
import { shortestPassword } from "@/lib/core/auth/password-length"
import { startAction } from "@/lib/merchants/actions"
import { slugOf } from "@/lib/merchants/domain/slug-of"

type StartFormProps = { timeZones: readonly SelectOption[]; currencies: readonly SelectOption[] }

/** The first merchant and its owner. */
export function StartForm({ timeZones, currencies }: StartFormProps) {
  const [name, setName] = useState("")
  const [slug, setSlug] = useState<string | null>(null)
  const [timeZone, setTimeZone] = useState<string | null>(null)
  const [currency, setCurrency] = useState<string | null>(null)
  const { send, errors, errorOf, busy } = useActionForm(startAction)
  const address = slug ?? slugOf(name)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [ownerName, ownerEmail, ownerPassword] = ["ownerName", "ownerEmail", "ownerPassword"].map((field) =>
      String(form.get(field)),
    ) as [string, string, string]
    const place = { timeZone: timeZone ?? "", currency: currency ?? "" }
    const made = await send({ name, slug: address, ...place, ownerName, ownerEmail, ownerPassword })
    if (!made) return
    await signIn("credentials", { email: ownerEmail, password: ownerPassword, redirect: false })
    window.location.assign(`/d/${address}/setup`)
  }

  return (
    <form method="post" onSubmit={submit} className="grid gap-8" noValidate>
      <FormErrorSummary errors={errors} />
      <fieldset className="grid gap-4">
        <legend className="mb-3 text-base font-semibold">Your merchant</legend>
        <Field name="name" label="Name" help="As your customers know it." error={errorOf("name")}>
          <Input
            name="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
            autoComplete="organization"
          />
        </Field>
        <Field
          name="slug"
          label="Address"
          help={`Your members will open /p/${address || "…"}. It cannot be changed later.`}
          error={errorOf("slug")}
        >
          <Input name="slug" value={address} onChange={(event) => setSlug(event.target.value)} autoCapitalize="none" />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="timeZone" label="Time zone" help="Days begin at midnight here." error={errorOf("timeZone")}>
            <Combobox options={timeZones} value={timeZone} onValueChange={setTimeZone} placeholder="New York" />
          </Field>
          <Field name="currency" label="Currency" help="What your till counts in." error={errorOf("currency")}>
            <Combobox options={currencies} value={currency} onValueChange={setCurrency} placeholder="USD" />
          </Field>
        </div>
      </fieldset>
      <OwnerFields errorOf={errorOf} />
      <Button type="submit" variant="primary" size="lg" loading={busy}>
        Create merchant
      </Button>
    </form>
  )
}

function OwnerFields({ errorOf }: { errorOf: (name: string) => string | undefined }) {
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-3 text-base font-semibold">You, its owner</legend>
      <Field name="ownerName" label="Your name" error={errorOf("ownerName")}>
        <Input name="ownerName" autoComplete="name" />
      </Field>
      <Field name="ownerEmail" label="E-mail" error={errorOf("ownerEmail")}>
        <Input name="ownerEmail" type="email" autoComplete="username" />
      </Field>
      <Field
        name="ownerPassword"
        label="Password"
        help={`${shortestPassword} characters or more. A sentence is easy to remember.`}
        error={errorOf("ownerPassword")}
      >
        <Input name="ownerPassword" type="password" autoComplete="new-password" />
      </Field>
    </fieldset>
  )
}
