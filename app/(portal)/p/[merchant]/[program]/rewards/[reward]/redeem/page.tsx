import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { PortalForm } from "@/components/portal/portal-form"
import { RewardPicture } from "@/components/portal/reward-picture"
import { mainButton, otherButton } from "@/components/portal/styles"
import { newId } from "@/lib/core/id"
import { formatPoints } from "@/lib/core/points"
import { redeemOwnRewardAction } from "@/lib/portal/actions"
import { missingPoints } from "@/lib/portal/domain/offered-reward"
import { getOwnReward } from "@/lib/portal/queries/get-own-reward"
import { getOwnStanding } from "@/lib/portal/queries/get-own-standing"
import { hasVoucher, isRewardKind } from "@/lib/rewards/domain/reward"
import { Frame } from "../../../frame"
import { memberPage, ownOrNotFound } from "../../../portal-page"
import type { RewardParams } from "../page"

export const metadata: Metadata = { title: "Redeem" }

export default async function RedeemPage({ params }: RewardParams) {
  const { merchant, program: slug, reward: rewardId } = await params
  const page = await memberPage(params)
  const { ctx, program, base } = page
  const { currency } = program.definition
  const reward = await ownOrNotFound(rewardId, (id) => getOwnReward(ctx, id))
  const { availablePoints } = (await getOwnStanding(ctx, currency.code)).wallet
  const back = `${base}/rewards/${reward.id}`
  if (reward.state !== "live" || missingPoints(reward, availablePoints) > 0n) redirect(back)
  const left = availablePoints - BigInt(reward.costPoints)
  return (
    <Frame page={page} current="rewards">
      <div className="mt-2 grid gap-5 rounded-card border border-line bg-surface p-5">
        <RewardPicture merchantSlug={ctx.merchant.slug} reward={reward} className="mx-auto size-28" />
        <div className="grid gap-2 text-center">
          <h1 className="text-2xl font-semibold tracking-tight text-balance">
            {reward.name} for {formatPoints(reward.costPoints, currency)}?
          </h1>
          <p className="text-pretty text-muted">
            You will have {formatPoints(left, currency)} left.
            {isRewardKind(reward.kind) && !hasVoucher(reward.kind)
              ? " We pass it on in your name."
              : " We show you a code for the till."}
          </p>
        </div>
        <PortalForm
          action={redeemOwnRewardAction.bind(null, merchant, slug)}
          submit="Redeem now"
          submitClass={mainButton}
        >
          <input type="hidden" name="rewardId" value={reward.id} />
          <input type="hidden" name="requestId" value={newId()} />
        </PortalForm>
        <a href={back} className={otherButton}>
          Not now
        </a>
      </div>
    </Frame>
  )
}
