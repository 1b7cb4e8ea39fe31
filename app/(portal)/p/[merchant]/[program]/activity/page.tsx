import { ChevronRight, History } from "lucide-react"
import type { Metadata } from "next"
import { Section } from "@/components/portal/section"
import { otherButton, smallTapLink, tapLink } from "@/components/portal/styles"
import { EmptyState } from "@/components/ui/empty-state"
import { type Day, localDay } from "@/lib/core/calendar"
import { isUuid } from "@/lib/core/id"
import { type CurrencyNames, formatPoints, pointsUnit } from "@/lib/core/points"
import { sayRecentDay } from "@/lib/portal/domain/say-day"
import { signedPoints } from "@/lib/portal/domain/signed-points"
import { tellPending } from "@/lib/portal/domain/tell-lots"
import { type Activity, listActivity } from "@/lib/portal/queries/list-activity"
import { listOwnLots } from "@/lib/portal/queries/list-own-lots"
import { Frame } from "../frame"
import { memberPage } from "../portal-page"

export const metadata: Metadata = { title: "Activity" }

const perPage = 30

interface ActivityParams {
  params: Promise<{ merchant: string; program: string }>
  searchParams: Promise<{ after?: string | string[] }>
}

export default async function ActivityPage({ params, searchParams }: ActivityParams) {
  const page = await memberPage(params)
  const { ctx, program, base } = page
  const { currency } = program.definition
  const { after } = await searchParams
  const cursor = typeof after === "string" && isUuid(after) ? after : undefined
  const { data, nextCursor } = await listActivity(ctx, { limit: perPage, cursor })
  const { timeZone } = ctx.merchant
  const days = byDay(data, timeZone)
  const today = localDay(ctx.now, timeZone)
  const told = { today, timeZone, now: ctx.now }
  const lots = await listOwnLots(
    ctx,
    data.map(({ id }) => id),
  )
  return (
    <Frame page={page} current="activity">
      <h1 className="text-2xl font-semibold tracking-tight">Activity</h1>
      {cursor ? (
        <a href={`${base}/activity`} className={smallTapLink}>
          Back to the newest
        </a>
      ) : null}
      {[...days].map(([day, entries]) => (
        <Section key={day} title={sayRecentDay(day, today)}>
          <ul className="overflow-hidden rounded-card border border-line bg-surface">
            {entries.map((entry) => (
              <li key={entry.id} className="border-b border-line last:border-0">
                <EntryLink
                  entry={entry}
                  pending={tellPending(lots.get(entry.id) ?? [], told)}
                  currency={currency}
                  base={base}
                />
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {data.length === 0 ? (
        <EmptyState icon={<History />} title={cursor ? "That was all" : "Nothing has happened yet"}>
          {cursor ? null : `Show your card when you pay. What you earn and what you redeem stands here.`}
        </EmptyState>
      ) : null}
      <p className="mt-6 text-sm">
        <a href={`${base}/activity/nothing`} className={tapLink}>
          Something missing? See what earned nothing, and why
        </a>
      </p>
      {nextCursor ? (
        <a href={`${base}/activity?after=${nextCursor}`} className={`${otherButton} mt-6`}>
          Show more
        </a>
      ) : null}
    </Frame>
  )
}

function byDay(entries: readonly Activity[], timeZone: string): Map<Day, Activity[]> {
  const days = new Map<Day, Activity[]>()
  for (const entry of entries) {
    const day = localDay(new Date(entry.effectiveAt), timeZone)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return days
}

interface EntryLinkProps {
  entry: Activity
  /** Why it cannot be used yet. */
  pending: string | null
  currency: CurrencyNames
  base: string
}

function EntryLink({ entry, pending, currency, base }: EntryLinkProps) {
  const { points } = entry
  return (
    <a
      href={`${base}/activity/${entry.id}`}
      className="flex min-h-16 items-center gap-3 px-4 py-3 -outline-offset-2 hover:bg-raised"
    >
      <span className="min-w-24 grow">
        <span className="block text-pretty wrap-anywhere">{entry.description}</span>
        <span className="text-sm text-muted">{pending ? `${pending} · Why?` : "Why?"}</span>
      </span>
      {points === 0n ? null : (
        <span
          className={`tabular text-right font-semibold ${points > 0n ? "text-good" : "text-ink"}`}
          title={formatPoints(points, currency)}
        >
          {signedPoints(points)}{" "}
          <span className="text-sm font-normal whitespace-nowrap text-muted">{pointsUnit(points, currency)}</span>
        </span>
      )}
      <ChevronRight aria-hidden className="size-5 shrink-0 text-muted" />
    </a>
  )
}
