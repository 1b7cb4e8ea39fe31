import { Time } from "@/components/ui/time"
import { type ProgramWords, pointsWords } from "@/lib/programs/domain/points-words"
import type { AwardView } from "@/lib/purchases/steps/purchase-result"

type PurchaseAwardsProps = { awards: readonly AwardView[]; programs: readonly ProgramWords[]; timeZone: string }

/** The points that a purchase gave, each with when it can be used and until when. */
export function PurchaseAwards({ awards, programs, timeZone }: PurchaseAwardsProps) {
  if (awards.length === 0) return <p className="text-sm text-muted">No points.</p>
  return (
    <ul className="grid divide-y divide-line">
      {awards.map(({ entryId, programId, currency, points, availableAt, expiresAt, status }) => (
        <li key={entryId} className="grid gap-0.5 py-2">
          <span className="tabular font-medium">+{pointsWords({ points, currency, programId }, programs)}</span>
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
