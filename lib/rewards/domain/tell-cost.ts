import type { CurrencyNames } from "@/lib/core/points"
import { costBeside, tellRewardCost } from "@/lib/programs/domain/reward-cost"

export interface ToldCost {
  costPoints: number
  priceMinor: number
  /** What `costPoints` give; null: it has one price. */
  byPoints: { amountMinor: number } | null
}

/** What a reward that is offered costs, in words: see `tellRewardCost`. */
export function tellCost({ byPoints, ...cost }: ToldCost, points: CurrencyNames, money: string): string {
  return tellRewardCost({ ...cost, eachMinor: byPoints?.amountMinor }, points, money)
}

/** The same of a reward as staff have it. */
export function tellCostOf(
  reward: { costPoints: number; priceMinor: number; detail: Record<string, unknown> },
  points: CurrencyNames,
  money: string,
): string {
  return tellRewardCost({ costPoints: reward.costPoints, ...costBeside(reward) }, points, money)
}
