import type { Tx } from "@/lib/core/ctx"
import type { VersionReward } from "@/lib/programs/domain/definition"
import type { PriceChange } from "@/lib/programs/domain/member-change"
import { heldAt } from "@/lib/programs/domain/timeline"
import { readPrices } from "@/lib/programs/steps/reward-prices"

/**
 * What each reward that is offered costs just before an instant and after it, as far as it could be had then. Prices that a
 * version itself has recorded are left out of what was before.
 */
export async function priceChanges(
  tx: Tx,
  after: readonly VersionReward[],
  start: Date,
  versionId: string,
): Promise<PriceChange[]> {
  const recorded = await readPrices(
    tx,
    after.map(({ id }) => id),
  )
  return after.flatMap(({ id, name, costPoints, startsAt, endsAt }) => {
    if ((startsAt && new Date(startsAt) > start) || (endsAt && new Date(endsAt) <= start)) return []
    const others = (recorded.get(id) ?? []).filter((price) => price.versionId !== versionId)
    const before = heldAt(others, start)?.costPoints
    return [{ id, name, oldPoints: before === undefined ? costPoints : Number(before), newPoints: costPoints }]
  })
}
