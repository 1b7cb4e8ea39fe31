import { ChevronRight } from "lucide-react"
import { type CurrencyNames, formatPoints } from "@/lib/core/points"
import { missingPoints, type OfferedReward } from "@/lib/portal/domain/offered-reward"
import { tellCost } from "@/lib/rewards/domain/tell-cost"
import { RewardPicture } from "./reward-picture"

interface RewardListProps {
  rewards: readonly OfferedReward[]
  program: { currency: CurrencyNames; moneyCurrency: string }
  merchantSlug: string
  /** Where a reward's page is: the portal's base. Absent before sign-in, where rewards have no pages. */
  base?: string
  /** Null before sign-in. */
  availablePoints: bigint | null
}

/** Rewards one below another, each with what it costs and, for a member, how far it is. */
export function RewardList({ rewards, base, ...rest }: RewardListProps) {
  return (
    <ul className="grid gap-2">
      {rewards.map((reward) => (
        <li key={reward.id} className="rounded-card border border-line bg-surface">
          {base ? (
            <a
              href={`${base}/rewards/${reward.id}`}
              className="flex items-center gap-4 rounded-card p-3 hover:bg-raised"
            >
              <RewardRow reward={reward} {...rest} />
              <ChevronRight aria-hidden className="size-5 shrink-0 text-muted" />
            </a>
          ) : (
            <div className="flex items-center gap-4 p-3">
              <RewardRow reward={reward} {...rest} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

type RewardRowProps = Omit<RewardListProps, "rewards" | "base"> & { reward: OfferedReward }

function RewardRow({ reward, program, merchantSlug, availablePoints }: RewardRowProps) {
  const { currency, moneyCurrency } = program
  const missing = availablePoints === null ? 0n : missingPoints(reward, availablePoints)
  const share =
    missing > 0n && availablePoints && availablePoints > 0n ? Number(availablePoints) / reward.leastPoints : 0
  return (
    <>
      <RewardPicture merchantSlug={merchantSlug} reward={reward} className="size-16 shrink-0" />
      <span className="grid min-w-0 grow gap-0.5">
        <span className="line-clamp-2 font-semibold text-pretty wrap-anywhere">{reward.name}</span>
        <span className="tabular text-sm text-muted">{tellCost(reward, currency, moneyCurrency)}</span>
        {reward.state === "outOfStock" ? <span className="text-sm text-muted">Gone for now</span> : null}
        {reward.state === "upcoming" ? <span className="text-sm text-muted">Coming soon</span> : null}
        {reward.state === "live" && missing > 0n ? (
          <span className="mt-1 flex flex-wrap items-center gap-x-2 text-sm">
            <span aria-hidden className="h-1.5 w-20 shrink-0 overflow-hidden rounded-full bg-line">
              <span className="block h-full rounded-full bg-accent" style={{ width: `${share * 100}%` }} />
            </span>
            <span className="tabular text-muted">{formatPoints(missing, currency)} to go</span>
          </span>
        ) : null}
      </span>
    </>
  )
}
