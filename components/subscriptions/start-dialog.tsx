"use client"

import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Checkbox } from "@/components/ui/checkbox"
import { Dialog } from "@/components/ui/dialog"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { RadioGroup } from "@/components/ui/radio-group"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { startSubscriptionAction } from "@/lib/subscriptions/actions"
import { tellFee } from "@/lib/subscriptions/domain/tell-subscription"
import type { MemberSubscriptions } from "@/lib/subscriptions/queries/list-member-subscriptions"
import type { PaidInterval } from "@/lib/tiers/domain/tier-price"

type StartDialogProps = {
  merchantSlug: string
  memberId: string
  sold: MemberSubscriptions["sold"]
  money: string
}

type Offer = { value: string; label: string; tierId: string; interval: PaidInterval; trialDays: number | undefined }

function offersOf({ sold, money }: StartDialogProps): Offer[] {
  return sold.flatMap(({ id, name, price }) =>
    (["month", "year"] as const).flatMap((interval) => {
      const minor = interval === "month" ? price.monthMinor : price.yearMinor
      if (minor === undefined) return []
      const label = `${name}, ${tellFee(minor, interval, money)}`
      return [{ value: `${id} ${interval}`, label, tierId: id, interval, trialDays: price.trialDays }]
    }),
  )
}

/** Begins a paid membership: by the month or by the year, free to try where the tier offers it. */
export function StartDialog(props: StartDialogProps) {
  const offers = offersOf(props)
  const [open, setOpen] = useState(false)
  const [value, setValue] = useState(offers[0]?.value ?? "")
  const [trial, setTrial] = useState(false)
  const form = useActionForm(startSubscriptionAction.bind(null, props.merchantSlug), () => {
    setOpen(false)
    toast.success("Membership begun")
  })
  const chosen = offers.find((offer) => offer.value === value)
  async function send() {
    if (!chosen) return
    const { tierId, interval, trialDays } = chosen
    const withTrial = trial && trialDays !== undefined ? { trial: true } : {}
    await form.send({ memberId: props.memberId, tierId, interval, ...withTrial })
  }
  return (
    <Dialog
      title="Begin a paid membership"
      description="It holds from the first payment on, or at once while it is free to try."
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={<Button>Begin a paid membership</Button>}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Close</Button>
          <Button variant="primary" loading={form.busy} onClick={() => void send()}>
            Begin membership
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormErrorSummary errors={form.errors} />
        <RadioGroup label="Which" name="offer" options={offers} value={value} onValueChange={setValue} />
        {chosen?.trialDays === undefined ? null : (
          <Checkbox
            label={`${chosen.trialDays} days free to begin with, once for each customer`}
            checked={trial}
            onChange={(event) => setTrial(event.target.checked)}
          />
        )}
      </div>
    </Dialog>
  )
}
