import { Callout } from "@/components/ui/callout"
import { formatValue } from "@/components/ui/format-value"
import type { DataSpan } from "@/lib/metrics/domain/period"
import { dataThrough, dayInWords } from "./words"

type FreshnessProps = { span: DataSpan; behind: number; timeZone: string }

/** How far the figures reach, and what they do not hold yet. */
export function Freshness({ span, behind, timeZone }: FreshnessProps) {
  return (
    <div className="grid grid-cols-1 gap-3">
      <p className="text-xs text-muted">
        Data through {dataThrough(span.last, timeZone)} ·{" "}
        {behind === 0
          ? "All figures are up to date"
          : `${formatValue(behind, behind === 1 ? "event" : "events")} not counted yet`}
      </p>
      {span.old ? (
        <Callout title={`Your last purchase was on ${dayInWords(span.lastPurchase)}`}>
          Periods end with that day, so that the figures show something true. Newer purchases move them to today.
        </Callout>
      ) : null}
    </div>
  )
}
