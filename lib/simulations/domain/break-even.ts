import { divideHalfEven } from "@/lib/core/money"

const WHOLE = 10_000n

/**
 * By how much members must buy more for the program to pay for itself, in hundredths of a per cent, half-even: what is
 * earned on the more, after what the program gives on it too, covers what it gives on the rest. With sales s, cost c and
 * margin m: u × s × (m − c/s) = c − d, d being what the present program costs. Null where nothing can pay for it, as it gives
 * away as much as is earned.
 */
export function breakEvenUplift(input: {
  spendMinor: bigint
  costMinor: bigint
  /** Of the program that it would replace; none: 0. */
  presentCostMinor: bigint
  marginBasisPoints: number
}): number | null {
  const { spendMinor, costMinor, presentCostMinor, marginBasisPoints } = input
  if (costMinor <= presentCostMinor) return 0
  const earned = spendMinor * BigInt(marginBasisPoints) - costMinor * WHOLE
  if (earned <= 0n) return null
  return Number(divideHalfEven((costMinor - presentCostMinor) * WHOLE * WHOLE, earned))
}

/** A part of a whole in hundredths of a per cent, half-even; null of nothing. */
export function basisPoints(part: bigint, whole: bigint): number | null {
  return whole > 0n ? Number(divideHalfEven(part * WHOLE, whole)) : null
}
