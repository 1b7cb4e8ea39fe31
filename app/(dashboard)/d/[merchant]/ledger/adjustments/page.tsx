import { AdjustmentsUpload } from "@/components/ledger/adjustments-upload"
import { ApprovalLimit } from "@/components/ledger/approval-limit"
import { BatchList } from "@/components/ledger/batch-list"
import { LedgerTabs } from "@/components/ledger/ledger-tabs"
import { Pager } from "@/components/ui/load-more"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { isUuid } from "@/lib/core/id"
import { listAdjustmentBatches } from "@/lib/ledger/queries/list-adjustment-batches"
import { listApprovalLimits } from "@/lib/ledger/queries/list-approval-limits"

export const metadata = { title: "Adjustments by file" }

interface AdjustmentsPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ cursor?: string }>
}

export default async function AdjustmentsPage({ params, searchParams }: AdjustmentsPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "ledger:read")
  const { cursor } = await searchParams
  const { slug, timeZone } = ctx.merchant
  const path = `/d/${slug}/ledger/adjustments`
  const after = cursor && isUuid(cursor) ? cursor : undefined
  const [programs, { data, nextCursor }] = await Promise.all([
    listApprovalLimits(ctx),
    listAdjustmentBatches(ctx, { limit: 50, cursor: after }),
  ])
  return (
    <>
      <PageHeader
        title="Adjustments by file"
        description="Give points to many members at once, or take them, each with an entry that says why."
      />
      <LedgerTabs merchantSlug={slug} current="/adjustments" permissions={[...ctx.permissions]} />
      <div className="grid grid-cols-1 gap-6">
        {ctx.permissions.has("members:adjust") && programs.length > 0 ? (
          <AdjustmentsUpload merchantSlug={slug} programs={programs} />
        ) : null}
        <BatchList merchantSlug={slug} timeZone={timeZone} batches={data} />
        {after || nextCursor ? (
          <Pager
            shown={`${data.length} files, newest first`}
            {...(after ? { previousHref: path } : {})}
            {...(nextCursor ? { nextHref: `${path}?cursor=${nextCursor}` } : {})}
          />
        ) : null}
        {ctx.permissions.has("adjustments:approve")
          ? programs.map((program) => (
              <ApprovalLimit key={program.id} merchantSlug={slug} program={program} points={program.currencyPlural} />
            ))
          : null}
      </div>
    </>
  )
}
