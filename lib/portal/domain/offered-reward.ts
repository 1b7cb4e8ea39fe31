import type { RewardState } from "@/lib/rewards/domain/reward"

/** A reward as members see it: nothing of what it costs the merchant. */
export interface OfferedReward {
  id: string
  name: string
  description: string
  terms: string
  kind: string
  costPoints: number
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
  const reach = (reward: OfferedReward) => BigInt(reward.costPoints) <= availablePoints
  return {
    now: live.filter(reach).sort((a, b) => b.costPoints - a.costPoints),
    next: live.filter((reward) => !reach(reward)).sort((a, b) => a.costPoints - b.costPoints),
    later: rewards.filter(({ state }) => state === "upcoming" || state === "outOfStock"),
  }
}

/** The points that are missing for a reward; zero when it is within reach. */
export function missingPoints({ costPoints }: Pick<OfferedReward, "costPoints">, availablePoints: bigint): bigint {
  const missing = BigInt(costPoints) - availablePoints
  return missing > 0n ? missing : 0n
}
