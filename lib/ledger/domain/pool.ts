import { DomainError } from "@/lib/core/errors"
import { availableAt, compareExpiryAndAge, compareTexts, type Lot, type LotPart, least, spendableLots } from "./lots"

/** A wallet that several spend from. */
export interface PoolWallet {
  id: string
  memberId: string
  lots: readonly Lot[]
}

/** What one wallet of a pool pays. */
export interface PoolShare {
  walletId: string
  memberId: string
  points: bigint
  parts: LotPart[]
}

/** What can be spent from wallets together at an instant. A wallet below zero takes nothing from the others. */
export function poolAvailableAt(wallets: readonly PoolWallet[], now: Date): bigint {
  return wallets.reduce((total, { lots }) => total + availableAt(lots, now), 0n)
}

/**
 * Takes points (positive) from wallets together: the lot that expires first, whoever has it, never-expiring last; ties by
 * age, then by the member's id, then by the lot's. Answers the wallets that pay, in the order in which each first does.
 * Throws `insufficient_points` and takes nothing.
 */
export function spendFromPool(wallets: readonly PoolWallet[], points: bigint, now: Date): PoolShare[] {
  if (poolAvailableAt(wallets, now) < points) throw new DomainError("insufficient_points")
  const lots = wallets.flatMap((wallet) => spendableLots(wallet.lots, now).map((lot) => ({ wallet, lot })))
  lots.sort(
    (a, b) =>
      compareExpiryAndAge(a.lot, b.lot) ||
      compareTexts(a.wallet.memberId, b.wallet.memberId) ||
      compareTexts(a.lot.id, b.lot.id),
  )
  const shares = new Map<string, PoolShare>()
  let left = points
  for (const { wallet, lot } of lots) {
    if (left === 0n) break
    const taken = least(lot.remaining, left)
    if (taken === 0n) continue
    left -= taken
    const share = shares.get(wallet.id) ?? { walletId: wallet.id, memberId: wallet.memberId, points: 0n, parts: [] }
    share.points += taken
    share.parts.push({ lotId: lot.id, points: taken })
    shares.set(wallet.id, share)
  }
  return [...shares.values()]
}
