import type { Metadata } from "next"
import { ChangePasswordForm } from "@/components/merchants/change-password-form"
import { SessionTable } from "@/components/merchants/session-table"
import { Card, CardHeader } from "@/components/ui/card"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { currentStaff } from "@/lib/core/auth/staff-session"
import { listSessions } from "@/lib/merchants/queries/list-sessions"

export const metadata: Metadata = { title: "My account" }

interface AccountPageProps {
  params: Promise<{ merchant: string }>
}

export default async function AccountPage({ params }: AccountPageProps) {
  const ctx = await staffPageCtx((await params).merchant)
  const [staff, sessions] = await Promise.all([currentStaff(), listSessions(ctx)])
  const { slug, timeZone } = ctx.merchant
  return (
    <>
      <PageHeader title="My account" description={`You are ${staff?.name}, signed in as ${staff?.email}.`} />
      <div className="grid max-w-3xl gap-6">
        <SessionTable merchantSlug={slug} timeZone={timeZone} sessions={sessions} />
        <Card>
          <CardHeader title="Password" description="A new password signs your other devices out." />
          <ChangePasswordForm merchantSlug={slug} email={staff?.email ?? ""} />
        </Card>
      </div>
    </>
  )
}
