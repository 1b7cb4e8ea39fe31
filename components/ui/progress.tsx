import { cn } from "./cn"

type ProgressProps = {
  label: string
  /** Null while the total is not known yet. */
  value: number | null
  max?: number
  /** Beside the label: "34,000 of 69,659 rows". */
  detail?: string
  className?: string
}

/** A long job, or the way to the next tier. */
export function Progress({ label, value, max = 100, detail, className }: ProgressProps) {
  const share = value === null || max <= 0 ? 0 : Math.min(1, Math.max(0, value / max))
  return (
    <div className={cn("grid gap-1.5", className)}>
      <div className="flex flex-wrap justify-between gap-x-4 text-sm">
        <span className="font-semibold">{label}</span>
        {detail ? <span className="tabular text-muted">{detail}</span> : null}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value ?? undefined}
        aria-valuetext={detail}
        className="h-2 overflow-hidden rounded-full bg-line"
      >
        <div
          className={cn("h-full rounded-full bg-accent transition-[width]", value === null && "w-1/3 animate-pulse")}
          style={value === null ? undefined : { width: `${share * 100}%` }}
        />
      </div>
    </div>
  )
}
