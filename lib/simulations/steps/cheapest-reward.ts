import type { Tx } from "@/lib/core/ctx"
import { leastPointsOf } from "@/lib/rewards/domain/by-points"
import type { FirstReward } from "../domain/simulation-input"

/** The reward of a program that can be had for the fewest points, or null. */
export async function cheapestReward(tx: Tx, programId: string): Promise<FirstReward | null> {
  const rewards = await tx.db.reward.findMany({
    where: { merchantId: tx.merchantId, programId, archivedAt: null, costPoints: { gt: 0 } },
    orderBy: { id: "asc" },
    select: { name: true, costPoints: true, detail: true },
  })
  const priced = rewards.map((reward) => ({ name: reward.name, costPoints: leastPointsOf(reward) }))
  return priced.sort((a, b) => a.costPoints - b.costPoints)[0] ?? null
}
