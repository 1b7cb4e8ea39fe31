import type { Tx } from "@/lib/core/ctx"
import { toJsonInteger } from "@/lib/core/points"
import type { VersionReward } from "../domain/definition"
import { heldAt } from "../domain/timeline"
import { readPricedRewards } from "./read-priced-rewards"

interface Found {
  reward: VersionReward
  endsAt: Date | null
}

/** The rewards of a program that are not archived, as they are just before an instant. */
async function readBefore(tx: Tx, programId: string, start: Date): Promise<Found[]> {
  const justBefore = new Date(start.getTime() - 1)
  const found = await readPricedRewards(tx, programId)
  return found.map(({ reward, prices, endsAt }) => {
    const held = heldAt(prices, justBefore)
    return { reward: held ? { ...reward, costPoints: toJsonInteger(held.costPoints) } : reward, endsAt }
  })
}

/** What is offered where a version that would have begun at `start` is withdrawn: what is offered before it, and what it would have ended. */
export async function rewardsWithout(tx: Tx, programId: string, start: Date): Promise<VersionReward[]> {
  const found = await readBefore(tx, programId, start)
  return found.flatMap(({ reward, endsAt }) => {
    if (endsAt === null || endsAt > start) return reward
    return endsAt.getTime() === start.getTime() ? { ...reward, endsAt: undefined } : []
  })
}

/** What is offered where an earlier version is brought back: its rewards at its prices, and those made since as they are. */
export async function rewardsOf(
  tx: Tx,
  programId: string,
  start: Date,
  restored: readonly VersionReward[] = [],
): Promise<VersionReward[]> {
  const listed = new Map(restored.map((reward) => [reward.id, reward]))
  const found = await readBefore(tx, programId, start)
  return found.flatMap(({ reward, endsAt }) => {
    const before = listed.get(reward.id)
    const offered = before ? before.endsAt : reward.endsAt
    if (offered && new Date(offered) <= start) return []
    if (before) return { ...reward, costPoints: before.costPoints, endsAt: before.endsAt }
    return endsAt && endsAt <= start ? [] : reward
  })
}
