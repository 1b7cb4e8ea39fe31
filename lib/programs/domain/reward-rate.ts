import { divideHalfEven } from "@/lib/core/money"

export type PointsValue = { points: number; amountMinor: number }

/** What points are worth in minor units at the program's point value, half-even. */
export function pointsValueMinor(points: bigint, value: PointsValue): bigint {
  return divideHalfEven(points * BigInt(value.amountMinor), BigInt(value.points))
}

export type RewardRate = {
  costMinor: bigint
  revenueMinor: bigint
  /** Hundredths of a per cent of revenue that is given back, half-even: 98 is 0.98 %. Null without revenue. */
  basisPoints: bigint | null
}

/** What a program gives back of the sales that earned its points. */
export function rewardRate(points: bigint, revenueMinor: bigint, value: PointsValue): RewardRate {
  const costMinor = pointsValueMinor(points, value)
  return {
    costMinor,
    revenueMinor,
    basisPoints: revenueMinor > 0n ? divideHalfEven(costMinor * 10_000n, revenueMinor) : null,
  }
}
