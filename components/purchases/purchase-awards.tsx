import { Time } from "@/components/ui/time"
import { formatInteger } from "@/lib/core/points"
import type { AwardView } from "@/lib/purchases/steps/purchase-result"

/** The points that a purchase gave, each with when it can be used and until when. */
export function PurchaseAwards({ awards, timeZone }: { awards: readonly AwardView[]; timeZone: string }) {
  if (awards.length === 0) return <p className="text-sm text-muted">No points.</p>
  return (
    <ul className="grid divide-y divide-line">
      {awards.map(({ entryId, currency, points, availableAt, expiresAt, status }) => (
        <li key={entryId} className="grid gap-0.5 py-2">
          <span className="tabular font-medium">
            +{formatInteger(points)} {currency}
          </span>
          <span className="text-sm text-muted">
            {status === "available" ? "Available at once" : availableAt ? "Available from " : "Waits for an action"}
            {status === "pending" && availableAt ? (
              <Time instant={availableAt} timeZone={timeZone} format="day" />
            ) : null}
            {expiresAt ? (
              <>
                , usable through <Time instant={new Date(Date.parse(expiresAt) - 1)} timeZone={timeZone} format="day" />
              </>
            ) : (
              ", never expires"
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
