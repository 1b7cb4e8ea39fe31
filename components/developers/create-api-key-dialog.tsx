"use client"

import { KeyRound } from "lucide-react"
import { type FormEvent, useId, useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { CodeBlock } from "@/components/ui/code-block"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { RadioGroup } from "@/components/ui/radio-group"
import { useActionForm } from "@/components/ui/use-action-form"
import { createApiKeyAction } from "@/lib/developers/actions"
import type { CreateApiKeyInput } from "@/lib/developers/schema"
import { ScopeList } from "./scope-list"

const reach = [
  { value: "all", label: "Everything", help: "For your own scripts on your own machine." },
  { value: "some", label: "Only some things", help: "For a till, a shop or anybody else's program." },
]

/** Makes a key and shows it, once. */
export function CreateApiKeyDialog({ merchantSlug }: { merchantSlug: string }) {
  const formId = useId()
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<{ name: string; key: string } | null>(null)
  const [all, setAll] = useState("some")
  const [scopes, setScopes] = useState<CreateApiKeyInput["scopes"]>(["purchases:write", "members:read"])
  const { send, errors, errorOf, busy } = useActionForm(createApiKeyAction.bind(null, merchantSlug), setMade)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get("name"))
    return send({ name, scopes: all === "all" ? ["*"] : scopes })
  }

  function change(next: boolean) {
    setOpen(next)
    if (!next) setMade(null)
  }

  return (
    <Dialog
      title={made ? `${made.name} is ready` : "Make an API key"}
      description={made ? undefined : "The key is shown once, then only its beginning."}
      open={open}
      onOpenChange={change}
      trigger={
        <Button variant="primary" icon={<KeyRound aria-hidden />}>
          Make a key
        </Button>
      }
      footer={
        made ? (
          <Button variant="primary" onClick={() => change(false)}>
            I have copied it
          </Button>
        ) : (
          <Button type="submit" form={formId} variant="primary" loading={busy}>
            Make key
          </Button>
        )
      }
    >
      {made ? (
        <div className="grid gap-4">
          <Callout tone="warning" title="Copy it now">
            Only a fingerprint of it is stored: it cannot be shown again.
          </Callout>
          <CodeBlock label="API key" code={made.key} />
        </div>
      ) : (
        <form id={formId} onSubmit={submit} className="grid gap-4" noValidate>
          <FormErrorSummary errors={errors.filter((error) => !error.name)} />
          <Field name="name" label="Name" help="What uses it: “Till in Main Street”." error={errorOf("name")}>
            <Input name="name" autoComplete="off" />
          </Field>
          <RadioGroup label="May do" name="reach" options={reach} value={all} onValueChange={setAll} cards />
          {all === "some" ? <ScopeList value={scopes} onValueChange={setScopes} error={errorOf("scopes")} /> : null}
        </form>
      )}
    </Dialog>
  )
}
