import { Time } from "@/components/ui/time"

export type TierStep = {
  tier: { id: string; name: string }
  from: string
  to: string | null
  why: string
}

/** The tiers of a member over time, newest first, each with why it began. */
export function TierTimeline({ tiers, timeZone }: { tiers: readonly TierStep[]; timeZone: string }) {
  if (tiers.length === 0) return <p className="text-muted">The program has no tiers.</p>
  return (
    <ol className="grid grid-cols-[minmax(0,1fr)]">
      {tiers.map(({ tier, from, to, why }) => (
        <li key={from} className="grid gap-0.5 border-b border-line py-2 last:border-0">
          <span className="flex flex-wrap justify-between gap-x-4">
            <span className="font-semibold">{tier.name}</span>
            <span className="tabular text-sm text-muted">
              <Time instant={from} timeZone={timeZone} />
              {to ? (
                <>
                  {" to "}
                  <Time instant={new Date(new Date(to).getTime() - 1)} timeZone={timeZone} />
                </>
              ) : (
                " on"
              )}
            </span>
          </span>
          {why ? <span className="text-sm break-words text-muted">{why}</span> : null}
        </li>
      ))}
    </ol>
  )
}
