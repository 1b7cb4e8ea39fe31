"use client"

import { signIn } from "next-auth/react"
import { type FormEvent, useState } from "react"
import { Button } from "@/components/ui/button"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { PlainField } from "@/components/ui/plain-field"

const refusals: Record<string, string> = {
  CredentialsSignin: "E-mail or password is not right. Check both and try again.",
  too_many_requests: "Too many attempts. Wait 15 minutes and try again, or set a new password.",
  busy: "Many people are signing in at this moment. Try again.",
}
const unknown = "You could not be signed in because the server did not answer as it should. Try again in a moment."

/** E-mail and password; `next` is a path of this site. */
export function SignInForm({ next, email }: { next: string; email?: string }) {
  const [refusal, setRefusal] = useState("")
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setRefusal("")
    const given = { email: String(form.get("email")), password: String(form.get("password")) }
    const answer = await signIn("credentials", { ...given, redirect: false }).catch(() => undefined)
    if (answer?.ok) return window.location.assign(next)
    setRefusal(refusals[answer?.error ?? ""] ?? unknown)
    setBusy(false)
  }

  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <FormErrorSummary title="You are not signed in" errors={refusal ? [{ message: refusal }] : []} />
      <PlainField
        id="email"
        name="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        defaultValue={email}
      />
      <PlainField
        id="password"
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        required
      />
      <Button type="submit" variant="primary" size="lg" loading={busy}>
        Sign in
      </Button>
    </form>
  )
}
