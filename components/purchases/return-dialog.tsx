"use client"

import { Undo2 } from "lucide-react"
import { useState } from "react"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { FormErrorSummary } from "@/components/ui/form-error-summary"
import { MoneyInput } from "@/components/ui/money-input"
import { NumberInput } from "@/components/ui/number-input"
import { SegmentedControl } from "@/components/ui/segmented-control"
import { toast } from "@/components/ui/toast"
import { useActionForm } from "@/components/ui/use-action-form"
import { currencyExponent, formatMoney } from "@/lib/core/money"
import { formatInteger } from "@/lib/core/points"
import { recordReturnAction } from "@/lib/purchases/actions"
import type { Returnable } from "@/lib/purchases/queries/get-returnable"
import { type ReturnForm, returnInput, returnTotal } from "./return-input"

interface ReturnDialogProps {
  merchantSlug: string
  purchaseId: string
  currency: string
  returnable: Returnable
  /** Names of lines, by position. */
  names: Readonly<Record<number, string>>
}

const nothing: ReturnForm = { way: "all", amountMinor: null, quantities: {} }

/** Records that a purchase, or a part of it, was brought back. */
export function ReturnDialog({ merchantSlug, purchaseId, currency, returnable, names }: ReturnDialogProps) {
  const [open, setOpen] = useState(false)
  const [externalId, setExternalId] = useState("")
  const [form, setForm] = useState<ReturnForm>(nothing)
  const { leftMinor, lines } = returnable
  const sender = useActionForm(recordReturnAction.bind(null, merchantSlug), ({ reversals, writeOffs }) => {
    setOpen(false)
    toast.success(outcome(reversals, writeOffs))
  })
  const total = returnTotal(form, lines, leftMinor)
  function begin(next: boolean) {
    if (next) setForm(nothing)
    // The same try sent twice is one return: its name is made when the dialog opens.
    if (next) setExternalId(`desk-${crypto.randomUUID()}`)
    setOpen(next)
  }
  return (
    <Dialog
      title="Record a return"
      description="Points that the purchase no longer earns are taken back. The customer sees the entry and why."
      open={open}
      onOpenChange={begin}
      size="sm"
      trigger={<Button icon={<Undo2 aria-hidden />}>Record a return</Button>}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button
            variant="primary"
            loading={sender.busy}
            disabled={total <= 0}
            onClick={() => sender.send({ purchaseId, externalId, ...returnInput(form, lines) })}
          >
            Return {formatMoney(total, currency)}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormErrorSummary errors={sender.errors} />
        <SegmentedControl
          label="What comes back"
          options={[
            { value: "all", label: "Everything" },
            { value: "amount", label: "An amount" },
            ...(lines.length > 0 ? [{ value: "items" as const, label: "Some items" }] : []),
          ]}
          value={form.way}
          onValueChange={(way) => setForm({ ...form, way })}
        />
        {form.way === "all" ? (
          <p className="text-sm text-muted">{formatMoney(leftMinor, currency)}: all that is left of the purchase.</p>
        ) : null}
        {form.way === "amount" ? (
          <Field label="Amount paid back" name="amountMinor" error={sender.errorOf("amountMinor")}>
            <MoneyInput
              value={form.amountMinor}
              currency={currency}
              exponent={currencyExponent(currency)}
              onValueChange={(amountMinor) => setForm({ ...form, amountMinor })}
            />
          </Field>
        ) : null}
        {form.way === "items" ? <Lines lines={lines} names={names} form={form} onChange={setForm} /> : null}
      </div>
    </Dialog>
  )
}

type LinesProps = Pick<Returnable, "lines"> & {
  names: ReturnDialogProps["names"]
  form: ReturnForm
  onChange: (form: ReturnForm) => void
}

function Lines({ lines, names, form, onChange }: LinesProps) {
  return (
    <div className="grid gap-3">
      {lines.map(({ position, quantity }) => (
        <Field key={position} label={names[position] ?? "Item"} help={`${formatInteger(quantity)} left`}>
          <NumberInput
            value={form.quantities[position] ?? 0}
            min={0}
            max={Number(quantity)}
            steppers
            unbounded
            onValueChange={(pieces) =>
              onChange({ ...form, quantities: { ...form.quantities, [position]: pieces ?? 0 } })
            }
          />
        </Field>
      ))}
    </div>
  )
}

function sum(list: readonly { points: bigint }[]): bigint {
  return list.reduce((total, { points }) => total + points, 0n)
}

function outcome(reversals: readonly { points: bigint }[], writeOffs: readonly { points: bigint }[]): string {
  const [taken, lost] = [sum(reversals), sum(writeOffs)]
  if (taken === 0n && lost === 0n) return "The return is recorded. It had earned no points."
  const rest = lost > 0n ? `, ${formatInteger(lost)} were not there any more` : ""
  return `The return is recorded: ${formatInteger(taken)} points taken back${rest}.`
}
