import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { priceFromNow } from "@/lib/programs/steps/reward-prices"
import { type RewardView, rewardSelect, toRewardView } from "../queries/reward-view"
import type { CreateRewardInput } from "../schema"
import { requireImage, requireSupportedKind, rewardColumns } from "./reward-columns"

/** Adds a reward to a program of the merchant. Throws `not_found` for an image, `unsupported_option`. */
export async function insertReward(tx: Tx, input: CreateRewardInput, id = newId()): Promise<RewardView> {
  requireSupportedKind(input.kind)
  await requireImage(tx, input.imageId)
  const row = await tx.db.reward.create({
    data: {
      merchantId: tx.merchantId,
      id,
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
  await priceFromNow(tx, row.id, row.costPoints)
  return toRewardView(row)
}
