"use client"

import { signIn } from "next-auth/react"
import type { FormEvent } from "react"
import { Button } from "@/components/ui/button"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { PlainField } from "@/components/ui/plain-field"
import { useActionForm } from "@/components/ui/use-action-form"
import { shortestPassword } from "@/lib/core/auth/password-length"
import { acceptInvitationAction, joinMerchantAction } from "@/lib/merchants/actions"

type InvitationProps = { merchantSlug: string; merchantName: string; token: string }

/** For who has no account yet: a name and a password make one. */
export function AcceptInvitationForm({
  merchantSlug,
  merchantName,
  token,
  email,
}: InvitationProps & { email: string }) {
  const { send, errors, errorOf, busy } = useActionForm(acceptInvitationAction.bind(null, merchantSlug))

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const password = String(form.get("password"))
    if (!(await send({ token, name: String(form.get("name")), password }))) return
    await signIn("credentials", { email, password, redirect: false })
    window.location.assign(`/d/${merchantSlug}`)
  }

  return (
    <form method="post" onSubmit={submit} className="grid gap-4" noValidate>
      <FormErrorSummary errors={errors.filter((error) => !error.name)} />
      <PlainField id="email" label="E-mail" type="email" autoComplete="username" value={email} readOnly />
      <PlainField id="name" name="name" label="Your name" autoComplete="name" error={errorOf("name")} />
      <PlainField
        id="password"
        name="password"
        label="Password"
        type="password"
        autoComplete="new-password"
        help={`${shortestPassword} characters or more. A sentence is easy to remember.`}
        error={errorOf("password")}
      />
      <Button type="submit" variant="primary" size="lg" loading={busy}>
        Join {merchantName}
      </Button>
    </form>
  )
}

/** For who is signed in to the invited account. */
export function JoinMerchantForm({ merchantSlug, merchantName, token }: InvitationProps) {
  const { send, errors, busy } = useActionForm(joinMerchantAction.bind(null, merchantSlug), () =>
    window.location.assign(`/d/${merchantSlug}`),
  )
  return (
    <div className="grid gap-4">
      <FormErrorSummary errors={errors} />
      <Button variant="primary" size="lg" loading={busy} onClick={() => send({ token })}>
        Join {merchantName}
      </Button>
    </div>
  )
}
