interface TierWayProps {
  /** The tier now, and the next. */
  from: string | null
  to: string
  /** 0 to 1. */
  share: number
  missing: string
  reached: string | null
  note: string | null
}

/** The way to the next tier as a bar, with what is missing in words. */
export function TierWay({ from, to, share, missing, reached, note }: TierWayProps) {
  return (
    <div className="grid gap-3 rounded-card border border-line bg-surface p-4">
      <p className="text-pretty font-semibold">{missing}</p>
      <div>
        <div
          role="progressbar"
          aria-label={`The way to ${to}`}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.floor(share * 100)}
          aria-valuetext={reached ?? missing}
          className="h-3 overflow-hidden rounded-full bg-line"
        >
          <div
            className="h-full rounded-full bg-accent"
            style={{ width: `${Math.max(share * 100, share > 0 ? 3 : 0)}%` }}
          />
        </div>
        <div className="tabular mt-1.5 flex flex-wrap justify-between gap-x-4 text-sm text-muted">
          <span>{from ?? "Start"}</span>
          {reached ? <span>{reached}</span> : null}
          <span className="ml-auto text-right">{to}</span>
        </div>
      </div>
      {note ? <p className="text-sm text-muted text-pretty">{note}</p> : null}
    </div>
  )
}
