import { Badge, type Tone } from "@/components/ui/badge"
import type { Change } from "@/lib/programs/domain/describe-changes"

const kinds: Record<Change["kind"], { tone: Tone; word: string }> = {
  added: { tone: "accent", word: "New" },
  changed: { tone: "neutral", word: "Changed" },
  removed: { tone: "neutral", word: "Removed" },
}

/** What differs, in the sentences that each version says. */
export function ChangesList({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className="grid gap-3">
      {changes.map(({ kind, what, before, after }) => (
        <li key={`${kind} ${what} ${before} ${after}`} className="grid gap-1">
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone={kinds[kind].tone}>{kinds[kind].word}</Badge>
            <span className="min-w-0 font-semibold break-words">{what}</span>
          </p>
          {before ? <p className="break-words text-muted line-through decoration-line-strong">{before}</p> : null}
          {after ? <p className="break-words">{after}</p> : null}
        </li>
      ))}
    </ul>
  )
}
