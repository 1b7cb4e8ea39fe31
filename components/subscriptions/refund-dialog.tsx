"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { refundPaymentAction } from "@/lib/subscriptions/actions"

type RefundDialogProps = {
  merchantSlug: string
  ids: { subscriptionId: string; paymentId: string }
  /** "$9.90" */
  amount: string
}

/** Records that a payment was paid back. */
export function RefundDialog({ merchantSlug, ids, amount }: RefundDialogProps) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState("")
  const form = useActionForm(refundPaymentAction.bind(null, merchantSlug), () => {
    setOpen(false)
    toast.success("Payment paid back")
  })
  return (
    <Dialog
      title={`Pay back ${amount}?`}
      description="The tier does not hold for this period from now on. What it gave until now stays. The money itself is paid back where it was taken."
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        <Button size="sm" aria-label={`Pay back ${amount}`}>
          Pay back
        </Button>
      }
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Close</Button>
          <Button variant="danger" loading={form.busy} onClick={() => void form.send({ ...ids, reason })}>
            Record it as paid back
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormErrorSummary errors={form.errors} />
        <Field label="Reason" name="reason" error={form.errorOf("reason")}>
          <Input value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  )
}
