"use client"

import { Button } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { ConfirmDialog } from "@/components/ui/confirm-dialog"
import { Time } from "@/components/ui/time"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { declineErasureAction } from "@/lib/privacy/actions"

type ErasureRequestNoticeProps = { merchantSlug: string; timeZone: string; customerId: string; requestedAt: string }

/** That a member asks to be erased: staff erase them, or say no. */
export function ErasureRequestNotice(props: ErasureRequestNoticeProps) {
  const { merchantSlug, timeZone, customerId, requestedAt } = props
  const { send, errors } = useActionForm(declineErasureAction.bind(null, merchantSlug), () => {
    toast.success("The member is told that nothing was erased")
  })
  return (
    <Callout
      tone="warning"
      title={
        <>
          Asks to be erased since <Time instant={requestedAt} timeZone={timeZone} />
        </>
      }
      action={
        <ConfirmDialog
          trigger={<Button size="sm">Decline</Button>}
          title="Decline to erase them?"
          description={
            errors[0]?.message ??
            "Nothing is removed. The member reads in the portal that you declined, and may ask again."
          }
          confirmLabel="Decline"
          onConfirm={() => send({ id: customerId })}
        />
      }
    >
      Use Erase above to do it, or decline where the law lets you keep the data.
    </Callout>
  )
}
