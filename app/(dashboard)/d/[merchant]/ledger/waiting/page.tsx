import { LedgerTabs } from "@/components/ledger/ledger-tabs"
import { WaitingTable } from "@/components/ledger/waiting-table"
import { Pager } from "@/components/ui/load-more"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { isUuid } from "@/lib/core/id"
import { listWaitingEntries } from "@/lib/ledger/queries/list-waiting-entries"

export const metadata = { title: "Waiting points" }

interface WaitingPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ cursor?: string }>
}

export default async function WaitingPage({ params, searchParams }: WaitingPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "members:read")
  const { cursor } = await searchParams
  const { slug, timeZone } = ctx.merchant
  const path = `/d/${slug}/ledger/waiting`
  const after = cursor && isUuid(cursor) ? cursor : undefined
  const { data, nextCursor } = await listWaitingEntries(ctx, { limit: 50, cursor: after })
  return (
    <>
      <PageHeader
        title="Waiting for an action"
        description="Points that were earned and become available once somebody says so."
      />
      <LedgerTabs merchantSlug={slug} current="/waiting" permissions={[...ctx.permissions]} />
      <WaitingTable
        merchantSlug={slug}
        timeZone={timeZone}
        entries={data}
        canAdjust={ctx.permissions.has("members:adjust")}
      />
      {after || nextCursor ? (
        <Pager
          shown={`${data.length} entries, newest first`}
          {...(after ? { previousHref: path } : {})}
          {...(nextCursor ? { nextHref: `${path}?cursor=${nextCursor}` } : {})}
        />
      ) : null}
    </>
  )
}
