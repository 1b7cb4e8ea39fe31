import { Check } from "lucide-react"

interface VoucherTicketProps {
  code: string
  /** The address of a picture of the code. */
  qr: string
  /** What it is worth, in money; null: nothing is said of it. */
  worth: string | null
  /** Until when it is good, or why it is not. */
  note: string
  usable: boolean
}

/** A voucher as it is shown at the till: the code large, to be scanned or read aloud. */
export function VoucherTicket({ code, qr, worth, note, usable }: VoucherTicketProps) {
  return (
    <div className="grid justify-items-center gap-4 rounded-card border border-line bg-surface p-5">
      {usable ? (
        // biome-ignore lint/performance/noImgElement: a drawing made for this page
        <img src={qr} alt={`QR code of voucher ${code}`} className="w-full max-w-60 rounded-control bg-white" />
      ) : null}
      <p
        className={`tabular text-center font-mono text-2xl font-semibold tracking-wider break-all ${usable ? "" : "text-muted line-through"}`}
      >
        {code}
      </p>
      {worth ? <p className="tabular text-xl font-semibold">{worth}</p> : null}
      <p className="text-sm text-muted">{note}</p>
    </div>
  )
}

/** For a moment, and only when something was really redeemed. */
export function Celebration({ children }: { children: string }) {
  return (
    <p role="status" className="mb-4 grid justify-items-center gap-3 text-center text-xl font-semibold">
      <span className="portal-pop grid size-14 place-items-center rounded-full bg-good-tint text-good">
        <Check aria-hidden className="size-7" strokeWidth={2.5} />
      </span>
      {children}
    </p>
  )
}
