import { notFound } from "next/navigation"
import { MemberBalance } from "@/components/members/member-balance"
import { memberName } from "@/components/members/member-name"
import { ProfileCard } from "@/components/members/profile-card"
import { ErasureRequestNotice } from "@/components/privacy/erasure-request-notice"
import { Badge } from "@/components/ui/badge"
import { PageHeader } from "@/components/ui/page-header"
import { orNotFound, staffPageCtx } from "@/lib/core/auth/page"
import { idText } from "@/lib/core/values"
import { getCustomer } from "@/lib/members/queries/get-customer"
import { getErasureWish } from "@/lib/privacy/queries/get-erasure-wish"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { getProgramOrThrow } from "@/lib/programs/queries/get-program"
import { tellStanding } from "@/lib/standing/domain/tell-standing"
import { listLiveTiers } from "@/lib/tiers/queries/list-live-tiers"
import { History, type HistoryAsked } from "./history"
import { MemberActions } from "./member-actions"
import { PaidMembership } from "./paid-membership"
import { Sharing } from "./sharing"

export const metadata = { title: "Member" }

interface MemberPageProps {
  params: Promise<{ merchant: string; id: string }>
  searchParams: Promise<HistoryAsked>
}

const statusWords: Record<string, string> = { left: "Left", merged: "Merged into another record" }

export default async function MemberPage({ params, searchParams }: MemberPageProps) {
  const { merchant, id } = await params
  const ctx = await staffPageCtx(merchant, "members:read")
  if (!idText.safeParse(id).success) notFound()
  const member = await orNotFound(getMemberView(ctx, { id }))
  const [customer, program] = await Promise.all([
    getCustomer(ctx, { id: member.customerId }),
    getProgramOrThrow(ctx, { programId: member.programId }),
  ])
  const status = customer.erasedAt ? "Erased" : statusWords[member.status]
  const tiers = await listLiveTiers(ctx, { programId: program.id })
  const asksSince = ctx.permissions.has("members:erase") ? await getErasureWish(ctx, customer.id) : null
  const { slug, timeZone, currency } = ctx.merchant
  return (
    <>
      <PageHeader
        title={memberName({ ...customer, cardNumber: member.cardNumber })}
        description={`Member of ${program.name}.`}
        back={{ href: `/d/${slug}/members`, label: "Members" }}
        badge={status ? <Badge tone="neutral">{status}</Badge> : undefined}
        action={<MemberActions ctx={ctx} member={member} customer={customer} program={program} tiers={tiers} />}
      />
      <div className="grid gap-6 xl:grid-cols-[1fr_22rem] xl:items-start">
        <div className="grid min-w-0 gap-6">
          {asksSince ? (
            <ErasureRequestNotice
              merchantSlug={slug}
              timeZone={timeZone}
              customerId={customer.id}
              requestedAt={asksSince}
            />
          ) : null}
          <MemberBalance
            member={member}
            currency={program.currency}
            moneyCurrency={program.moneyCurrency}
            timeZone={timeZone}
            standing={tellStanding(member.tier?.name ?? null, member.tierProgress, {
              currency: program.currency,
              moneyCurrency: program.moneyCurrency,
              rules: program.earningRules,
              timeZone,
            })}
          />
          <PaidMembership ctx={ctx} memberId={id} />
          <Sharing ctx={ctx} member={member} currency={program.currency} />
          <History ctx={ctx} member={member} currency={program.currency} asked={await searchParams} />
        </div>
        <ProfileCard member={member} customer={customer} currency={currency} timeZone={timeZone} />
      </div>
    </>
  )
}
