"use client"

import { Scale } from "lucide-react"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { Input } from "@/components/ui/input"
import { NumberInput } from "@/components/ui/number-input"
import { SegmentedControl } from "@/components/ui/segmented-control"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { formatInteger } from "@/lib/core/points"
import { adjustPointsAction } from "@/lib/ledger/actions"
import type { CurrencyWords } from "./member-balance"

type AdjustPointsDialogProps = { merchantSlug: string; memberId: string; currency: CurrencyWords }

/** Gives points to a member or takes them, with a reason that stays in the history. */
export function AdjustPointsDialog({ merchantSlug, memberId, currency }: AdjustPointsDialogProps) {
  const [open, setOpen] = useState(false)
  const [way, setWay] = useState<"give" | "take">("give")
  const [points, setPoints] = useState<number | null>(null)
  const [reason, setReason] = useState("")
  const form = useActionForm(adjustPointsAction.bind(null, merchantSlug), ({ availablePoints }) => {
    setOpen(false)
    setPoints(null)
    setReason("")
    toast.success(`${formatInteger(availablePoints)} ${currency.plural} now`)
  })
  const send = () => form.send({ memberId, way, points: points ?? 0, reason })
  return (
    <Dialog
      title="Adjust points"
      description="The member sees the entry and its reason."
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={<Button icon={<Scale aria-hidden />}>Adjust points</Button>}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button variant="primary" loading={form.busy} onClick={send}>
            {way === "give" ? "Give points" : "Take points"}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormErrorSummary errors={form.errors} />
        <SegmentedControl
          label="Give or take"
          options={[
            { value: "give", label: "Give" },
            { value: "take", label: "Take" },
          ]}
          value={way}
          onValueChange={setWay}
        />
        <Field label="Points" name="points" error={form.errorOf("points")}>
          <NumberInput value={points} min={1} unbounded unit={currency.plural} onValueChange={setPoints} />
        </Field>
        <Field label="Reason" name="reason" error={form.errorOf("reason")}>
          <Input value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  )
}
