import type { Metadata } from "next"
import { MailServerNote } from "@/components/messaging/mail-server-note"
import { MailTable } from "@/components/messaging/mail-table"
import { EmptyState } from "@/components/ui/empty-state"
import { Pager } from "@/components/ui/load-more"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { cursorOf } from "@/lib/core/cursor"
import { listMail } from "@/lib/messaging/queries/list-mail"

export const metadata: Metadata = { title: "Mail" }

interface MailPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ cursor?: string | string[] }>
}

export default async function MailPage({ params, searchParams }: MailPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "messages:read")
  const cursor = cursorOf((await searchParams).cursor)
  const { data, nextCursor, hasServer } = await listMail(ctx, { cursor, limit: 50 })
  const base = `/d/${ctx.merchant.slug}/settings/mail`
  return (
    <>
      <PageHeader title="Mail" description="Every message that Regulars has written: sent, on its way, or held here." />
      <div className="grid gap-6">
        {hasServer ? null : <MailServerNote />}
        {data.length > 0 ? (
          <MailTable base={base} timeZone={ctx.merchant.timeZone} mails={data} />
        ) : (
          <EmptyState title="Nothing written yet">
            Invitations to your staff, one-time codes for members and survey links appear here.
          </EmptyState>
        )}
        {cursor || nextCursor ? (
          <Pager
            shown={`${data.length} messages on this page`}
            previousHref={cursor ? base : undefined}
            nextHref={nextCursor ? `${base}?cursor=${nextCursor}` : undefined}
          />
        ) : null}
      </div>
    </>
  )
}
