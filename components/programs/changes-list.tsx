import { Badge, type Tone } from "@/components/ui/badge"
import type { Change } from "@/lib/programs/domain/describe-changes"
import { unlikeSentences } from "./unlike-sentences"

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
          <Difference before={before ?? ""} after={after ?? ""} />
        </li>
      ))}
    </ul>
  )
}

function Difference({ before, after }: { before: string; after: string }) {
  const told = unlikeSentences(before, after)
  return (
    <>
      {told.before ? <p className="break-words text-muted line-through decoration-line-strong">{told.before}</p> : null}
      {told.after ? <p className="break-words">{told.after}</p> : null}
      {told.rest ? <p className="text-sm text-muted">The rest stays.</p> : null}
    </>
  )
}
