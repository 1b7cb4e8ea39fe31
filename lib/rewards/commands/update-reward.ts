import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { atPrice, priceFromNow } from "@/lib/programs/steps/reward-prices"
import { choiceOf } from "../domain/by-points"
import { type RewardView, rewardSelect, toRewardView } from "../queries/reward-view"
import type { UpdateRewardInput } from "../schema"
import { requireImage, requireSupportedKind, rewardColumns } from "../steps/reward-columns"

/**
 * Changes what is named of a reward, for redemptions from now on; vouchers already out stay as they are. A price that a
 * version has set for a later day still comes.
 */
export async function updateReward(ctx: Ctx, input: UpdateRewardInput): Promise<RewardView> {
  requirePermission(ctx, "rewards:write")
  requireSupportedKind(input.kind)
  const { rewardId, costPoints, name, kind, description, terms, voucherDays, imageId } = input
  const id = { merchantId: ctx.merchantId, id: rewardId }
  return inTransaction(ctx, async (tx) => {
    await requireImage(tx, imageId)
    const changed = await tx.db.reward.updateMany({
      where: id,
      data: {
        name,
        kind,
        description,
        terms,
        voucherDays,
        imageId,
        ...rewardColumns(input),
      },
    })
    if (changed.count === 0) throw new DomainError("not_found")
    if (costPoints !== undefined) await priceFromNow(tx, rewardId, BigInt(costPoints))
    const stored = await tx.db.reward.findUniqueOrThrow({ where: { merchantId_id: id }, select: rewardSelect })
    const [row = stored] = await atPrice(tx, [stored], tx.now)
    if (row.startsAt && row.endsAt && row.endsAt <= row.startsAt) {
      throw new DomainError("invalid_input", {
        fields: [{ path: "endsAt", message: "The end must be later than the start." }],
      })
    }
    if (choiceOf(row) && row.priceMinor > 0n) {
      const message = "What is had by points costs points alone. Set it to 0."
      throw new DomainError("invalid_input", { fields: [{ path: "priceMinor", message }], detail: message })
    }
    await recordAudit(tx, "reward.update", rewardId, {
      changed: Object.keys(input).filter((key) => key !== "rewardId"),
    })
    return toRewardView(row)
  })
}
