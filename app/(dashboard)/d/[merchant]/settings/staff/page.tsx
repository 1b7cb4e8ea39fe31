import type { Metadata } from "next"
import { InvitationTable } from "@/components/merchants/invitation-table"
import { InviteStaffDialog } from "@/components/merchants/invite-staff-dialog"
import { StaffTable } from "@/components/merchants/staff-table"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { env } from "@/lib/core/env"
import { listInvitations } from "@/lib/merchants/queries/list-invitations"
import { listStaff } from "@/lib/merchants/queries/list-staff"

export const metadata: Metadata = { title: "Staff" }

interface StaffPageProps {
  params: Promise<{ merchant: string }>
}

export default async function StaffPage({ params }: StaffPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "staff:write")
  const [staff, invitations] = await Promise.all([listStaff(ctx), listInvitations(ctx)])
  const { slug, timeZone } = ctx.merchant
  const me = ctx.actor.kind === "staff" ? ctx.actor.userId : ""
  const hasServer = env().SMTP_URL !== undefined
  return (
    <>
      <PageHeader
        title="Staff"
        description="Who works with your customers here, and what each of them may do."
        action={<InviteStaffDialog merchantSlug={slug} hasServer={hasServer} />}
      />
      <div className="grid gap-8">
        <StaffTable merchantSlug={slug} timeZone={timeZone} staff={staff} me={me} />
        {invitations.length > 0 ? (
          <InvitationTable merchantSlug={slug} timeZone={timeZone} invitations={invitations} />
        ) : null}
      </div>
    </>
  )
}
