import { ShoppingBag } from "lucide-react"
import { cn } from "@/components/ui/cn"
import { EmptyState } from "@/components/ui/empty-state"
import { TextLink } from "@/components/ui/text-link"
import { Time } from "@/components/ui/time"
import { formatInteger } from "@/lib/core/points"
import type { ProgramWords } from "@/lib/programs/domain/points-words"
import type { MemberActivity } from "@/lib/purchases/steps/read-member-activities"
import { activityName, nothingWords } from "./activity-words"
import { WhyActivityDialog } from "./why-activity-dialog"

type ActivityListProps = {
  merchantSlug: string
  memberId: string
  timeZone: string
  currency: ProgramWords["currency"]
  activities: readonly MemberActivity[]
  /** Whether this person may open a purchase. */
  canOpen: boolean
}

/** What a member did, each with what it gave or took and why, also where that is nothing. */
export function ActivityList(props: ActivityListProps) {
  const { merchantSlug, memberId, timeZone, currency, activities, canOpen } = props

  if (activities.length === 0) {
    return (
      <EmptyState icon={<ShoppingBag aria-hidden />} title="Nothing yet">
        Purchases, returns and activities appear here as they are recorded, each with what it earned and why.
      </EmptyState>
    )
  }
  return (
    <ul className="grid">
      {activities.map((activity) => (
        <li
          key={`${activity.kind} ${activity.id}`}
          className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 last:border-0"
        >
          <div className="grid min-w-0 grow basis-40">
            <span className="wrap-anywhere">
              {canOpen && activity.kind === "purchase" ? (
                <TextLink href={`/d/${merchantSlug}/purchases/${activity.id}`}>{activityName(activity)}</TextLink>
              ) : (
                activityName(activity)
              )}
              {activity.items.length > 0 ? <span className="text-muted"> · {activity.items.join(", ")}</span> : null}
            </span>
            <span className="text-xs text-muted">
              <Time instant={activity.occurredAt} timeZone={timeZone} format="minute" />
              {note(activity)}
            </span>
          </div>
          <span className={cn("tabular font-semibold", activity.points > 0n ? "text-good" : "text-ink")}>
            {activity.points > 0n ? "+" : ""}
            {formatInteger(activity.points).replace("-", "−")}
          </span>
          <WhyActivityDialog {...{ merchantSlug, memberId, timeZone, currency, activity }} />
        </li>
      ))}
    </ul>
  )
}

function note(activity: MemberActivity): string {
  const nothing = nothingWords(activity)
  const parts = [
    ...(nothing ? [nothing] : []),
    ...(activity.cut ? ["Cut by a limit."] : []),
    ...(activity.writtenOffPoints > 0n ? [`${formatInteger(activity.writtenOffPoints)} written off.`] : []),
  ]
  return parts.length > 0 ? `. ${parts.join(" ")}` : ""
}
