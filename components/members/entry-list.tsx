import { ScrollText } from "lucide-react"
import { cn } from "@/components/ui/cn"
import { EmptyState } from "@/components/ui/empty-state"
import { Time } from "@/components/ui/time"
import { formatInteger } from "@/lib/core/points"
import type { EntryView } from "@/lib/ledger/steps/entry-view"
import type { ProgramWords } from "@/lib/programs/domain/points-words"
import { WaitingActions } from "./waiting-actions"
import { WhyDialog } from "./why-dialog"

type EntryListProps = {
  merchantSlug: string
  timeZone: string
  currency: ProgramWords["currency"]
  entries: readonly EntryView[]
  /** Whether this person may activate or cancel what waits for an action. */
  canAdjust: boolean
}

function signed(points: bigint): string {
  return points > 0n ? `+${formatInteger(points)}` : formatInteger(points).replace("-", "−")
}

/** What happened to a member's points, each with its reason on demand. */
export function EntryList({ merchantSlug, timeZone, currency, entries, canAdjust }: EntryListProps) {
  if (entries.length === 0) {
    return (
      <EmptyState icon={<ScrollText aria-hidden />} title="No entry yet">
        Each purchase, redemption and correction leaves an entry here.
      </EmptyState>
    )
  }
  return (
    <ul className="grid">
      {entries.map((entry) => (
        <li
          key={entry.id}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 last:border-0"
        >
          <div className="grid min-w-0 grow basis-40">
            <span className="wrap-anywhere">{entry.description}</span>
            <span className="text-xs text-muted">
              <Time instant={entry.effectiveAt} timeZone={timeZone} format="minute" />
              {entry.waitingPoints > 0n
                ? `, ${formatInteger(entry.waitingPoints)} ${entry.waitingPoints === 1n ? "waits" : "wait"} for an action`
                : null}
            </span>
          </div>
          {canAdjust && entry.waitingPoints > 0n ? <WaitingActions merchantSlug={merchantSlug} entry={entry} /> : null}
          <span className={cn("tabular font-semibold", entry.points > 0n ? "text-good" : "text-ink")}>
            {signed(entry.points)}
          </span>
          <WhyDialog merchantSlug={merchantSlug} timeZone={timeZone} currency={currency} entry={entry} />
        </li>
      ))}
    </ul>
  )
}
