/** What a reward cost before a change and what it costs after it. */
export type PriceChange = { id: string; name: string; oldPoints: number; newPoints: number }

/**
 * The reward by which a dearer catalogue concerns a member, or null: the best that is within reach before and not after, else
 * the next one that the member saves for, where it costs more. Prices without a change take part, as they may be the next.
 */
export function dearerFor(availablePoints: bigint, prices: readonly PriceChange[]): PriceChange | null {
  const lost = prices
    .filter(({ oldPoints, newPoints }) => BigInt(oldPoints) <= availablePoints && BigInt(newPoints) > availablePoints)
    .sort((a, b) => b.oldPoints - a.oldPoints)
  if (lost[0]) return lost[0]
  const ahead = prices
    .filter(({ oldPoints }) => BigInt(oldPoints) > availablePoints)
    .sort((a, b) => a.oldPoints - b.oldPoints)
  const next = ahead[0]
  return next && next.newPoints > next.oldPoints ? next : null
}

/** Members who go from one tier to another; null stands for none. */
export type TierMove = { fromId: string | null; toId: string | null; members: number }

/** Counts moves by tier to tier, those who stay included, in the order in which they were met. */
export function countMoves(all: readonly { fromId: string | null; toId: string | null }[]): TierMove[] {
  const counts = new Map<string, TierMove>()
  for (const { fromId, toId } of all) {
    const key = `${fromId} ${toId}`
    const known = counts.get(key) ?? { fromId, toId, members: 0 }
    counts.set(key, { ...known, members: known.members + 1 })
  }
  return [...counts.values()]
}
