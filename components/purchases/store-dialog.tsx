"use client"

import { type FormEvent, type ReactElement, useId, useState } from "react"
import { Button } from "@/components/ui/button"
import { Combobox } from "@/components/ui/combobox"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import type { SelectOption } from "@/components/ui/select"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import type { StoreView } from "@/lib/purchases/steps/store-view"
import { createStoreAction, updateStoreAction } from "@/lib/purchases/store-actions"

type StoreDialogProps = {
  merchantSlug: string
  /** The store to change; absent: a new one is added. */
  store?: StoreView
  /** The merchant's, which a store has that names none. */
  ownTimeZone: string
  timeZones: readonly SelectOption[]
  /** Those in use, offered while typing. */
  regions: readonly string[]
  trigger: ReactElement
}

/** Adds a store, or changes one. */
export function StoreDialog({ merchantSlug, store, ownTimeZone, timeZones, regions, trigger }: StoreDialogProps) {
  const formId = useId()
  const [open, setOpen] = useState(false)
  const [timeZone, setTimeZone] = useState(store?.timeZone ?? null)
  const done = ({ name }: { name: string }) => {
    setOpen(false)
    if (!store) setTimeZone(null)
    toast.success(store ? `${name} is changed` : `${name} is added`)
  }
  const add = useActionForm(createStoreAction.bind(null, merchantSlug), done)
  const change = useActionForm(updateStoreAction.bind(null, merchantSlug), done)
  const { errors, errorOf, busy } = store ? change : add

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const textOf = (name: string) => String(form.get(name) ?? "").trim()
    const name = textOf("name")
    const region = textOf("region") || null
    if (store) return change.send({ id: store.id, name, timeZone, region })
    return add.send({
      externalId: textOf("externalId"),
      name,
      ...(timeZone ? { timeZone } : {}),
      ...(region ? { region } : {}),
    })
  }

  return (
    <Dialog
      title={store ? `Change ${store.name}` : "Add a store"}
      description={
        store
          ? "Changes count for purchases recorded from now on. Those recorded so far keep what they were judged by."
          : "Purchases name the store they were made in, so that rules can tell stores and regions apart."
      }
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      footer={
        <Button type="submit" form={formId} variant="primary" loading={busy}>
          {store ? "Save changes" : "Add store"}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4" noValidate>
        <FormErrorSummary errors={errors.filter((error) => !error.name)} />
        <StoreFields
          store={store}
          ownTimeZone={ownTimeZone}
          timeZones={timeZones}
          regions={regions}
          timeZone={timeZone}
          onTimeZone={setTimeZone}
          errorOf={errorOf}
        />
      </form>
    </Dialog>
  )
}

type StoreFieldsProps = Pick<StoreDialogProps, "store" | "ownTimeZone" | "timeZones" | "regions"> & {
  timeZone: string | null
  onTimeZone: (timeZone: string | null) => void
  errorOf: (name: string) => string | undefined
}

function StoreFields({ store, ownTimeZone, timeZones, regions, timeZone, onTimeZone, errorOf }: StoreFieldsProps) {
  const listId = useId()
  return (
    <>
      <Field name="name" label="Name" error={errorOf("name")}>
        <Input name="name" autoComplete="off" defaultValue={store?.name} />
      </Field>
      {store ? null : (
        <Field
          name="externalId"
          label="Number in your systems"
          help="As your till or shop sends it with each purchase. It stays."
          error={errorOf("externalId")}
        >
          <Input name="externalId" autoComplete="off" />
        </Field>
      )}
      <Field
        name="region"
        label="Region"
        optional
        help="Rules can be for all stores of a region."
        error={errorOf("region")}
      >
        <Input name="region" autoComplete="off" list={listId} defaultValue={store?.region ?? ""} />
      </Field>
      <datalist id={listId}>
        {regions.map((region) => (
          <option key={region} value={region} />
        ))}
      </datalist>
      <Field
        name="timeZone"
        label="Time zone"
        optional
        help={`Days and hours of its purchases go by it. Without one: ${ownTimeZone.replaceAll("_", " ")}, as everywhere.`}
        error={errorOf("timeZone")}
      >
        <Combobox options={timeZones} value={timeZone} onValueChange={onTimeZone} placeholder="Type a city" />
      </Field>
    </>
  )
}
