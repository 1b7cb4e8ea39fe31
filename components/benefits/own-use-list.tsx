import { Badge } from "@/components/ui/badge"
import { Time } from "@/components/ui/time"
import type { BenefitUseView } from "@/lib/benefits/steps/benefit-use-views"
import { usedWords } from "./used-words"

type OwnUseListProps = { uses: readonly BenefitUseView[]; timeZone: string }

/** What a member has used, newest first. */
export function OwnUseList({ uses, timeZone }: OwnUseListProps) {
  return (
    <ul className="overflow-hidden rounded-card border border-line bg-surface">
      {uses.map((use) => (
        <li
          key={use.id}
          className="flex items-center justify-between gap-3 border-b border-line px-4 py-3 last:border-0"
        >
          <span className="grid min-w-0">
            <span className="break-words">{usedWords(use)}</span>
            <span className="text-sm text-muted break-words">
              <Time instant={use.occurredAt} timeZone={timeZone} />
              {use.place ? ` · ${use.place}` : ""}
            </span>
          </span>
          {use.cancelledAt ? <Badge>Taken back</Badge> : null}
        </li>
      ))}
    </ul>
  )
}
