import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { atPrice } from "@/lib/programs/steps/reward-prices"
import type { OfferedReward } from "../domain/offered-reward"
import { requireMember } from "../steps/require-member"
import { offeredRewardSelect, toOfferedReward } from "./list-offered-rewards"

/** A reward of the member's own program, also one that ended; null for any other and for an archived one. */
export async function getOwnReward(ctx: Ctx, rewardId: string): Promise<OfferedReward | null> {
  const { programId } = requireMember(ctx)
  const row = await inRead(ctx, async (tx) => {
    const where = { merchantId_id: { merchantId: ctx.merchantId, id: rewardId } }
    const found = await tx.db.reward.findUnique({ where, select: offeredRewardSelect })
    return found && (await atPrice(tx, [found], ctx.now))[0]
  })
  return row && row.programId === programId && !row.archivedAt ? toOfferedReward(row, ctx.now) : null
}
