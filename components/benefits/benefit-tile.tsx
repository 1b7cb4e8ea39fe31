"use client"

import { Check, X } from "lucide-react"
import { type FormEvent, useState } from "react"
import { Button } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { MoneyInput } from "@/components/ui/money-input"
import { NumberInput } from "@/components/ui/number-input"
import { amountWords, dayWords } from "@/lib/benefits/domain/tell-benefit"
import type { BenefitView } from "@/lib/benefits/steps/benefit-view"
import { currencyExponent } from "@/lib/core/money"
import type { Given } from "./desk-state"
import { LeftFigure } from "./left-figure"

type BenefitTileProps = {
  benefit: BenefitView
  timeZone: string
  busy: boolean
  /** Null for who may look only. Answers whether it was recorded. */
  onGive: ((given: Given) => Promise<boolean>) | null
}

/** What is left of one benefit, large, and giving it: open the tile, confirm what stands there. */
export function BenefitTile({ benefit, timeZone, busy, onGive }: BenefitTileProps) {
  const [isOpen, setOpen] = useState(false)
  const canGive = onGive && benefit.available
  return (
    <li
      className={cn(
        "grid grid-cols-[minmax(0,1fr)] gap-3 rounded-card border p-4",
        benefit.available ? "border-line-strong/60" : "border-line bg-raised",
      )}
    >
      <div className="grid gap-1">
        <h3 className="font-semibold break-words">{benefit.name}</h3>
        <LeftFigure benefit={benefit} timeZone={timeZone} />
        <p className="text-xs text-muted break-words">
          {benefit.tier.name}
          {benefit.uses === "uncounted" && benefit.used > 0
            ? ` · given ${amountWords(benefit, benefit.used)} times`
            : ""}
        </p>
      </div>
      {canGive && !isOpen ? (
        <Button
          variant="primary"
          size="lg"
          disabled={busy}
          aria-label={`Give ${benefit.name}`}
          onClick={() => setOpen(true)}
        >
          Give
        </Button>
      ) : null}
      {canGive && isOpen ? (
        <GiveForm
          benefit={benefit}
          busy={busy}
          onCancel={() => setOpen(false)}
          onGive={async (given) => {
            if (await onGive(given)) setOpen(false)
          }}
        />
      ) : null}
      {benefit.unavailableReason === "birthday_unknown" ? (
        <p className="text-sm text-muted">Ask for the birthday and put it into the profile.</p>
      ) : null}
      {benefit.periodFrom && benefit.used > 0 && benefit.per !== "visit" ? (
        <p className="text-xs text-muted">
          {amountWords(benefit, benefit.used)} used since {dayWords(benefit.periodFrom)}
        </p>
      ) : null}
    </li>
  )
}

type GiveFormProps = {
  benefit: BenefitView
  busy: boolean
  onGive: (given: Given) => Promise<void>
  onCancel: () => void
}

/** One of it is meant unless something else is typed; of a credit, how much. */
function GiveForm({ benefit, busy, onGive, onCancel }: GiveFormProps) {
  const { uses, kind, currency, left } = benefit
  const [quantity, setQuantity] = useState<number | null>(1)
  const [amountMinor, setAmount] = useState<number | null>(null)
  const [note, setNote] = useState("")
  const isMoney = uses === "money"
  const most = left ?? 100
  const tooMuch = isMoney && amountMinor !== null && amountMinor > (left ?? 0)
  const missing = isMoney ? !amountMinor || tooMuch : !quantity
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (missing) return
    const what = isMoney
      ? { amountMinor: amountMinor ?? 0 }
      : { quantity: quantity ?? 1, ...(amountMinor ? { amountMinor } : {}) }
    void onGive({ ...what, ...(note.trim() ? { note: note.trim() } : {}) })
  }
  const amount = isMoney ? (amountMinor ? amountWords(benefit, amountMinor) : "") : String(quantity ?? "")
  return (
    <form onSubmit={submit} className="grid gap-3" aria-label={`Give ${benefit.name}`}>
      {isMoney || kind === "percentageDiscount" ? (
        <Field
          label={isMoney ? "How much" : "It took off"}
          optional={!isMoney}
          error={tooMuch ? `Only ${amountWords(benefit, left ?? 0)} is left.` : undefined}
        >
          <MoneyInput
            value={amountMinor}
            currency={currency}
            exponent={currencyExponent(currency)}
            className="h-12 text-base"
            onValueChange={setAmount}
          />
        </Field>
      ) : null}
      {isMoney || kind === "birthdayGift" || most === 1 ? null : (
        <Field label="How many">
          <NumberInput
            value={quantity}
            min={1}
            max={most}
            steppers
            className="h-12 text-base"
            onValueChange={setQuantity}
          />
        </Field>
      )}
      <Field label="Note" optional>
        <Input value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <div className="flex gap-2">
        <Button
          type="submit"
          variant="primary"
          size="lg"
          className="grow"
          loading={busy}
          disabled={missing}
          autoFocus={!isMoney}
          icon={<Check aria-hidden />}
        >
          Record {amount}
        </Button>
        <Button size="lg" aria-label="Do not give it" icon={<X aria-hidden />} onClick={onCancel} />
      </div>
    </form>
  )
}
