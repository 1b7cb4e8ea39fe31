import type { PointsChoice } from "@/lib/rewards/domain/by-points"
import type { RewardState } from "@/lib/rewards/domain/reward"

/** A reward as members see it: nothing of what it costs the merchant. */
export interface OfferedReward {
  id: string
  name: string
  description: string
  terms: string
  kind: string
  costPoints: number
  /** The fewest points that it can be had for. */
  leastPoints: number
  /** What is paid in money beside the points. */
  priceMinor: number
  /** What `costPoints` give, where the member chooses how many points to give; null: it has one price. */
  byPoints: (PointsChoice & { amountMinor: number }) | null
  /** What its kind says beyond its name, see `tellUse`. */
  detail: unknown
  /** Null: unlimited. */
  stock: number | null
  voucherDays: number
  imageId: string | null
  startsAt: Date | null
  endsAt: Date | null
  state: RewardState
}

export interface SortedRewards {
  /** Within reach, the best first. */
  now: OfferedReward[]
  /** Not yet, the nearest first. */
  next: OfferedReward[]
  /** Sold out or not begun. */
  later: OfferedReward[]
}

/** A catalogue as it looks to somebody with so many points. */
export function sortRewards(rewards: readonly OfferedReward[], availablePoints: bigint): SortedRewards {
  const live = rewards.filter(({ state }) => state === "live")
  const reach = (reward: OfferedReward) => BigInt(reward.leastPoints) <= availablePoints
  return {
    now: live.filter(reach).sort((a, b) => b.leastPoints - a.leastPoints),
    next: live.filter((reward) => !reach(reward)).sort((a, b) => a.leastPoints - b.leastPoints),
    later: rewards.filter(({ state }) => state === "upcoming" || state === "outOfStock"),
  }
}

/** The points that are missing for a reward; zero when it is within reach. */
export function missingPoints({ leastPoints }: Pick<OfferedReward, "leastPoints">, availablePoints: bigint): bigint {
  const missing = BigInt(leastPoints) - availablePoints
  return missing > 0n ? missing : 0n
}
