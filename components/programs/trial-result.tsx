import { ArrowRight } from "lucide-react"
import { Callout } from "@/components/ui/callout"
import { formatPoints } from "@/lib/core/points"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import type { Quote } from "./try-on-draft"

type TrialResultProps = {
  quote: Quote | null
  definition: ProgramDefinition | null
  /** What is missing before anything can be said. */
  waiting: string | null
  error: string | null
}

/** Points, tier before and after, and the arithmetic. */
export function TrialResult({ quote, definition, waiting, error }: TrialResultProps) {
  if (error) return <Callout tone="bad">{error}</Callout>
  if (waiting) return <p className="text-muted">{waiting}</p>
  if (!quote || !definition) return <p className="text-muted">Fill in what is missing above to try a purchase.</p>
  const points = quote.awards.reduce((sum, award) => sum + award.points, 0)
  return (
    <div aria-live="polite" className="grid gap-3 rounded-card border border-line bg-raised p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <p className="tabular text-2xl font-semibold tracking-tight">{formatPoints(points, definition.currency)}</p>
        {quote.tierBefore ? (
          <p className="flex items-center gap-1.5">
            <span className="text-muted">Tier</span> <span className="font-semibold">{quote.tierBefore}</span>
            {quote.tierAfter && quote.tierAfter !== quote.tierBefore ? (
              <>
                <ArrowRight aria-label="then" className="size-4 text-muted" />
                <span className="font-semibold text-good">{quote.tierAfter}</span>
              </>
            ) : (
              <span className="text-muted">before and after</span>
            )}
          </p>
        ) : null}
      </div>
      <ul className="tabular grid gap-1 text-sm">
        {quote.reasons.map((reason) => (
          <li key={reason} className="break-words">
            {reason}
          </li>
        ))}
      </ul>
    </div>
  )
}
