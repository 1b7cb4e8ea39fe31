import type { Metadata } from "next"
import { RewardPicture } from "@/components/portal/reward-picture"
import { mainButton, smallTapLink } from "@/components/portal/styles"
import { localDay } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import { formatPoints } from "@/lib/core/points"
import { missingPoints, type OfferedReward } from "@/lib/portal/domain/offered-reward"
import { lastDayBefore, sayDay } from "@/lib/portal/domain/say-day"
import { getOwnReward } from "@/lib/portal/queries/get-own-reward"
import { getOwnStanding } from "@/lib/portal/queries/get-own-standing"
import { choiceWords } from "@/lib/rewards/domain/by-points"
import { hasVoucher, isRewardKind } from "@/lib/rewards/domain/reward"
import { tellCost } from "@/lib/rewards/domain/tell-cost"
import { tellUse } from "@/lib/rewards/domain/tell-use"
import { Frame } from "../../frame"
import { memberPage, ownOrNotFound } from "../../portal-page"

export const metadata: Metadata = { title: "Reward" }

export interface RewardParams {
  params: Promise<{ merchant: string; program: string; reward: string }>
}

export default async function RewardPage({ params }: RewardParams) {
  const page = await memberPage(params)
  const { ctx, program, base } = page
  const { currency, moneyCurrency } = program.definition
  const reward = await ownOrNotFound((await params).reward, (id) => getOwnReward(ctx, id))
  const { spendablePoints: availablePoints } = await getOwnStanding(ctx, currency.code)
  const missing = missingPoints(reward, availablePoints)
  const why = reasonAgainst(reward, ctx)
  return (
    <Frame page={page} current="rewards">
      <a href={`${base}/rewards`} className={smallTapLink}>
        All rewards
      </a>
      <RewardPicture merchantSlug={ctx.merchant.slug} reward={reward} className="mt-1 aspect-[16/10] w-full" />
      <h1 className="mt-4 text-2xl font-semibold tracking-tight text-balance wrap-anywhere">{reward.name}</h1>
      <p className="tabular mt-1 text-xl text-accent-ink">{tellCost(reward, currency, moneyCurrency)}</p>
      {reward.byPoints ? (
        <p className="tabular mt-1 text-muted">You choose {choiceWords(reward.byPoints, currency.plural)}.</p>
      ) : null}
      {reward.description ? <p className="mt-4 whitespace-pre-line text-pretty">{reward.description}</p> : null}
      <div className="mt-6">
        {why ? (
          <p className="rounded-card border border-line bg-surface p-4">{why}</p>
        ) : missing > 0n ? (
          <p className="tabular rounded-card border border-line bg-surface p-4">
            You need {formatPoints(missing, currency)} more. You have{" "}
            {formatPoints(availablePoints, currency).replace("-", "−")}.
          </p>
        ) : (
          <a href={`${base}/rewards/${reward.id}/redeem`} className={mainButton}>
            Redeem
          </a>
        )}
      </div>
      {[...tellUse(reward, moneyCurrency), ...facts(reward, ctx)].map((fact) => (
        <p key={fact} className="mt-2 text-center text-sm text-muted">
          {fact}
        </p>
      ))}
      {reward.terms ? (
        <section className="mt-8">
          <h2 className="font-semibold">Terms</h2>
          <p className="mt-1 whitespace-pre-line text-sm text-muted">{reward.terms}</p>
        </section>
      ) : null}
    </Frame>
  )
}

function reasonAgainst({ state, startsAt }: OfferedReward, { now, merchant }: Ctx): string | null {
  if (state === "upcoming" && startsAt) {
    const day = sayDay(localDay(startsAt, merchant.timeZone), localDay(now, merchant.timeZone))
    return `You can have this from ${day} on.`
  }
  if (state === "outOfStock") return "All of these are gone for now. Look in again later."
  return state === "live" ? null : "This reward has ended."
}

function facts({ kind, stock, endsAt, voucherDays, state }: OfferedReward, { now, merchant }: Ctx): string[] {
  if (state !== "live") return []
  const today = localDay(now, merchant.timeZone)
  const until = endsAt ? `Offered through ${sayDay(lastDayBefore(endsAt, merchant.timeZone), today)}.` : null
  const left = stock !== null && stock <= 10 ? `${stock} left.` : null
  const good =
    isRewardKind(kind) && !hasVoucher(kind)
      ? ""
      : `Good for ${voucherDays} ${voucherDays === 1 ? "day" : "days"} once redeemed.`
  return [good, [until, left].filter(Boolean).join(" ")].filter((fact) => fact !== "")
}
