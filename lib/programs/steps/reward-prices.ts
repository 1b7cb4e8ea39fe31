import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import { heldAt, timelineOf } from "../domain/timeline"

/** What a reward costs from an instant on. */
export interface RewardPrice {
  costPoints: bigint
  from: Date
  recordedAt: Date
  /** Null: it was changed at once, without a version. */
  versionId: string | null
}

/** All prices that were ever recorded for rewards, by the reward's id, each in the order of recording. */
export async function readPrices(tx: Tx, rewardIds: readonly string[]): Promise<Map<string, RewardPrice[]>> {
  const rows = await tx.db.rewardPrice.findMany({
    where: { merchantId: tx.merchantId, rewardId: { in: [...rewardIds] } },
    orderBy: [{ recordedAt: "asc" }, { effectiveFrom: "asc" }, { id: "asc" }],
  })
  const byReward = new Map<string, RewardPrice[]>()
  for (const { rewardId, costPoints, effectiveFrom, recordedAt, programVersionId } of rows) {
    const price = { costPoints, from: effectiveFrom, recordedAt, versionId: programVersionId }
    byReward.set(rewardId, [...(byReward.get(rewardId) ?? []), price])
  }
  return byReward
}

interface Priced {
  id: string
  costPoints: bigint
}

/** Rewards at the price in force at an instant; one without a recorded price keeps what its row says. */
export async function atPrice<T extends Priced>(tx: Tx, rewards: readonly T[], at: Date): Promise<T[]> {
  const ids = rewards.map(({ id }) => id)
  const held = await tx.db.$queryRaw<{ rewardId: string; costPoints: bigint }[]>`
    SELECT DISTINCT ON ("rewardId") "rewardId", "costPoints" FROM "reward_price"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "rewardId" = ANY(${ids}::uuid[]) AND "effectiveFrom" <= ${at}
    ORDER BY "rewardId", "recordedAt" DESC, "effectiveFrom" DESC, "id" DESC`
  const prices = new Map(held.map(({ rewardId, costPoints }) => [rewardId, costPoints]))
  return rewards.map((reward) => ({ ...reward, costPoints: prices.get(reward.id) ?? reward.costPoints }))
}

interface NewPrice {
  rewardId: string
  costPoints: bigint
  from: Date
  versionId: string | null
}

/** Records prices; one that holds at once is also kept in the reward's row. */
export async function writePrices(tx: Tx, prices: readonly NewPrice[]): Promise<void> {
  const rows = prices.map(({ rewardId, costPoints, from, versionId }) => {
    return { id: newId(), rewardId, costPoints, effectiveFrom: from, recordedAt: tx.now, programVersionId: versionId }
  })
  await insertRows(tx, "RewardPrice", rows)
  for (const { rewardId, costPoints, from } of prices) {
    if (from > tx.now) continue
    const where = { merchantId_id: { merchantId: tx.merchantId, id: rewardId } }
    await tx.db.reward.update({ where, data: { costPoints }, select: { id: true } })
  }
}

/** A price that holds from now on. What a version has set for a later day still comes: it is recorded again, behind it. */
export async function priceFromNow(tx: Tx, rewardId: string, costPoints: bigint): Promise<void> {
  const recorded = (await readPrices(tx, [rewardId])).get(rewardId) ?? []
  if (recorded.length > 0 && heldAt(recorded, tx.now)?.costPoints === costPoints) return
  const later = timelineOf(recorded).filter(({ from }) => from > tx.now)
  const again = later.map(({ from, versionId, costPoints }) => ({ rewardId, costPoints, from, versionId }))
  await writePrices(tx, [{ rewardId, costPoints, from: tx.now, versionId: null }, ...again])
}
