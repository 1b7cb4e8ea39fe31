import { Time } from "@/components/ui/time"

export type TierStep = {
  tier: { id: string; name: string }
  from: string
  to: string | null
  why: string
}

type TierTimelineProps = {
  /** Newest first. */
  tiers: readonly TierStep[]
  timeZone: string
  /** Steps that begin later are known ahead, as long as nothing more happens. */
  now: Date
}

/** The tiers of a member over time, newest first, each with why it began; what is to come stands apart, in its order. */
export function TierTimeline({ tiers, timeZone, now }: TierTimelineProps) {
  if (tiers.length === 0) return <p className="text-muted">The program has no tiers.</p>
  const ahead = tiers.filter(({ from }) => new Date(from) > now).reverse()
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <TierSteps steps={tiers.filter(({ from }) => new Date(from) <= now)} timeZone={timeZone} />
      {ahead.length > 0 ? (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-1 rounded-control bg-raised px-3 py-2">
          <p className="text-sm font-semibold">What follows if nothing more is bought</p>
          <TierSteps steps={ahead} timeZone={timeZone} />
        </div>
      ) : null}
    </div>
  )
}

function TierSteps({ steps, timeZone }: { steps: readonly TierStep[]; timeZone: string }) {
  return (
    <ol className="grid grid-cols-[minmax(0,1fr)]">
      {steps.map(({ tier, from, to, why }) => (
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
