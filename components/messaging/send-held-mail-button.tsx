"use client"

import { Button } from "@/components/ui/button"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { sendHeldMailAction } from "@/lib/messaging/actions"

export function SendHeldMailButton({ merchantSlug, mailId }: { merchantSlug: string; mailId: string }) {
  const { send, errors, busy } = useActionForm(sendHeldMailAction.bind(null, merchantSlug), () => {
    toast.success("On its way")
  })
  return (
    <div className="grid justify-items-start gap-3">
      <FormErrorSummary errors={errors} />
      <Button variant="primary" loading={busy} onClick={() => send({ mailId })}>
        Send now
      </Button>
    </div>
  )
}
