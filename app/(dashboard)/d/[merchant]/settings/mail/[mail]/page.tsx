import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { MailView } from "@/components/messaging/mail-view"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { cursorOf } from "@/lib/core/cursor"
import { getMailOrThrow } from "@/lib/messaging/queries/get-mail-or-throw"

export const metadata: Metadata = { title: "Message" }

interface MailPageProps {
  params: Promise<{ merchant: string; mail: string }>
}

export default async function MailMessagePage({ params }: MailPageProps) {
  const { merchant, mail: mailId } = await params
  const ctx = await staffPageCtx(merchant, "messages:read")
  const mail = await getMailOrThrow(ctx, cursorOf(mailId) ?? notFound())
  const { slug, timeZone } = ctx.merchant
  return (
    <>
      <PageHeader title={mail.subject} back={{ href: `/d/${slug}/settings/mail`, label: "Mail" }} />
      <MailView
        merchantSlug={slug}
        timeZone={timeZone}
        mail={mail}
        maySend={mail.hasServer && ctx.permissions.has("merchants:write")}
      />
    </>
  )
}
