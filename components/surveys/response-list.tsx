import { MessageSquareText } from "lucide-react"
import { Badge } from "@/components/ui/badge"
import { EmptyState } from "@/components/ui/empty-state"
import { Time } from "@/components/ui/time"
import type { ResponseView } from "@/lib/surveys/queries/list-responses"
import { scoreGroup } from "./survey-words"

/** Answers with their comments, newest first. */
export function ResponseList({ responses, timeZone }: { responses: readonly ResponseView[]; timeZone: string }) {
  if (responses.length === 0) {
    return (
      <EmptyState icon={<MessageSquareText aria-hidden />} title="No answer here yet">
        Answers appear as they arrive.
      </EmptyState>
    )
  }
  return (
    <ul className="grid">
      {responses.map(({ id, score, comment, customer, createdAt }) => (
        <li key={id} className="grid grid-cols-[2.5rem_1fr] gap-3 border-b border-line py-3 last:border-0">
          <span className="tabular grid size-10 place-items-center rounded-control bg-raised text-base font-semibold">
            {score}
          </span>
          <div className="grid min-w-0 gap-1">
            <p className="flex flex-wrap items-center gap-2 text-sm">
              <Badge tone={scoreGroup(score).tone}>{scoreGroup(score).word}</Badge>
              <span className="min-w-0 truncate">{customer?.name ?? "Somebody"}</span>
              <span className="text-muted">
                <Time instant={createdAt} timeZone={timeZone} format="minute" />
              </span>
            </p>
            {comment ? (
              <p className="whitespace-pre-line wrap-anywhere">{comment}</p>
            ) : (
              <p className="text-sm text-muted">No comment</p>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
