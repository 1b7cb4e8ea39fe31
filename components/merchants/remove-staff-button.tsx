"use client"

import { Button } from "@/components/ui/button"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { removeStaffAction } from "@/lib/merchants/actions"

type RemoveStaffProps = { merchantSlug: string; person: { userId: string; name: string }; isMe: boolean }

export function RemoveStaffButton({ merchantSlug, person, isMe }: RemoveStaffProps) {
  const { send, errors } = useActionForm(removeStaffAction.bind(null, merchantSlug), () => {
    if (isMe) window.location.assign("/")
    else toast.success(`${person.name} is off the staff`)
  })
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="ghost">
          Remove<span className="sr-only"> {person.name}</span>
        </Button>
      }
      title={isMe ? "Leave this merchant?" : `Remove ${person.name}?`}
      description={
        <>
          <p>
            {isMe ? "You are" : `${person.name} is`} out with the next click. What was done stays in the audit log. To
            come back, {isMe ? "you need" : "they need"} a new invitation.
          </p>
          <FormErrorSummary errors={errors} />
        </>
      }
      confirmLabel={isMe ? "Leave" : "Remove from staff"}
      onConfirm={() => send({ userId: person.userId })}
    />
  )
}
