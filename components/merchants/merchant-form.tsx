"use client"

import { type FormEvent, useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Card, CardHeader } from "@/components/ui/card"
import { Combobox } from "@/components/ui/combobox"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import type { SelectOption } from "@/components/ui/select"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { useUnsavedChanges } from "@/components/ui/use-unsaved-changes"
import { updateMerchantAction } from "@/lib/merchants/actions"
import { AccentField } from "./accent-field"

type MerchantFormProps = {
  settings: { slug: string; name: string; timeZone: string; currency: string; accent: string; hasHistory: boolean }
  timeZones: readonly SelectOption[]
  currencies: readonly SelectOption[]
  readOnly: boolean
}

export function MerchantForm({ settings, timeZones, currencies, readOnly }: MerchantFormProps) {
  const { slug, name, timeZone, currency, accent, hasHistory } = settings
  const [draft, setDraft] = useState({ name, timeZone, currency, accent })
  const [saved, setSaved] = useState(draft)
  const dirty = JSON.stringify(draft) !== JSON.stringify(saved)
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const { send, errors, errorOf, busy } = useActionForm(updateMerchantAction.bind(null, slug), () => {
    setSaved(draft)
    toast.success("Saved")
  })
  useUnsavedChanges(dirty)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    return send(draft)
  }

  return (
    <form onSubmit={submit} className="grid max-w-3xl gap-6" noValidate>
      <FormErrorSummary errors={errors} />
      {readOnly ? <Callout>You may see this page. Owners change it.</Callout> : null}
      <Card>
        <CardHeader title="Name and place" description={`Your members' address begins with /p/${slug}.`} />
        <div className="grid gap-4">
          <Field name="name" label="Name" error={errorOf("name")} disabled={readOnly}>
            <Input name="name" value={draft.name} onChange={(event) => change({ name: event.target.value })} />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="timeZone" label="Time zone" error={errorOf("timeZone")}>
              <Combobox
                options={timeZones}
                value={draft.timeZone}
                onValueChange={(value) => change({ timeZone: value ?? "" })}
                disabled={readOnly || hasHistory}
              />
            </Field>
            <Field name="currency" label="Currency" error={errorOf("currency")}>
              <Combobox
                options={currencies}
                value={draft.currency}
                onValueChange={(value) => change({ currency: value ?? "" })}
                disabled={readOnly || hasHistory}
              />
            </Field>
          </div>
          {hasHistory ? (
            <p className="text-xs text-muted">
              Purchases are recorded: their days and amounts were reckoned in this time zone and currency, so both stay.
            </p>
          ) : null}
        </div>
      </Card>
      <AccentField
        value={draft.accent}
        onValueChange={(value) => change({ accent: value })}
        error={errorOf("accent")}
        disabled={readOnly}
      />
      {readOnly ? null : (
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="primary" loading={busy} disabled={!dirty}>
            Save changes
          </Button>
          {dirty ? <Button onClick={() => setDraft(saved)}>Discard</Button> : null}
        </div>
      )}
    </form>
  )
}
