import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide-react"
import type { ReactNode } from "react"
import { cn } from "./cn"
import { formatNumber, formatValue, type Unit, unitSuffix } from "./format-value"

export type Change = {
  value: number | null
  /** "%" for amounts, "pp" for rates, "points" for scores. */
  unit: "%" | "pp" | "points"
  /** Said after the change: "against the 30 days before". */
  against: string
  /** Whether more is better; absent where it is neither. */
  goodWhen?: "up" | "down"
}

function changeTone(change: Change): string {
  if (!change.value || !change.goodWhen) return "text-muted"
  return change.value > 0 === (change.goodWhen === "up") ? "text-good" : "text-bad"
}

export function ChangeNote({ change }: { change: Change }) {
  if (change.value === null) return <p className="text-xs text-muted">Nothing to compare with yet</p>
  const Icon = change.value > 0 ? ArrowUpRight : change.value < 0 ? ArrowDownRight : ArrowRight
  return (
    <p className="text-xs text-muted">
      <span className={cn("tabular font-semibold", changeTone(change))}>
        <Icon aria-hidden className="mr-0.5 inline size-3.5 align-[-0.15em]" />
        {formatValue(change.value, change.unit, { sign: true })}
      </span>{" "}
      {change.against}
    </p>
  )
}

type StatProps = {
  label: ReactNode
  value: number | bigint | null
  unit: Unit
  /** Shortened on the card; the exact value is on hover and read aloud. */
  compact?: boolean
  change?: Change
  note?: ReactNode
  className?: string
}

/** One figure with its unit. */
export function Stat({ label, value, unit, compact, change, note, className }: StatProps) {
  const exact = formatValue(value, unit)
  const suffix = unitSuffix(unit, value)
  return (
    <div className={cn("grid min-w-0 content-start gap-1", className)}>
      <p className="text-sm text-muted">{label}</p>
      <p className="tabular flex flex-wrap items-baseline gap-x-1.5" title={exact}>
        <span className="min-w-0 text-2xl font-semibold tracking-tight wrap-anywhere">
          {compact ? <span className="sr-only">{exact}</span> : null}
          <span aria-hidden={compact || undefined}>{formatNumber(value, unit, { compact })}</span>
        </span>
        {suffix && value !== null ? (
          <span className="text-sm text-muted" aria-hidden={compact || undefined}>
            {suffix}
          </span>
        ) : null}
      </p>
      {change ? <ChangeNote change={change} /> : null}
      {note ? <p className="text-xs text-muted">{note}</p> : null}
    </div>
  )
}
