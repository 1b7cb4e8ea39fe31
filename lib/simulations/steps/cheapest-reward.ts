import type { Tx } from "@/lib/core/ctx"
import { toJsonInteger } from "@/lib/core/points"
import type { FirstReward } from "../domain/simulation-input"

/** The reward of a program that costs least, or null. */
export async function cheapestReward(tx: Tx, programId: string): Promise<FirstReward | null> {
  const reward = await tx.db.reward.findFirst({
    where: { merchantId: tx.merchantId, programId, archivedAt: null, costPoints: { gt: 0 } },
    orderBy: [{ costPoints: "asc" }, { id: "asc" }],
    select: { name: true, costPoints: true },
  })
  return reward && { name: reward.name, costPoints: toJsonInteger(reward.costPoints) }
}
