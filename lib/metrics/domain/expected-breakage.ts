import { divideHalfEven } from "@/lib/core/money"

/**
 * What of the worth of outstanding points (minor units) is expected to be used: the share that was redeemed of all points
 * that were redeemed or expired until then. Where none expired there is no experience of breakage yet, and nothing is taken
 * off (IFRS 15, B46). Half-even.
 */
export function expectedToBeUsed(worthMinor: bigint, redeemed: bigint, expired: bigint): bigint {
  if (expired <= 0n || worthMinor <= 0n) return worthMinor
  const used = redeemed > 0n ? redeemed : 0n
  return divideHalfEven(worthMinor * used, used + expired)
}
