import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { requirePermission } from "@/lib/core/permissions"
import { type RewardView, rewardSelect, toRewardView } from "../queries/reward-view"
import type { CreateRewardInput } from "../schema"
import { requireImage, requireSupportedKind, rewardColumns } from "../steps/reward-columns"

/** Adds a reward to a program; in a published one it is live at once. Throws `not_found`, `unsupported_option`. */
export async function createReward(ctx: Ctx, input: CreateRewardInput): Promise<RewardView> {
  requirePermission(ctx, "rewards:write")
  requireSupportedKind(input.kind)
  return inTransaction(ctx, async (tx) => {
    const program = await tx.db.program.count({ where: { merchantId: ctx.merchantId, id: input.programId } })
    if (program === 0) throw new DomainError("not_found")
    await requireImage(tx, input.imageId)
    const row = await tx.db.reward.create({
      data: {
        merchantId: ctx.merchantId,
        id: newId(),
        programId: input.programId,
        name: input.name,
        kind: input.kind,
        costPoints: BigInt(input.costPoints),
        description: input.description,
        terms: input.terms,
        voucherDays: input.voucherDays,
        imageId: input.imageId,
        createdAt: tx.now,
        ...rewardColumns(input),
      },
      select: rewardSelect,
    })
    await recordAudit(tx, "reward.create", row.id, { programId: row.programId, costPoints: row.costPoints })
    return toRewardView(row)
  })
}
