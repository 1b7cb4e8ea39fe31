import { Gift, Hourglass, QrCode } from "lucide-react"
import { KeepCard } from "@/components/portal/keep-card"
import { CardBadge, MembershipCard } from "@/components/portal/membership-card"
import { Notices } from "@/components/portal/notices"
import { RewardList } from "@/components/portal/reward-list"
import { Section } from "@/components/portal/section"
import { TierWay } from "@/components/portal/tier-way"
import { EmptyState } from "@/components/ui/empty-state"
import { localDay, localHour } from "@/lib/core/calendar"
import { formatMoney } from "@/lib/core/money"
import { type CurrencyNames, formatInteger, formatPoints } from "@/lib/core/points"
import { dismissOwnNoticeAction } from "@/lib/portal/actions"
import { greeting } from "@/lib/portal/domain/greeting"
import { sortRewards } from "@/lib/portal/domain/offered-reward"
import { lastDayBefore, sayDay } from "@/lib/portal/domain/say-day"
import { rewardsInvitations, tellInviting } from "@/lib/portal/domain/tell-invitation"
import { tellComing } from "@/lib/portal/domain/tell-lots"
import { shareOfNext, tellHolds, tellNext, tellReached } from "@/lib/portal/domain/tell-progress"
import { listOwnInvites } from "@/lib/portal/queries/get-own-household"
import { getOwnStanding, type OwnStanding } from "@/lib/portal/queries/get-own-standing"
import { getOwnTierNotice } from "@/lib/portal/queries/get-own-tier-notice"
import { listOfferedRewards } from "@/lib/portal/queries/list-offered-rewards"
import { listOwnComing } from "@/lib/portal/queries/list-own-coming"
import { listOwnNotices } from "@/lib/portal/queries/list-own-notices"
import { pointsValueMinor } from "@/lib/programs/domain/reward-rate"
import { tellStanding } from "@/lib/standing/domain/tell-standing"
import { Frame } from "./frame"
import { HouseholdInvites } from "./household-invites"
import { OwnBenefits } from "./own-benefits"
import { OwnPaidMembership } from "./own-paid-membership"
import type { PortalPage } from "./portal-page"

/** Where a member stands: points, tier, what can be had. */
export async function HomePage(page: PortalPage) {
  const { ctx, program, base } = page
  const { currency } = program.definition
  const standing = await getOwnStanding(ctx, currency.code)
  const rewards = sortRewards(await listOfferedRewards(ctx, program.id), standing.spendablePoints)
  const rows = {
    program: program.definition,
    merchantSlug: ctx.merchant.slug,
    base,
    availablePoints: standing.spendablePoints,
  }
  const name = standing.customer.firstName
  return (
    <Frame page={page} current="home" withoutCard>
      <KeepCard scope={`${base}/`} keep />
      <h1 className="mb-4 text-2xl font-semibold tracking-tight">
        {greeting(localHour(ctx.now, ctx.merchant.timeZone))}
        {name ? `, ${name}` : ""}
      </h1>
      <Notices
        notices={await listOwnNotices(ctx)}
        dismiss={dismissOwnNoticeAction.bind(null, ctx.merchant.slug, program.slug)}
        programHref={`/about/${ctx.merchant.slug}/${program.slug}`}
      />
      <HouseholdInvites page={page} invites={await listOwnInvites(ctx)} />
      <Points page={page} standing={standing} />
      <Tier page={page} standing={standing} />
      <OwnBenefits page={page} memberId={standing.id} />
      <OwnPaidMembership page={page} memberId={standing.id} />
      {rewards.now.length > 0 ? (
        <Section title="What you can have now" more={{ href: `${base}/rewards`, label: "All rewards" }}>
          <RewardList rewards={rewards.now.slice(0, 3)} {...rows} />
        </Section>
      ) : null}
      {rewards.next[0] ? (
        <Section title="What comes next">
          <RewardList rewards={rewards.next.slice(0, 1)} {...rows} />
        </Section>
      ) : null}
      {rewards.now.length + rewards.next.length === 0 ? (
        <EmptyState icon={<Gift />} title="No rewards yet">
          You can collect {currency.plural} already. As soon as there is something to have, you find it here.
        </EmptyState>
      ) : null}
      {rewardsInvitations(program.definition) ? (
        <Section title="Invite friends" more={{ href: `${base}/me`, label: "Your link" }}>
          <p className="text-pretty">{tellInviting(program.definition)}</p>
        </Section>
      ) : null}
    </Frame>
  )
}

interface PartProps {
  page: PortalPage
  standing: OwnStanding
}

function Points({ page: { ctx, program, base }, standing }: PartProps) {
  const { wallet, tier, household, spendablePoints } = standing
  const { currency, moneyCurrency } = program.definition
  const { availablePoints, pendingPoints } = wallet
  const worth = currency.value.amountMinor > 0 && availablePoints > 0n
  const figure = formatInteger(availablePoints).replace("-", "−")
  return (
    <MembershipCard merchant={ctx.merchant.name} corner={tier ? <CardBadge>{tier.name}</CardBadge> : null}>
      <p className="tabular mt-8">
        <span className={`leading-none font-semibold tracking-tight ${sizeOf(figure)}`}>{figure}</span>{" "}
        <span className="ml-0.5 text-xl">{availablePoints === 1n ? currency.name : currency.plural}</span>
      </p>
      <p className="tabular mt-1.5 grid gap-0.5 empty:hidden">
        {worth ? (
          <span>Worth {formatMoney(pointsValueMinor(availablePoints, currency.value), moneyCurrency)}</span>
        ) : null}
        {availablePoints < 0n ? (
          <span>You returned something whose {currency.plural} were used. What you earn next fills the gap.</span>
        ) : null}
        {pendingPoints > 0n ? <Coming ctx={ctx} currency={currency} pendingPoints={pendingPoints} /> : null}
        {household && spendablePoints !== availablePoints ? (
          <span>
            {formatPoints(spendablePoints, currency)} together in {household.name}
          </span>
        ) : null}
      </p>
      <a
        href={`${base}/card`}
        className="mt-6 flex h-12 items-center justify-center gap-2 rounded-control bg-on-accent font-semibold text-accent outline-offset-4 focus-visible:outline-on-accent"
      >
        <QrCode aria-hidden className="size-5" />
        Show my card
      </a>
    </MembershipCard>
  )
}

interface ComingProps {
  ctx: PortalPage["ctx"]
  currency: CurrencyNames & { code: string }
  pendingPoints: bigint
}

/** What was earned and cannot be used yet, with its day. */
async function Coming({ ctx, currency, pendingPoints }: ComingProps) {
  const { timeZone } = ctx.merchant
  const lots = await listOwnComing(ctx, currency.code)
  return (
    <span>
      {tellComing(pendingPoints, lots, currency, { today: localDay(ctx.now, timeZone), timeZone, now: ctx.now })}
    </span>
  )
}

/** As large as a phone of 320 pixels has room for. */
function sizeOf(figure: string): string {
  if (figure.length <= 7) return "text-[3.5rem]"
  if (figure.length <= 9) return "text-5xl"
  return figure.length <= 11 ? "text-[2.5rem]" : "text-[2rem]"
}

function Tier({ page: { ctx, program }, standing: { wallet, tier, tierProgress } }: PartProps) {
  const { currency } = program.definition
  const { timeZone } = ctx.merchant
  const units = { ...program.definition, timeZone }
  const calendar = { today: localDay(ctx.now, timeZone), timeZone }
  const { next, holdsUntil } = tierProgress
  const holds = tier && holdsUntil ? tellHolds(tier.name, holdsUntil, calendar) : null
  const standing = tellStanding(tier?.name ?? null, tierProgress, units)
  return (
    <div className="mt-4 grid gap-3">
      {next ? (
        <TierWay
          from={tier?.name ?? null}
          to={next.tier.name}
          share={shareOfNext(next)}
          missing={tellNext(next, program.definition, calendar)}
          reached={tellReached(next, program.definition)}
          note={holds}
        />
      ) : holds ? (
        <p className="rounded-card border border-line bg-surface p-4">{holds}</p>
      ) : null}
      <EndingTier ctx={ctx} />
      {standing.length > 0 ? (
        <div className="grid gap-1 text-sm text-muted">
          {standing.map((sentence) => (
            <p key={sentence} className="text-pretty">
              {sentence}
            </p>
          ))}
        </div>
      ) : null}
      {wallet.expiringAt && wallet.expiringPoints > 0n ? (
        <p className="flex gap-3 rounded-card border border-line bg-surface p-4 text-pretty">
          <Hourglass aria-hidden className="mt-0.5 size-5 shrink-0 text-warning" />
          <span>
            Use {formatPoints(wallet.expiringPoints, currency)} by{" "}
            {sayDay(lastDayBefore(new Date(wallet.expiringAt), timeZone), calendar.today)}. What is left of them after
            that day expires.
          </span>
        </p>
      ) : null}
    </div>
  )
}

/** What the member was told of the end of the tier, while it is still foreseen. */
async function EndingTier({ ctx }: { ctx: PartProps["page"]["ctx"] }) {
  const notice = await getOwnTierNotice(ctx)
  if (!notice) return null
  const { timeZone } = ctx.merchant
  const last = sayDay(lastDayBefore(new Date(notice.endsAt), timeZone), localDay(ctx.now, timeZone))
  return (
    <p className="flex gap-3 rounded-card border border-line bg-surface p-4 text-pretty">
      <Hourglass aria-hidden className="mt-0.5 size-5 shrink-0 text-warning" />
      <span>
        {notice.tier.name} ends after {last}
        {notice.nextTier ? `, then you are ${notice.nextTier.name}` : ""}.
      </span>
    </p>
  )
}
