"use client"

import { Pencil } from "lucide-react"
import { type FormEvent, useId, useState } from "react"
import { Button } from "@/components/ui/button"
import { DateInput } from "@/components/ui/date-input"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { updateCustomerAction } from "@/lib/members/actions"
import type { CustomerView } from "@/lib/members/queries/get-customer"

const fields = [
  { name: "firstName", label: "First name", type: "text", help: undefined },
  { name: "lastName", label: "Last name", type: "text", help: undefined },
  { name: "email", label: "E-mail", type: "email", help: undefined },
  { name: "phone", label: "Phone", type: "tel", help: "With its country: +15551234567." },
  { name: "externalId", label: "Id in your systems", type: "text", help: undefined },
] as const

/** Changes what is known of a customer. */
export function EditProfileDialog({ merchantSlug, customer }: { merchantSlug: string; customer: CustomerView }) {
  const [open, setOpen] = useState(false)
  const formId = useId()
  const form = useActionForm(updateCustomerAction.bind(null, merchantSlug), () => {
    setOpen(false)
    toast.success("Profile saved")
  })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const entered = new FormData(event.currentTarget)
    const value = (name: string) => String(entered.get(name) ?? "").trim() || null
    const named = Object.fromEntries(fields.map(({ name }) => [name, value(name)]))
    return form.send({ id: customer.id, ...named, birthday: value("birthday") })
  }
  return (
    <Dialog
      title="Change profile"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon={<Pencil aria-hidden />}>Change profile</Button>}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} loading={form.busy}>
            Save profile
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-4 sm:grid-cols-2">
        <div className="sm:col-span-2 empty:hidden">
          <FormErrorSummary errors={form.errors} />
        </div>
        {fields.map(({ name, label, type, help }) => (
          <Field key={name} name={name} label={label} help={help} error={form.errorOf(name)}>
            <Input name={name} type={type} defaultValue={customer[name] ?? ""} />
          </Field>
        ))}
        <Field name="birthday" label="Birthday" error={form.errorOf("birthday")}>
          <DateInput name="birthday" defaultValue={customer.birthday ?? ""} />
        </Field>
      </form>
    </Dialog>
  )
}
