import type { Ladder } from "./tier-input"

/** A tier of a member who gave it to another, from one instant to another. */
export interface GiverTier {
  tierId: string
  fromAt: Date
  toAt: Date | null
}

/**
 * The first instant at which a gift of status ends, as its giver has less than the tier given by the ranks then in force; null:
 * none is known. `tiers` are the giver's in their order, what is known ahead included.
 */
export function giftEnd(
  tiers: readonly GiverTier[],
  tierId: string,
  from: Date,
  ladders: readonly Ladder[],
): Date | null {
  const rankOf = (id: string, at: Date) =>
    ladders.findLast((ladder) => ladder.from === null || ladder.from <= at)?.tiers.find((tier) => tier.id === id)?.rank
  let held: Date | null = from
  for (const { tierId: own, fromAt, toAt } of tiers) {
    if (held === null || (toAt !== null && toAt <= from)) continue
    const at = fromAt > from ? fromAt : from
    const has = rankOf(own, at) ?? Number.NEGATIVE_INFINITY
    if (at > held || has < (rankOf(tierId, at) ?? Number.POSITIVE_INFINITY)) return held
    held = toAt
  }
  return held
}
