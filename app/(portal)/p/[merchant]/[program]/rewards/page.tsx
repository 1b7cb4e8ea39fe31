import { Gift, TicketCheck } from "lucide-react"
import type { Metadata } from "next"
import { RewardList } from "@/components/portal/reward-list"
import { Section } from "@/components/portal/section"
import { otherButton } from "@/components/portal/styles"
import { EmptyState } from "@/components/ui/empty-state"
import { formatPoints } from "@/lib/core/points"
import { sortRewards } from "@/lib/portal/domain/offered-reward"
import { getOwnStanding } from "@/lib/portal/queries/get-own-standing"
import { listOfferedRewards } from "@/lib/portal/queries/list-offered-rewards"
import { Frame } from "../frame"
import { memberPage, type PortalParams } from "../portal-page"

export const metadata: Metadata = { title: "Rewards" }

export default async function RewardsPage({ params }: PortalParams) {
  const page = await memberPage(params)
  const { ctx, program, base } = page
  const { currency } = program.definition
  const { wallet, household, spendablePoints: availablePoints } = await getOwnStanding(ctx, currency.code)
  const { now, next, later } = sortRewards(await listOfferedRewards(ctx, program.id), availablePoints)
  const rows = { program: program.definition, merchantSlug: ctx.merchant.slug, base, availablePoints }
  return (
    <Frame page={page} current="rewards">
      <h1 className="text-2xl font-semibold tracking-tight">Rewards</h1>
      <p className="tabular mt-1 mb-4 text-muted">
        You have {formatPoints(availablePoints, currency).replace("-", "−")}
        {household && availablePoints !== wallet.availablePoints
          ? ` together in ${household.name}, ${formatPoints(wallet.availablePoints, currency)} of it yours`
          : ""}
        .
      </p>
      <a href={`${base}/vouchers`} className={otherButton}>
        <TicketCheck aria-hidden />
        My vouchers
      </a>
      {now.length > 0 ? (
        <Section title="You can have now">
          <RewardList rewards={now} {...rows} />
        </Section>
      ) : null}
      {next.length > 0 ? (
        <Section title="Still to come">
          <RewardList rewards={next} {...rows} />
        </Section>
      ) : null}
      {later.length > 0 ? (
        <Section title="Not at the moment">
          <RewardList rewards={later} {...rows} />
        </Section>
      ) : null}
      {now.length + next.length + later.length === 0 ? (
        <EmptyState icon={<Gift />} title="No rewards yet">
          You can collect {currency.plural} already. As soon as there is something to have, you find it here.
        </EmptyState>
      ) : null}
    </Frame>
  )
}
