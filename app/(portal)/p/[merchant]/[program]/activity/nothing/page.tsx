import type { Metadata } from "next"
import { smallTapLink } from "@/components/portal/styles"
import { EmptyState } from "@/components/ui/empty-state"
import { localDay } from "@/lib/core/calendar"
import { sayRecentDay } from "@/lib/portal/domain/say-day"
import { listOwnNothing } from "@/lib/portal/queries/list-own-nothing"
import { Frame } from "../../frame"
import { memberPage } from "../../portal-page"

export const metadata: Metadata = { title: "What earned nothing" }

export default async function NothingPage({ params }: { params: Promise<{ merchant: string; program: string }> }) {
  const page = await memberPage(params)
  const { ctx, program, base } = page
  const { timeZone } = ctx.merchant
  const today = localDay(ctx.now, timeZone)
  const all = await listOwnNothing(ctx, program.definition.currency)
  return (
    <Frame page={page} current="activity">
      <a href={`${base}/activity`} className={smallTapLink}>
        Activity
      </a>
      <h1 className="text-2xl font-semibold tracking-tight">What earned nothing</h1>
      {all.length === 0 ? (
        <EmptyState title="Everything counted">All that you did of late earned something.</EmptyState>
      ) : (
        <ul className="mt-4 overflow-hidden rounded-card border border-line bg-surface">
          {all.map(({ id, at, sentence }) => (
            <li key={id} className="grid gap-1 border-b border-line px-4 py-3 last:border-0">
              <span className="text-sm text-muted">{sayRecentDay(localDay(new Date(at), timeZone), today)}</span>
              <span className="text-pretty">{sentence}</span>
            </li>
          ))}
        </ul>
      )}
    </Frame>
  )
}
