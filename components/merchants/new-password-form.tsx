"use client"

import { signIn } from "next-auth/react"
import type { FormEvent } from "react"
import { Button } from "@/components/ui/button"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { PlainField } from "@/components/ui/plain-field"
import { useActionForm } from "@/components/ui/use-action-form"
import { shortestPassword } from "@/lib/core/auth/password-length"
import { resetPasswordAction } from "@/lib/merchants/actions"

/** Sets the password of whoever holds the link, and signs in with it. */
export function NewPasswordForm({ token }: { token: string }) {
  const { send, errors, errorOf, busy } = useActionForm(resetPasswordAction, enter)
  let password = ""

  async function enter({ email }: { email: string }) {
    await signIn("credentials", { email, password, redirect: false })
    window.location.assign("/")
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    password = String(new FormData(event.currentTarget).get("password"))
    return send({ token, password })
  }

  return (
    <form method="post" onSubmit={submit} className="grid gap-4" noValidate>
      <FormErrorSummary errors={errors.filter((error) => !error.name)} />
      <PlainField
        id="password"
        name="password"
        label="New password"
        type="password"
        autoComplete="new-password"
        help={`${shortestPassword} characters or more. A sentence is easy to remember.`}
        error={errorOf("password")}
      />
      <Button type="submit" variant="primary" size="lg" loading={busy}>
        Set password
      </Button>
    </form>
  )
}
