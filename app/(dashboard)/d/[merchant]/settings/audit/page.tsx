import type { Metadata } from "next"
import { AuditFilter } from "@/components/merchants/audit-filter"
import { AuditTable } from "@/components/merchants/audit-table"
import { EmptyState } from "@/components/ui/empty-state"
import { Pager } from "@/components/ui/load-more"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { cursorOf } from "@/lib/core/cursor"
import { listAuditActions } from "@/lib/merchants/queries/list-audit-actions"
import { listAuditRows } from "@/lib/merchants/queries/list-audit-rows"

export const metadata: Metadata = { title: "Audit log" }

interface AuditPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ cursor?: string; action?: string }>
}

export default async function AuditPage({ params, searchParams }: AuditPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "audit:read")
  const asked = await searchParams
  const actions = await listAuditActions(ctx)
  const action = actions.find((known) => known === asked.action)
  const cursor = cursorOf(asked.cursor)
  const { data, nextCursor } = await listAuditRows(ctx, { action, cursor, limit: 50 })
  const base = `/d/${ctx.merchant.slug}/settings/audit`
  const query = (extra: Record<string, string>) =>
    `?${new URLSearchParams({ ...(action ? { action } : {}), ...extra })}`
  return (
    <>
      <PageHeader title="Audit log" description="Who did what, and when. Nobody can change or delete a line of it." />
      <div className="grid gap-4">
        <AuditFilter base={base} actions={actions} action={action} exportHref={`${base}/export${query({})}`} />
        {data.length > 0 ? (
          <AuditTable timeZone={ctx.merchant.timeZone} rows={data} />
        ) : (
          <EmptyState title="Nothing here yet">Each change that somebody makes leaves a line here.</EmptyState>
        )}
        {cursor || nextCursor ? (
          <Pager
            shown={`${data.length} lines on this page`}
            previousHref={cursor ? base + query({}) : undefined}
            nextHref={nextCursor ? base + query({ cursor: nextCursor }) : undefined}
          />
        ) : null}
      </div>
    </>
  )
}
