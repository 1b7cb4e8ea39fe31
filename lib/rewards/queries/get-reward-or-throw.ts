import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { type RewardView, rewardSelect, toRewardView } from "./reward-view"

/** A reward by id. Throws `not_found`. */
export async function getRewardOrThrow(ctx: Ctx, rewardId: string): Promise<RewardView> {
  requirePermission(ctx, "rewards:read")
  const row = await inRead(ctx, (tx) =>
    tx.db.reward.findUnique({
      where: { merchantId_id: { merchantId: ctx.merchantId, id: rewardId } },
      select: rewardSelect,
    }),
  )
  if (!row) throw new DomainError("not_found")
  return toRewardView(row)
}
