import { notFound } from "next/navigation"
import { ActivityList } from "@/components/members/activity-list"
import { AdjustPointsDialog } from "@/components/members/adjust-points-dialog"
import { EditProfileDialog } from "@/components/members/edit-profile-dialog"
import { EntryList } from "@/components/members/entry-list"
import { MemberBalance } from "@/components/members/member-balance"
import { memberName } from "@/components/members/member-name"
import { MergeDialog } from "@/components/members/merge-dialog"
import { ProfileCard } from "@/components/members/profile-card"
import { RedemptionTable } from "@/components/rewards/redemption-table"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { LoadMore } from "@/components/ui/load-more"
import { PageHeader } from "@/components/ui/page-header"
import { Tabs } from "@/components/ui/tabs"
import { orNotFound, staffPageCtx } from "@/lib/core/auth/page"
import type { Ctx } from "@/lib/core/ctx"
import { idText } from "@/lib/core/values"
import { listEntries } from "@/lib/ledger/queries/list-entries"
import { getCustomer } from "@/lib/members/queries/get-customer"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { listPrograms } from "@/lib/programs/queries/list-programs"
import { listMemberActivities } from "@/lib/purchases/queries/list-member-activities"
import { listRedemptions } from "@/lib/rewards/queries/list-redemptions"
import { Activities } from "./activities"

export const metadata = { title: "Member" }

const step = 30
const most = 300

interface MemberPageProps {
  params: Promise<{ merchant: string; id: string }>
  searchParams: Promise<{ show?: string }>
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
  const { slug, timeZone, currency } = ctx.merchant
  const limit = Math.min(most, Math.max(step, Number((await searchParams).show) || step))
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
          />
          <History ctx={ctx} member={member} limit={limit} />
        </div>
        <ProfileCard member={member} customer={customer} currency={currency} timeZone={timeZone} />
      </div>
    </>
  )
}

type MemberView = Awaited<ReturnType<typeof getMemberView>>

/** Entries, purchases, activities and redemptions, one beside the other. */
async function History({ ctx, member, limit }: { ctx: Ctx; member: MemberView; limit: number }) {
  const { slug, timeZone } = ctx.merchant
  const [entries, activities, redemptions] = await Promise.all([
    listEntries(ctx, { memberId: member.id, limit }),
    listMemberActivities(ctx, { memberId: member.id, limit: 100 }),
    listRedemptions(ctx, { memberId: member.id, limit: 100 }),
  ])
  const moreHref =
    entries.nextCursor && limit < most ? `/d/${slug}/members/${member.id}?show=${limit + step}` : undefined
  return (
    <Card>
      <Tabs
        label="History"
        tabs={[
          {
            value: "entries",
            label: "Points",
            content: (
              <div className="grid gap-4">
                <EntryList
                  merchantSlug={slug}
                  timeZone={timeZone}
                  entries={entries.data}
                  canAdjust={ctx.permissions.has("members:adjust")}
                />
                <LoadMore shown={`${entries.data.length} shown`} hasMore={moreHref !== undefined} href={moreHref} />
              </div>
            ),
          },
          {
            value: "earned",
            label: "What earned what",
            content: (
              <ActivityList
                merchantSlug={slug}
                memberId={member.id}
                timeZone={timeZone}
                activities={activities.data}
                canOpen={ctx.permissions.has("purchases:read")}
              />
            ),
          },
          ...(ctx.permissions.has("events:read")
            ? [
                {
                  value: "activities",
                  label: "Activities",
                  content: <Activities ctx={ctx} customerId={member.customerId} />,
                },
              ]
            : []),
          {
            value: "redemptions",
            label: "Redemptions",
            content: (
              <RedemptionTable
                merchantSlug={slug}
                timeZone={timeZone}
                redemptions={redemptions.data}
                show="reward"
                canCancel={ctx.permissions.has("rewards:redeem")}
              />
            ),
          },
        ]}
      />
    </Card>
  )
}
