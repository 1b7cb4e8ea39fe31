"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { MoneyInput } from "@/components/ui/money-input"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { currencyExponent } from "@/lib/core/money"
import { recordPaymentAction } from "@/lib/subscriptions/actions"
import type { MemberSubscription } from "@/lib/subscriptions/queries/list-member-subscriptions"

type PaymentDialogProps = { merchantSlug: string; subscription: MemberSubscription }

/** Records a payment for the next period. */
export function PaymentDialog({ merchantSlug, subscription }: PaymentDialogProps) {
  const { id: subscriptionId, priceMinor, money, nextPeriod } = subscription
  const [open, setOpen] = useState(false)
  const [amountMinor, setAmount] = useState<number | null>(priceMinor)
  const [externalId, setExternalId] = useState("")
  const form = useActionForm(recordPaymentAction.bind(null, merchantSlug), () => {
    setOpen(false)
    setExternalId("")
    toast.success("Payment recorded")
  })
  const send = () => form.send({ subscriptionId, externalId, amountMinor: amountMinor ?? 0, currency: money })
  return (
    <Dialog
      title="Record a payment"
      description={nextPeriod ? `It pays for ${nextPeriod.from} until before ${nextPeriod.to}.` : undefined}
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={<Button variant="primary">Record a payment</Button>}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Close</Button>
          <Button variant="primary" loading={form.busy} onClick={send}>
            Record payment
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormErrorSummary errors={form.errors} />
        <Field label="Amount" name="amountMinor" error={form.errorOf("amountMinor")}>
          <MoneyInput
            value={amountMinor}
            currency={money}
            exponent={currencyExponent(money)}
            onValueChange={setAmount}
          />
        </Field>
        <Field
          label="Number of the receipt"
          name="externalId"
          error={form.errorOf("externalId")}
          help="So that the same payment is never counted twice."
        >
          <Input value={externalId} maxLength={255} onChange={(event) => setExternalId(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  )
}
