"use client"

import { type FormEvent, useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { PlainField } from "@/components/ui/plain-field"
import { useActionForm } from "@/components/ui/use-action-form"
import { requestPasswordResetAction } from "@/lib/merchants/actions"

/** `hasServer`: a mail server is set, so that a message can arrive. */
export function ForgottenPasswordForm({ hasServer }: { hasServer: boolean }) {
  const [asked, setAsked] = useState("")
  const { send, errors, errorOf, busy } = useActionForm(requestPasswordResetAction)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const email = String(new FormData(event.currentTarget).get("email"))
    if (await send({ email })) setAsked(email)
  }

  if (asked)
    return (
      <Callout tone="good" role="status" title="Look into your mail">
        If {asked} has an account, a link is on its way. It works for an hour.
        {hasServer ? null : " This installation has no mail server: an owner finds the link under Settings, Mail."}
      </Callout>
    )
  return (
    <form method="post" onSubmit={submit} className="grid gap-4" noValidate>
      <FormErrorSummary errors={errors.filter((error) => !error.name)} />
      <PlainField
        id="email"
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        error={errorOf("email")}
      />
      <Button type="submit" variant="primary" size="lg" loading={busy}>
        Send the link
      </Button>
    </form>
  )
}
