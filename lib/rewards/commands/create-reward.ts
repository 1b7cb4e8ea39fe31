import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import type { RewardView } from "../queries/reward-view"
import type { CreateRewardInput } from "../schema"
import { insertReward } from "../steps/insert-reward"
import { requireSupportedKind } from "../steps/reward-columns"

/** Adds a reward to a program; in a published one it is live at once. Throws `not_found`, `unsupported_option`. */
export async function createReward(ctx: Ctx, input: CreateRewardInput): Promise<RewardView> {
  requirePermission(ctx, "rewards:write")
  requireSupportedKind(input.kind)
  return inTransaction(ctx, async (tx) => {
    const program = await tx.db.program.count({ where: { merchantId: ctx.merchantId, id: input.programId } })
    if (program === 0) throw new DomainError("not_found")
    const reward = await insertReward(tx, input)
    await recordAudit(tx, "reward.create", reward.id, { programId: reward.programId, costPoints: reward.costPoints })
    return reward
  })
}
