import { formatMoney } from "@/lib/core/money"
import { type CurrencyNames, formatPoints } from "@/lib/core/points"

/** What a reward costs: points, at times money beside them, or points in proportion to what they give. */
export interface RewardCost {
  costPoints: number
  /** What is paid in money beside the points, in minor units; absent: nothing. */
  priceMinor?: number | undefined
  /** What `costPoints` give, where the member chooses how many points to give; absent: it has one price. */
  eachMinor?: number | undefined
}

/** What a reward's row says of its cost beyond the points. */
export function costBeside(row: { priceMinor: bigint | number; detail: unknown }): Omit<RewardCost, "costPoints"> {
  const { amountMinor, byPoints } = row.detail as { amountMinor?: number; byPoints?: object }
  return {
    ...(row.priceMinor > 0 ? { priceMinor: Number(row.priceMinor) } : {}),
    ...(byPoints && amountMinor !== undefined ? { eachMinor: amountMinor } : {}),
  }
}

/** "500 points", "500 points and $5.00", "100 points for each $1.00". */
export function tellRewardCost(cost: RewardCost, points: CurrencyNames, money: string): string {
  const { costPoints, priceMinor = 0, eachMinor } = cost
  const told = formatPoints(costPoints, points)
  if (eachMinor !== undefined) return `${told} for each ${formatMoney(eachMinor, money)}`
  return priceMinor > 0 ? `${told} and ${formatMoney(priceMinor, money)}` : told
}
