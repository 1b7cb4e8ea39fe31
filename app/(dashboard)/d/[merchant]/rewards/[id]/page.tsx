import { notFound } from "next/navigation"
import { ArchiveRewardButton } from "@/components/rewards/archive-reward-button"
import { RedemptionTable } from "@/components/rewards/redemption-table"
import { RewardForm } from "@/components/rewards/reward-form"
import { RewardPrices } from "@/components/rewards/reward-prices"
import { RewardSummary } from "@/components/rewards/reward-summary"
import { Card, CardHeader } from "@/components/ui/card"
import { LoadMore } from "@/components/ui/load-more"
import { PageHeader } from "@/components/ui/page-header"
import { orNotFound, staffPageCtx } from "@/lib/core/auth/page"
import { listLinks, listPlace } from "@/lib/core/list-place"
import { idText } from "@/lib/core/values"
import { listPrograms } from "@/lib/programs/queries/list-programs"
import { tellCostOf } from "@/lib/rewards/domain/tell-cost"
import { getRewardOrThrow } from "@/lib/rewards/queries/get-reward-or-throw"
import { listRedemptions } from "@/lib/rewards/queries/list-redemptions"
import { listRewardPrices } from "@/lib/rewards/queries/list-reward-prices"

export const metadata = { title: "Reward" }

const bounds = { step: 50, most: 200 }

interface RewardPageProps {
  params: Promise<{ merchant: string; id: string }>
  searchParams: Promise<{ show?: string; after?: string }>
}

export default async function RewardPage({ params, searchParams }: RewardPageProps) {
  const { merchant, id } = await params
  const ctx = await staffPageCtx(merchant, "rewards:read")
  if (!idText.safeParse(id).success) notFound()
  const reward = await orNotFound(getRewardOrThrow(ctx, id))
  const place = listPlace(await searchParams, bounds)
  const [{ data: programs }, { data: redemptions, nextCursor }, prices] = await Promise.all([
    listPrograms(ctx),
    listRedemptions(ctx, { rewardId: id, ...place }),
    listRewardPrices(ctx, id),
  ])
  const program = programs.find((one) => one.id === reward.programId) ?? notFound()
  const canWrite = ctx.permissions.has("rewards:write")
  const { slug, timeZone } = ctx.merchant
  const links = listLinks(`/d/${slug}/rewards/${id}`, {}, place, nextCursor, bounds)
  return (
    <>
      <PageHeader
        title={reward.name}
        description={tellCostOf(reward, program.currency, program.moneyCurrency)}
        back={{ href: `/d/${slug}/rewards?program=${program.id}`, label: "Rewards" }}
        action={
          canWrite ? (
            <ArchiveRewardButton merchantSlug={slug} rewardId={reward.id} archived={reward.archivedAt !== null} />
          ) : undefined
        }
      />
      <div className="grid gap-8">
        {canWrite ? (
          <RewardForm key={reward.id} merchantSlug={slug} timeZone={timeZone} program={program} reward={reward} />
        ) : (
          <RewardSummary merchantSlug={slug} timeZone={timeZone} program={program} reward={reward} />
        )}
        <RewardPrices
          prices={prices}
          reward={reward}
          currency={program.currency}
          moneyCurrency={program.moneyCurrency}
          timeZone={timeZone}
        />
        <Card>
          <CardHeader title="Redemptions" description="The newest first." />
          <RedemptionTable
            merchantSlug={slug}
            currency={program.currency}
            timeZone={timeZone}
            redemptions={redemptions}
            show="member"
            canCancel={ctx.permissions.has("rewards:redeem")}
          />
          {redemptions.length > 0 ? <LoadMore shown={`${redemptions.length} shown`} links={links} /> : null}
        </Card>
      </div>
    </>
  )
}
