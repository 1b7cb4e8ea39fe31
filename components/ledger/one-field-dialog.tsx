"use client"

import { type FormEvent, type ReactElement, useId, useState } from "react"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { type ActionAnswer, useActionForm } from "@/components/ui/use-action-form"

type OneFieldDialogProps<Sent, Data> = {
  title: string
  description: string
  icon: ReactElement
  /** The verb on the button that does it. */
  submit: string
  label: string
  help: string
  maxLength: number
  initial?: string
  /** The names that refusals of the field come under; the first is its own. */
  names: readonly [string, ...string[]]
  action: (sent: Sent) => Promise<ActionAnswer<Data>>
  inputOf: (typed: string) => Sent
  onDone: () => void
}

/** A button of a card that asks for one thing and does it. */
export function OneFieldDialog<Sent, Data>(props: OneFieldDialogProps<Sent, Data>) {
  const { title, description, icon, submit, label, help, maxLength, initial = "", names, inputOf } = props
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState(initial)
  const formId = useId()
  const form = useActionForm(props.action, () => {
    setOpen(false)
    setTyped(initial)
    props.onDone()
  })
  function send(event: FormEvent) {
    event.preventDefault()
    return form.send(inputOf(typed.trim()))
  }
  return (
    <Dialog
      title={title}
      description={description}
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        <Button size="sm" icon={icon}>
          {title}
        </Button>
      }
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} loading={form.busy}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={send} noValidate className="grid gap-4">
        <FormErrorSummary errors={form.errors} />
        <Field label={label} name={names[0]} help={help} error={names.map(form.errorOf).find(Boolean)}>
          <Input value={typed} maxLength={maxLength} onChange={({ target }) => setTyped(target.value)} />
        </Field>
      </form>
    </Dialog>
  )
}
