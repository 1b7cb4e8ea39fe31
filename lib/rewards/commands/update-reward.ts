import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { type RewardView, rewardSelect, toRewardView } from "../queries/reward-view"
import type { UpdateRewardInput } from "../schema"
import { requireImage, requireSupportedKind, rewardColumns } from "../steps/reward-columns"

/** Changes what is named of a reward, for redemptions from now on; vouchers already out stay as they are. */
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
        costPoints: costPoints === undefined ? undefined : BigInt(costPoints),
        ...rewardColumns(input),
      },
    })
    if (changed.count === 0) throw new DomainError("not_found")
    const row = await tx.db.reward.findUniqueOrThrow({ where: { merchantId_id: id }, select: rewardSelect })
    if (row.startsAt && row.endsAt && row.endsAt <= row.startsAt) {
      throw new DomainError("invalid_input", {
        fields: [{ path: "endsAt", message: "The end must be later than the start." }],
      })
    }
    await recordAudit(tx, "reward.update", rewardId, {
      changed: Object.keys(input).filter((key) => key !== "rewardId"),
    })
    return toRewardView(row)
  })
}
