import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { atPrice } from "@/lib/programs/steps/reward-prices"
import { type RewardView, rewardSelect, toRewardView } from "../queries/reward-view"

/** Takes a reward out of the catalogue; vouchers already out stay good. Undone by `restoreReward`. Done twice, it changes nothing more. */
export async function archiveReward(ctx: Ctx, input: { rewardId: string }): Promise<RewardView> {
  requirePermission(ctx, "rewards:write")
  const id = { merchantId: ctx.merchantId, id: input.rewardId }
  return inTransaction(ctx, async (tx) => {
    const changed = await tx.db.reward.updateMany({ where: { ...id, archivedAt: null }, data: { archivedAt: tx.now } })
    const row = await tx.db.reward.findUnique({ where: { merchantId_id: id }, select: rewardSelect })
    if (!row) throw new DomainError("not_found")
    if (changed.count > 0) await recordAudit(tx, "reward.archive", row.id)
    const [priced = row] = await atPrice(tx, [row], tx.now)
    return toRewardView(priced)
  })
}
