"use client"

import { type FormEvent, useRef } from "react"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { shortestPassword } from "@/lib/core/auth/password-length"
import { changePasswordAction } from "@/lib/merchants/actions"

export function ChangePasswordForm({ merchantSlug, email }: { merchantSlug: string; email: string }) {
  const formRef = useRef<HTMLFormElement>(null)
  const { send, errors, errorOf, busy } = useActionForm(
    changePasswordAction.bind(null, merchantSlug),
    ({ signedOut }) => {
      formRef.current?.reset()
      const devices = signedOut === 1 ? "1 other device was" : `${signedOut} other devices were`
      toast.success("Password changed", { description: signedOut ? `${devices} signed out.` : undefined })
    },
  )

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    return send({ currentPassword: String(form.get("currentPassword")), newPassword: String(form.get("newPassword")) })
  }

  return (
    <form ref={formRef} method="post" onSubmit={submit} className="grid max-w-md gap-4" noValidate>
      <FormErrorSummary errors={errors.filter((error) => !error.name)} />
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Field name="currentPassword" label="Present password" error={errorOf("currentPassword")}>
        <Input name="currentPassword" type="password" autoComplete="current-password" />
      </Field>
      <Field
        name="newPassword"
        label="New password"
        help={`${shortestPassword} characters or more. A sentence is easy to remember.`}
        error={errorOf("newPassword")}
      >
        <Input name="newPassword" type="password" autoComplete="new-password" />
      </Field>
      <Button type="submit" variant="primary" loading={busy} className="justify-self-start">
        Change password
      </Button>
    </form>
  )
}
