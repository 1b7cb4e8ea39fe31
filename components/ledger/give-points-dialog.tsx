"use client"

import { HandCoins } from "lucide-react"
import { type FormEvent, useId, useState } from "react"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { NumberInput } from "@/components/ui/number-input"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { formatPoints } from "@/lib/core/points"
import type { TransferRules } from "@/lib/ledger/domain/transfer"
import { transferPointsAction } from "@/lib/ledger/sharing-actions"
import { tellFee } from "./sharing-words"

type GivePointsDialogProps = {
  merchantSlug: string
  memberId: string
  rules: TransferRules
  currency: { name: string; plural: string }
}

/** Gives a member's points to another one, for them, with the fee said before. */
export function GivePointsDialog({ merchantSlug, memberId, rules, currency }: GivePointsDialogProps) {
  const [open, setOpen] = useState(false)
  const [to, setTo] = useState("")
  const [points, setPoints] = useState<number | null>(null)
  const [reason, setReason] = useState("")
  const form = useActionForm(transferPointsAction.bind(null, merchantSlug), (transfer) => {
    setOpen(false)
    setTo("")
    setPoints(null)
    setReason("")
    toast.success(`${formatPoints(transfer.points, currency)} given`)
  })
  const named = to.trim()
  const formId = useId()
  function send(event: FormEvent) {
    event.preventDefault()
    return form.send({
      memberId,
      to: named.includes("@") ? { email: named } : { cardNumber: named },
      points: points ?? 0,
      ...(reason.trim() ? { reason } : {}),
    })
  }
  return (
    <Dialog
      title="Give points to another member"
      description="What expires first goes first and keeps its end. The receiver sees it at once."
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        <Button size="sm" icon={<HandCoins aria-hidden />}>
          Give points
        </Button>
      }
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} loading={form.busy}>
            Give points
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={send} noValidate className="grid gap-4">
        <FormErrorSummary errors={form.errors} />
        <Field label="To whom" name="to" help="Card number or e-mail address." error={form.errorOf("to")}>
          <Input value={to} maxLength={254} onChange={(event) => setTo(event.target.value)} />
        </Field>
        <Field
          label="Points"
          name="points"
          error={form.errorOf("points")}
          help={points ? tellFee(rules, BigInt(points), currency) : undefined}
        >
          <NumberInput value={points} min={1} unbounded unit={currency.plural} onValueChange={setPoints} />
        </Field>
        <Field label="A word to the receiver" name="reason" error={form.errorOf("reason")} optional>
          <Input value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  )
}
