"use client"

import { UserPlus } from "lucide-react"
import { type FormEvent, useId, useState } from "react"
import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { Link } from "@/components/ui/link"
import { RadioGroup } from "@/components/ui/radio-group"
import { textLinkStyles } from "@/components/ui/text-link"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { type Role, roles } from "@/lib/core/permissions"
import { inviteStaffAction } from "@/lib/merchants/actions"
import { roleWords } from "@/lib/merchants/domain/role-words"

const options = roles.map((role) => ({ value: role, label: roleWords[role].name, help: roleWords[role].purpose }))

/** `hasServer`: a mail server is set, so that the invitation arrives by itself. */
export function InviteStaffDialog({ merchantSlug, hasServer }: { merchantSlug: string; hasServer: boolean }) {
  const formId = useId()
  const [open, setOpen] = useState(false)
  const [role, setRole] = useState<string>("marketer")
  const { send, errors, errorOf, busy } = useActionForm(inviteStaffAction.bind(null, merchantSlug), ({ email }) => {
    setOpen(false)
    toast.success(hasServer ? `Invitation sent to ${email}` : `Invitation for ${email} is under Mail`)
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const email = String(new FormData(event.currentTarget).get("email"))
    return send({ email, role: role as Role })
  }

  return (
    <Dialog
      title="Invite somebody"
      description="They get a link by mail, which works once, for seven days."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary" icon={<UserPlus aria-hidden />}>
          Invite staff
        </Button>
      }
      footer={
        <Button type="submit" form={formId} variant="primary" loading={busy}>
          Send invitation
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4" noValidate>
        <FormErrorSummary errors={errors.filter((error) => !error.name)} />
        <Field name="email" label="E-mail" error={errorOf("email")}>
          <Input name="email" type="email" autoComplete="off" />
        </Field>
        <RadioGroup label="Role" name="role" options={options} value={role} onValueChange={setRole} />
        {hasServer ? null : (
          <Callout tone="warning" title="No mail server is set">
            The invitation waits under{" "}
            <Link href={`/d/${merchantSlug}/settings/mail`} className={textLinkStyles}>
              Mail
            </Link>
            , where you can copy its link and hand it on.
          </Callout>
        )}
      </form>
    </Dialog>
  )
}
