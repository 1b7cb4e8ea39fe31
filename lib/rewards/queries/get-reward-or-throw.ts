import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { atPrice } from "@/lib/programs/steps/reward-prices"
import { type RewardView, rewardSelect, toRewardView } from "./reward-view"

/** A reward by id, at its price of now. Throws `not_found`. */
export async function getRewardOrThrow(ctx: Ctx, rewardId: string): Promise<RewardView> {
  requirePermission(ctx, "rewards:read")
  return inRead(ctx, async (tx) => {
    const row = await tx.db.reward.findUnique({
      where: { merchantId_id: { merchantId: ctx.merchantId, id: rewardId } },
      select: rewardSelect,
    })
    if (!row) throw new DomainError("not_found")
    const [priced = row] = await atPrice(tx, [row], ctx.now)
    return toRewardView(priced)
  })
}
