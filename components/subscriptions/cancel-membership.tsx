"use client"

import { Button } from "@/components/ui/button"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { useActionForm } from "@/components/ui/use-action-form"
import { cancelSubscriptionAction, resumeSubscriptionAction } from "@/lib/subscriptions/actions"

type CancelMembershipProps = { merchantSlug: string; subscriptionId: string; isCancelled: boolean }

/** Cancels a paid membership, or takes the cancelling back. */
export function CancelMembership({ merchantSlug, subscriptionId, isCancelled }: CancelMembershipProps) {
  const cancel = useActionForm(cancelSubscriptionAction.bind(null, merchantSlug))
  const resume = useActionForm(resumeSubscriptionAction.bind(null, merchantSlug))
  const errors = [...cancel.errors, ...resume.errors]
  return (
    <>
      {isCancelled ? (
        <Button variant="primary" loading={resume.busy} onClick={() => void resume.send({ subscriptionId })}>
          Resume
        </Button>
      ) : (
        <ConfirmDialog
          trigger={<Button variant="secondary">Cancel membership</Button>}
          title="Cancel this membership?"
          description="It holds to the end of what is paid, or of the free days. Until then it can be resumed."
          confirmLabel="Cancel membership"
          cancelLabel="Keep it"
          onConfirm={() => cancel.send({ subscriptionId })}
        />
      )}
      {errors.map(({ message }) => (
        <p key={message} role="alert" className="text-sm text-bad">
          {message}
        </p>
      ))}
    </>
  )
}
