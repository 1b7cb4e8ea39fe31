"use client"

import { Check, X } from "lucide-react"
import { type FormEvent, useState } from "react"
import { MemberField } from "@/components/programs/member-field"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { MoneyInput } from "@/components/ui/money-input"
import { NumberInput } from "@/components/ui/number-input"
import { amountWords } from "@/lib/benefits/domain/tell-benefit"
import type { BenefitView } from "@/lib/benefits/steps/benefit-view"
import { currencyExponent } from "@/lib/core/money"
import type { Given } from "./desk-state"

type GiveFormProps = {
  benefit: BenefitView
  merchantSlug: string
  busy: boolean
  onGive: (given: Given) => Promise<void>
  onCancel: () => void
}

/** What is typed, and what of it would be recorded; null while something is missing. */
function useGiven({ kind, uses, left }: BenefitView) {
  const [quantity, setQuantity] = useState<number | null>(1)
  const [amountMinor, setAmount] = useState<number | null>(null)
  const [receiverMemberId, setReceiver] = useState<string | null>(null)
  const [note, setNote] = useState("")
  const isMoney = uses === "money"
  const tooMuch = isMoney && amountMinor !== null && amountMinor > (left ?? 0)
  const isMissing =
    (isMoney ? !amountMinor || tooMuch : !quantity) || (kind === "statusGift" && receiverMemberId === null)
  const given: Given = {
    ...(isMoney ? {} : { quantity: quantity ?? 1 }),
    ...(amountMinor ? { amountMinor } : {}),
    ...(receiverMemberId ? { receiverMemberId } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
  }
  return {
    quantity,
    setQuantity,
    amountMinor,
    setAmount,
    setReceiver,
    note,
    setNote,
    tooMuch,
    given: isMissing ? null : given,
  }
}

/** One of it is meant unless something else is typed; of a credit, how much; of a gift of status, to whom. */
export function GiveForm({ benefit, merchantSlug, busy, onGive, onCancel }: GiveFormProps) {
  const { uses, kind, currency, left } = benefit
  const form = useGiven(benefit)
  const isMoney = uses === "money"
  const isSingle = isMoney || kind === "birthdayGift" || kind === "statusGift" || left === 1
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (form.given) void onGive(form.given)
  }
  return (
    <form onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-3" aria-label={`Give ${benefit.name}`}>
      {kind === "statusGift" ? (
        <MemberField merchantSlug={merchantSlug} label="To whom" onMember={form.setReceiver} />
      ) : null}
      {isMoney || kind === "percentageDiscount" ? (
        <Field
          label={isMoney ? "How much" : "It took off"}
          optional={!isMoney}
          error={form.tooMuch ? `Only ${amountWords(benefit, left ?? 0)} is left.` : undefined}
        >
          <MoneyInput
            value={form.amountMinor}
            currency={currency}
            exponent={currencyExponent(currency)}
            className="h-12 text-base"
            onValueChange={form.setAmount}
          />
        </Field>
      ) : null}
      {isSingle ? null : (
        <Field label="How many">
          <NumberInput
            value={form.quantity}
            min={1}
            max={left ?? 100}
            steppers
            unbounded
            className="h-12 text-base"
            onValueChange={form.setQuantity}
          />
        </Field>
      )}
      <Field label="Note" optional>
        <Input value={form.note} maxLength={500} onChange={(event) => form.setNote(event.target.value)} />
      </Field>
      <GiveButtons
        label={isMoney ? (form.amountMinor ? amountWords(benefit, form.amountMinor) : "") : `${form.quantity ?? ""}`}
        isReady={form.given !== null}
        busy={busy}
        onCancel={onCancel}
      />
    </form>
  )
}

type GiveButtonsProps = { label: string; isReady: boolean; busy: boolean; onCancel: () => void }

/** The second tap: where nothing more is needed, it has the focus. */
function GiveButtons({ label, isReady, busy, onCancel }: GiveButtonsProps) {
  return (
    <div className="flex gap-2">
      <Button
        type="submit"
        variant="primary"
        size="lg"
        className="grow"
        loading={busy}
        disabled={!isReady}
        autoFocus={isReady}
        icon={<Check aria-hidden />}
      >
        Record {label}
      </Button>
      <Button size="lg" aria-label="Do not give it" icon={<X aria-hidden />} onClick={onCancel} />
    </div>
  )
}
