import { notFound } from "next/navigation"
import { AdjustPointsDialog } from "@/components/members/adjust-points-dialog"
import { EditProfileDialog } from "@/components/members/edit-profile-dialog"
import { MemberBalance } from "@/components/members/member-balance"
import { memberName } from "@/components/members/member-name"
import { MergeDialog } from "@/components/members/merge-dialog"
import { ProfileCard } from "@/components/members/profile-card"
import { ChangeTierDialog } from "@/components/tiers/change-tier-dialog"
import { Badge } from "@/components/ui/badge"
import { PageHeader } from "@/components/ui/page-header"
import { orNotFound, staffPageCtx } from "@/lib/core/auth/page"
import type { Ctx } from "@/lib/core/ctx"
import { idText } from "@/lib/core/values"
import { getCustomer } from "@/lib/members/queries/get-customer"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { listPrograms } from "@/lib/programs/queries/list-programs"
import { tellStanding } from "@/lib/standing/domain/tell-standing"
import { listLiveTiers } from "@/lib/tiers/queries/list-live-tiers"
import { History, type HistoryAsked } from "./history"
import { PaidMembership } from "./paid-membership"

export const metadata = { title: "Member" }

interface MemberPageProps {
  params: Promise<{ merchant: string; id: string }>
  searchParams: Promise<HistoryAsked>
}

const statusWords: Record<string, string> = { left: "Left", merged: "Merged into another record" }

function mayMerge({ permissions }: Ctx): boolean {
  return permissions.has("members:write") && permissions.has("members:adjust")
}

export default async function MemberPage({ params, searchParams }: MemberPageProps) {
  const { merchant, id } = await params
  const ctx = await staffPageCtx(merchant, "members:read")
  if (!idText.safeParse(id).success) notFound()
  const member = await orNotFound(getMemberView(ctx, { id }))
  const [customer, programs] = await Promise.all([getCustomer(ctx, { id: member.customerId }), listPrograms(ctx)])
  const program = programs.data.find((one) => one.id === member.programId) ?? notFound()
  const tiers = await listLiveTiers(ctx, { programId: program.id })
  const { slug, timeZone, currency } = ctx.merchant
  return (
    <>
      <PageHeader
        title={memberName({ ...customer, cardNumber: member.cardNumber })}
        description={`Member of ${program.name}.`}
        back={{ href: `/d/${slug}/members`, label: "Members" }}
        badge={statusWords[member.status] ? <Badge tone="neutral">{statusWords[member.status]}</Badge> : undefined}
        action={
          <>
            {ctx.permissions.has("members:write") ? (
              <EditProfileDialog merchantSlug={slug} customer={customer} />
            ) : null}
            {ctx.permissions.has("members:adjust") ? (
              <AdjustPointsDialog merchantSlug={slug} memberId={id} currency={program.currency} />
            ) : null}
            {ctx.permissions.has("members:adjust") && member.status === "active" && tiers.length > 0 ? (
              <ChangeTierDialog
                merchantSlug={slug}
                memberId={id}
                tiers={tiers}
                tier={member.tier}
                earned={member.tierProgress.grant ? member.tierProgress.grant.earned : member.tier}
              />
            ) : null}
            {mayMerge(ctx) && member.status !== "merged" ? (
              <MergeDialog
                merchantSlug={slug}
                memberId={id}
                customerId={customer.id}
                name={memberName({ ...customer, cardNumber: member.cardNumber })}
              />
            ) : null}
          </>
        }
      />
      <div className="grid gap-6 xl:grid-cols-[1fr_22rem] xl:items-start">
        <div className="grid min-w-0 gap-6">
          <MemberBalance
            member={member}
            currency={program.currency}
            moneyCurrency={program.moneyCurrency}
            timeZone={timeZone}
            standing={tellStanding(member.tier?.name ?? null, member.tierProgress, {
              currency: program.currency,
              moneyCurrency: program.moneyCurrency,
              timeZone,
            })}
          />
          <PaidMembership ctx={ctx} memberId={id} />
          <History ctx={ctx} member={member} currency={program.currency} asked={await searchParams} />
        </div>
        <ProfileCard member={member} customer={customer} currency={currency} timeZone={timeZone} />
      </div>
    </>
  )
}
