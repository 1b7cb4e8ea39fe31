"use client"

import { Plus } from "lucide-react"
import { type FormEvent, useId, useState } from "react"
import { Button } from "@/components/ui/button"
import { Combobox } from "@/components/ui/combobox"
import { DateInput } from "@/components/ui/date-input"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import type { SelectOption } from "@/components/ui/select"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { storeExchangeRateAction } from "@/lib/purchases/store-actions"

type ExchangeRateDialogProps = {
  merchantSlug: string
  currencies: readonly SelectOption[]
  /** The merchant's own, into which most is converted. */
  ownCurrency: string
  today: string
}

/** Stores the rate of one day. */
export function ExchangeRateDialog({ merchantSlug, currencies, ownCurrency, today }: ExchangeRateDialogProps) {
  const formId = useId()
  const [open, setOpen] = useState(false)
  const [from, setFrom] = useState<string | null>(null)
  const [to, setTo] = useState<string | null>(ownCurrency)
  const { send, errors, errorOf, busy } = useActionForm(storeExchangeRateAction.bind(null, merchantSlug), (rate) => {
    setOpen(false)
    toast.success(`1 ${rate.from} is ${rate.rate} ${rate.to} on that day`)
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const rate = String(form.get("rate")).trim().replace(",", ".")
    return send({ from: from ?? "", to: to ?? "", day: String(form.get("day")), rate })
  }

  return (
    <Dialog
      title="Add a rate"
      description="A rate that is stored for the same day already is replaced, for purchases recorded from now on."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Add rate
        </Button>
      }
      footer={
        <Button type="submit" form={formId} variant="primary" loading={busy}>
          Store rate
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4" noValidate>
        <FormErrorSummary errors={errors.filter((error) => !error.name)} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="from" label="One unit of" error={errorOf("from")}>
            <Combobox options={currencies} value={from} onValueChange={setFrom} />
          </Field>
          <Field name="to" label="In" error={errorOf("to")}>
            <Combobox options={currencies} value={to} onValueChange={setTo} />
          </Field>
          <Field name="rate" label="Costs" error={errorOf("rate")}>
            <Input name="rate" inputMode="decimal" autoComplete="off" placeholder="1.0842" />
          </Field>
          <Field name="day" label="On" error={errorOf("day")}>
            <DateInput name="day" defaultValue={today} />
          </Field>
        </div>
      </form>
    </Dialog>
  )
}
