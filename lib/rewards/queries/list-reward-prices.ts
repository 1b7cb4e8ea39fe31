import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { toJsonInteger } from "@/lib/core/points"
import { heldAt, timelineOf } from "@/lib/programs/domain/timeline"
import { readPrices } from "@/lib/programs/steps/reward-prices"

export interface RewardPriceView {
  costPoints: number
  /** The first instant at which it holds. */
  effectiveFrom: string
  recordedAt: string
  state: "inForce" | "scheduled" | "past"
  /** The version of the program that set it; null: it was changed at once. */
  versionNumber: number | null
}

/** What a reward costs, cost and will cost, what is to come first; prices that were replaced before they held are left out. Throws `not_found`. */
export async function listRewardPrices(ctx: Ctx, rewardId: string): Promise<RewardPriceView[]> {
  requirePermission(ctx, "rewards:read")
  return inRead(ctx, async (tx) => {
    const where = { merchantId: ctx.merchantId, id: rewardId }
    const reward = await tx.db.reward.findFirst({ where, select: { programId: true } })
    if (!reward) throw new DomainError("not_found")
    const recorded = (await readPrices(tx, [rewardId])).get(rewardId) ?? []
    const versions = await tx.db.programVersion.findMany({
      where: { merchantId: ctx.merchantId, programId: reward.programId },
      select: { id: true, number: true },
    })
    const numbers = new Map(versions.map(({ id, number }) => [id, number]))
    const held = heldAt(recorded, ctx.now)
    return timelineOf(recorded)
      .toReversed()
      .map((price) => ({
        costPoints: toJsonInteger(price.costPoints),
        effectiveFrom: price.from.toISOString(),
        recordedAt: price.recordedAt.toISOString(),
        state: price === held ? "inForce" : price.from > ctx.now ? "scheduled" : "past",
        versionNumber: numbers.get(price.versionId ?? "") ?? null,
      }))
  })
}
