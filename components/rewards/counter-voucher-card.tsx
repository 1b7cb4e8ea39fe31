"use client"

import { Ban, CircleCheck, CircleX, Ticket, TimerOff } from "lucide-react"
import { type ReactNode, useState } from "react"
import { Button } from "@/components/ui/button"
import { cn } from "@/components/ui/cn"
import { Field } from "@/components/ui/field"
import { Input } from "@/components/ui/input"
import { Time } from "@/components/ui/time"
import { formatMoney } from "@/lib/core/money"
import type { VoucherStanding } from "@/lib/rewards/domain/voucher"
import type { VoucherCheck } from "@/lib/rewards/queries/get-voucher-or-throw"

type CounterVoucherCardProps = {
  voucher: VoucherCheck
  /** Marked used a moment ago, from here. */
  justUsed: boolean
  timeZone: string
  busy: boolean
  /** With the number of the purchase that it is used for, or nothing. */
  onUse: (purchaseExternalId: string) => void
  onDone: () => void
}

type Look = { title: string; ground: string; ink: string; icon: ReactNode }

const icon = "size-12"
const looks: Record<VoucherStanding | "done", Look> = {
  usable: { title: "Good", ground: "bg-good-tint", ink: "text-good", icon: <Ticket aria-hidden className={icon} /> },
  done: {
    title: "Used now",
    ground: "bg-good-tint",
    ink: "text-good",
    icon: <CircleCheck aria-hidden className={icon} />,
  },
  used: {
    title: "Used already",
    ground: "bg-bad-tint",
    ink: "text-bad",
    icon: <CircleX aria-hidden className={icon} />,
  },
  expired: {
    title: "Expired",
    ground: "bg-warning-tint",
    ink: "text-warning",
    icon: <TimerOff aria-hidden className={icon} />,
  },
  cancelled: { title: "Cancelled", ground: "bg-bad-tint", ink: "text-bad", icon: <Ban aria-hidden className={icon} /> },
}

/** A voucher's standing, to be read from an arm's length, and the one thing to do with it. */
export function CounterVoucherCard({ voucher, justUsed, timeZone, busy, onUse, onDone }: CounterVoucherCardProps) {
  const [receipt, setReceipt] = useState("")
  const look = looks[justUsed ? "done" : voucher.standing]
  return (
    <section className={cn("grid justify-items-center gap-3 rounded-card p-6 text-center sm:p-8", look.ground)}>
      <span className={look.ink}>{look.icon}</span>
      <h2 className={cn("text-3xl font-semibold tracking-tight", look.ink)}>{look.title}</h2>
      <p className="text-xl font-semibold wrap-anywhere">{voucher.rewardName}</p>
      {voucher.amountMinor === null ? null : (
        <p className="tabular text-xl">{formatMoney(voucher.amountMinor, voucher.moneyCurrency)}</p>
      )}
      {voucher.standing === "usable" && voucher.priceMinor > 0 ? (
        <p className="font-semibold">To be paid: {formatMoney(voucher.priceMinor, voucher.moneyCurrency)}</p>
      ) : null}
      {voucher.standing === "usable"
        ? voucher.toKnow.map((sentence) => (
            <p key={sentence} className="text-pretty">
              {sentence}
            </p>
          ))
        : null}
      <p className="font-mono break-all">{voucher.code}</p>
      <p className="text-sm">
        <Note voucher={voucher} timeZone={timeZone} />
      </p>
      {voucher.standing === "usable" ? (
        <Field
          label="Number of the receipt or order"
          optional
          help="When all of it is returned, the customer has back what they gave for this."
          className="w-full max-w-xs text-start"
        >
          <Input value={receipt} maxLength={200} onChange={({ target }) => setReceipt(target.value)} />
        </Field>
      ) : null}
      <div className="mt-2 flex flex-wrap justify-center gap-2">
        {voucher.standing === "usable" ? (
          <Button variant="primary" size="lg" loading={busy} onClick={() => onUse(receipt.trim())}>
            Mark as used
          </Button>
        ) : null}
        <Button size="lg" onClick={onDone}>
          Next customer
        </Button>
      </div>
    </section>
  )
}

function Note({ voucher, timeZone }: { voucher: VoucherCheck; timeZone: string }) {
  if (voucher.usedAt) {
    return (
      <>
        On <Time instant={voucher.usedAt} timeZone={timeZone} format="minute" />
      </>
    )
  }
  if (voucher.standing === "cancelled") return <>What was given for it went back to the member.</>
  if (!voucher.expiresAt) return <>It does not expire.</>
  return (
    <>
      {voucher.standing === "expired" ? "It was good until " : "Good until "}
      <Time instant={new Date(Date.parse(voucher.expiresAt) - 1)} timeZone={timeZone} />
    </>
  )
}
