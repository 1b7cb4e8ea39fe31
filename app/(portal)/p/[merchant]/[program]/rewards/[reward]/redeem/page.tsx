import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { PointsField } from "@/components/portal/points-field"
import { PortalForm } from "@/components/portal/portal-form"
import { RewardPicture } from "@/components/portal/reward-picture"
import { fieldStyles, mainButton, otherButton } from "@/components/portal/styles"
import { newId } from "@/lib/core/id"
import { formatMoney } from "@/lib/core/money"
import { formatPoints } from "@/lib/core/points"
import { redeemOwnRewardAction } from "@/lib/portal/actions"
import { missingPoints } from "@/lib/portal/domain/offered-reward"
import { getOwnReward } from "@/lib/portal/queries/get-own-reward"
import { getOwnStanding } from "@/lib/portal/queries/get-own-standing"
import { mostChosen } from "@/lib/rewards/domain/by-points"
import { hasVoucher, isRewardKind } from "@/lib/rewards/domain/reward"
import { tellCost } from "@/lib/rewards/domain/tell-cost"
import { tellUse } from "@/lib/rewards/domain/tell-use"
import { Frame } from "../../../frame"
import { memberPage, ownOrNotFound } from "../../../portal-page"
import type { RewardParams } from "../page"

export const metadata: Metadata = { title: "Redeem" }

export default async function RedeemPage({ params }: RewardParams) {
  const { merchant, program: slug, reward: rewardId } = await params
  const page = await memberPage(params)
  const { ctx, program, base } = page
  const { currency, moneyCurrency } = program.definition
  const reward = await ownOrNotFound(rewardId, (id) => getOwnReward(ctx, id))
  const { spendablePoints: availablePoints, wallet } = await getOwnStanding(ctx, currency.code)
  const back = `${base}/rewards/${reward.id}`
  if (reward.state !== "live" || missingPoints(reward, availablePoints) > 0n) redirect(back)
  const { byPoints } = reward
  const most = byPoints && mostChosen(byPoints, availablePoints)
  return (
    <Frame page={page} current="rewards">
      <div className="mt-2 grid gap-5 rounded-card border border-line bg-surface p-5">
        <RewardPicture merchantSlug={ctx.merchant.slug} reward={reward} className="mx-auto size-28" />
        <div className="grid gap-2 text-center">
          <h1 className="text-2xl font-semibold tracking-tight text-balance wrap-anywhere">
            {byPoints ? reward.name : `${reward.name} for ${tellCost(reward, currency, moneyCurrency)}?`}
          </h1>
          <p className="text-pretty text-muted">
            {byPoints
              ? `${tellCost(reward, currency, moneyCurrency)}, rounded down. You have ${formatPoints(availablePoints, currency)}.`
              : `You will have ${formatPoints(availablePoints - BigInt(reward.costPoints), currency)} left.`}
            {availablePoints === wallet.availablePoints
              ? null
              : " It is taken from what your household has together, what expires first before the rest."}
            {reward.priceMinor > 0 ? ` You pay ${formatMoney(reward.priceMinor, moneyCurrency)} in the shop.` : null}
            {isRewardKind(reward.kind) && !hasVoucher(reward.kind)
              ? " We pass it on in your name."
              : " We show you a code for the till."}
            {tellUse(reward, moneyCurrency).map((sentence) => ` ${sentence}`)}
          </p>
        </div>
        <PortalForm
          action={redeemOwnRewardAction.bind(null, merchant, slug)}
          submit="Redeem now"
          submitClass={mainButton}
          hidden={{ rewardId: reward.id, requestId: newId() }}
        >
          {byPoints && most !== null ? (
            <PointsField
              costPoints={reward.costPoints}
              amountMinor={byPoints.amountMinor}
              currency={currency}
              moneyCurrency={moneyCurrency}
              least={byPoints.minimumPoints}
              most={most}
              step={byPoints.stepPoints ?? 1}
              inputClass={fieldStyles}
            />
          ) : null}
        </PortalForm>
        <a href={back} className={otherButton}>
          Not now
        </a>
      </div>
    </Frame>
  )
}
