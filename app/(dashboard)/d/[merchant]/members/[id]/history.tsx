import { ActivityList } from "@/components/members/activity-list"
import { EntryList } from "@/components/members/entry-list"
import { RedemptionTable } from "@/components/rewards/redemption-table"
import { Card } from "@/components/ui/card"
import { LoadMore } from "@/components/ui/load-more"
import { type Tab, Tabs } from "@/components/ui/tabs"
import type { Ctx } from "@/lib/core/ctx"
import { listLinks, listPlace } from "@/lib/core/list-place"
import { listEntries } from "@/lib/ledger/queries/list-entries"
import type { ProgramWords } from "@/lib/programs/domain/points-words"
import type { getMemberView } from "@/lib/programs/queries/get-member-view"
import { listMemberActivities } from "@/lib/purchases/queries/list-member-activities"
import { listRedemptions } from "@/lib/rewards/queries/list-redemptions"
import { Activities } from "./activities"
import { MemberBenefits } from "./member-benefits"
import { MemberTiers } from "./member-tiers"

/** Which of the histories is open, and where in it. */
export interface HistoryAsked {
  tab?: string
  show?: string
  after?: string
}

interface HistoryProps {
  ctx: Ctx
  member: Awaited<ReturnType<typeof getMemberView>>
  currency: ProgramWords["currency"]
  asked: HistoryAsked
}

const bounds = { step: 30, most: 300 }

/** Entries, purchases, activities and redemptions, one beside the other, each with a way to all of it. */
export async function History(props: HistoryProps) {
  const { ctx, asked } = props
  const all = [
    earnedTab,
    entriesTab,
    ...(ctx.permissions.has("events:read") ? [activitiesTab] : []),
    tiersTab,
    ...(ctx.permissions.has("benefits:read") ? [benefitsTab] : []),
    redemptionsTab,
  ]
  const tabs = await Promise.all(all.map((tab) => tab(props)))
  const open = tabs.find(({ value }) => value === asked.tab)?.value ?? tabs[0]?.value
  return (
    <Card>
      <Tabs key={open} label="History" defaultValue={open} tabs={tabs} />
    </Card>
  )
}

/** Where one of the histories stands: the one that the address names goes on there, the others begin. */
function placeOf({ asked }: HistoryProps, tab: string) {
  return listPlace(asked.tab === tab ? asked : {}, bounds)
}

interface EndProps {
  props: HistoryProps
  tab: string
  shown: number
  nextCursor: string | null
}

function End({ props, tab, shown, nextCursor }: EndProps) {
  if (shown === 0) return null
  const { ctx, member } = props
  const path = `/d/${ctx.merchant.slug}/members/${member.id}`
  const links = listLinks(path, { tab }, placeOf(props, tab), nextCursor, bounds)
  return <LoadMore shown={`${shown} shown`} links={links} />
}

async function entriesTab(props: HistoryProps): Promise<Tab> {
  const { ctx, member, currency } = props
  const { data, nextCursor } = await listEntries(ctx, { memberId: member.id, ...placeOf(props, "entries") })
  const { slug, timeZone } = ctx.merchant
  const content = (
    <div className="grid gap-4">
      <EntryList
        merchantSlug={slug}
        timeZone={timeZone}
        currency={currency}
        entries={data}
        canAdjust={ctx.permissions.has("members:adjust")}
      />
      <End props={props} tab="entries" shown={data.length} nextCursor={nextCursor} />
    </div>
  )
  return { value: "entries", label: "Points", content }
}

async function earnedTab(props: HistoryProps): Promise<Tab> {
  const { ctx, member, currency } = props
  const { data, nextCursor } = await listMemberActivities(ctx, { memberId: member.id, ...placeOf(props, "earned") })
  const { slug, timeZone } = ctx.merchant
  const content = (
    <div className="grid gap-4">
      <ActivityList
        merchantSlug={slug}
        memberId={member.id}
        timeZone={timeZone}
        currency={currency}
        activities={data}
        canOpen={ctx.permissions.has("purchases:read")}
      />
      <End props={props} tab="earned" shown={data.length} nextCursor={nextCursor} />
    </div>
  )
  return { value: "earned", label: "What earned what", content }
}

async function activitiesTab(props: HistoryProps): Promise<Tab> {
  const { ctx, member } = props
  const content = (
    <Activities
      ctx={ctx}
      customerId={member.customerId}
      place={placeOf(props, "activities")}
      end={(shown, nextCursor) => <End props={props} tab="activities" shown={shown} nextCursor={nextCursor} />}
    />
  )
  return { value: "activities", label: "Activities", content }
}

async function tiersTab({ ctx, member }: HistoryProps): Promise<Tab> {
  return { value: "tiers", label: "Tiers", content: <MemberTiers ctx={ctx} member={member} /> }
}

async function benefitsTab(props: HistoryProps): Promise<Tab> {
  const { ctx, member } = props
  const content = (
    <MemberBenefits
      ctx={ctx}
      memberId={member.id}
      place={placeOf(props, "benefits")}
      end={(shown, nextCursor) => <End props={props} tab="benefits" shown={shown} nextCursor={nextCursor} />}
    />
  )
  return { value: "benefits", label: "Benefits", content }
}

async function redemptionsTab(props: HistoryProps): Promise<Tab> {
  const { ctx, member } = props
  const { data, nextCursor } = await listRedemptions(ctx, { memberId: member.id, ...placeOf(props, "redemptions") })
  const content = (
    <div className="grid gap-4">
      <RedemptionTable
        merchantSlug={ctx.merchant.slug}
        currency={props.currency}
        timeZone={ctx.merchant.timeZone}
        redemptions={data}
        show="reward"
        canCancel={ctx.permissions.has("rewards:redeem")}
      />
      <End props={props} tab="redemptions" shown={data.length} nextCursor={nextCursor} />
    </div>
  )
  return { value: "redemptions", label: "Redemptions", content }
}
