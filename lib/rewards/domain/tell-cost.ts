import { formatMoney } from "@/lib/core/money"
import { type CurrencyNames, formatPoints } from "@/lib/core/points"
import type { PointsChoice } from "./by-points"

export interface ToldCost {
  costPoints: number
  priceMinor: number
  /** With what `costPoints` give; null: it has one price. */
  byPoints: (PointsChoice & { amountMinor: number }) | null
}

/** "500 points", "500 points and $5.00", "100 points for each $1.00". */
export function tellCost({ costPoints, priceMinor, byPoints }: ToldCost, points: CurrencyNames, money: string): string {
  const cost = formatPoints(costPoints, points)
  if (byPoints) return `${cost} for each ${formatMoney(byPoints.amountMinor, money)}`
  return priceMinor > 0 ? `${cost} and ${formatMoney(priceMinor, money)}` : cost
}

/** The same of a reward as staff have it. */
export function tellCostOf(
  reward: { costPoints: number; priceMinor: number; detail: Record<string, unknown> },
  points: CurrencyNames,
  money: string,
): string {
  const { amountMinor, byPoints } = reward.detail as { amountMinor?: number; byPoints?: PointsChoice }
  return tellCost(
    { ...reward, byPoints: byPoints && amountMinor !== undefined ? { ...byPoints, amountMinor } : null },
    points,
    money,
  )
}
