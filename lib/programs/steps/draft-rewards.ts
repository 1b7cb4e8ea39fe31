import type { Tx } from "@/lib/core/ctx"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { toJson } from "@/lib/core/json"
import { toJsonInteger } from "@/lib/core/points"
import type { VersionReward } from "../domain/definition"
import { heldAt, timelineOf } from "../domain/timeline"
import { readPricedRewards } from "./read-priced-rewards"
import type { RewardPrice } from "./reward-prices"

/** What waits to be published for a reward: another price, or that it is not offered any more. */
export interface RewardDraft {
  costPoints?: number | undefined
  withdrawn?: boolean | undefined
}

/** A reward as the designer shows it: `costPoints` is what is published for it last, which may be to come. */
export interface DesignedReward extends VersionReward {
  /** What it costs now. */
  nowPoints: number
  draft: RewardDraft | null
}

/** The rewards of a program that are offered or will be, oldest first, with the changes that wait. */
export async function readDesignedRewards(tx: Tx, programId: string): Promise<DesignedReward[]> {
  const stillOffered = { OR: [{ endsAt: null }, { endsAt: { gt: tx.now } }] }
  const found = await readPricedRewards(tx, programId, stillOffered)
  return found.map(({ reward, prices, draft }) => {
    const recorded = timelineOf(prices)
    const costAt = (price: RewardPrice | undefined) => (price ? toJsonInteger(price.costPoints) : reward.costPoints)
    return {
      ...reward,
      costPoints: costAt(recorded.at(-1)),
      nowPoints: costAt(heldAt(recorded, tx.now)),
      draft: (draft as RewardDraft | null) ?? null,
    }
  })
}

/** The rewards that publishing would offer. */
export function rewardsOfDraft(rewards: readonly DesignedReward[]): VersionReward[] {
  return rewards.flatMap(({ draft, nowPoints: _, ...reward }) => {
    return draft?.withdrawn ? [] : [{ ...reward, costPoints: draft?.costPoints ?? reward.costPoints }]
  })
}

/** The rewards that are offered now, at the price that holds now. */
export function rewardsNow(rewards: readonly DesignedReward[]): VersionReward[] {
  return rewards.map(({ draft: _, nowPoints, ...reward }) => ({ ...reward, costPoints: nowPoints }))
}

/** Keeps what waits for each reward; who is not named has nothing waiting. Rewards of other programs are left alone. */
export async function writeRewardDrafts(
  tx: Tx,
  programId: string,
  drafts: readonly (RewardDraft & { id: string })[],
): Promise<void> {
  const owned = { merchantId: tx.merchantId, programId }
  const named = new Map(drafts.map(({ id, ...draft }) => [id, draft]))
  for (const { id, costPoints, draft: before } of await readDesignedRewards(tx, programId)) {
    const wanted = named.get(id)
    const changes = wanted?.withdrawn || (wanted?.costPoints !== undefined && wanted.costPoints !== costPoints)
    if (!changes && before === null) continue
    const draft = changes ? (toJson(wanted) as Prisma.InputJsonObject) : Prisma.DbNull
    await tx.db.reward.updateMany({ where: { ...owned, id }, data: { draft } })
  }
}
