import type { Ctx } from "@/lib/core/ctx"
import { sha256 } from "@/lib/core/id"
import { Replay } from "@/lib/core/idempotency"
import { redeemReward } from "@/lib/rewards/commands/redeem-reward"
import type { RedeemOwnRewardInput } from "../schema"
import { requireMember } from "../steps/require-member"

interface Redeemed {
  redemptionId: string
}

/**
 * Redeems a reward for the member who asks. One form redeems once: its `requestId` sent again answers the first
 * redemption. Throws what `redeemReward` throws, and `idempotency_in_flight` for a second tap in the same moment.
 */
export async function redeemOwnReward(ctx: Ctx, input: RedeemOwnRewardInput): Promise<Redeemed> {
  const { memberId } = requireMember(ctx)
  const { rewardId, requestId, points } = input
  const once: Ctx = {
    ...ctx,
    idempotency: {
      key: `portal ${memberId} ${requestId}`,
      requestHash: sha256(`${memberId} ${rewardId} ${points ?? ""}`),
      respond: (result) => ({ status: 201, body: { redemptionId: String(Reflect.get(Object(result), "id")) } }),
      recorded: false,
    },
  }
  try {
    const { id } = await redeemReward(once, { rewardId, memberId, points })
    return { redemptionId: id }
  } catch (error) {
    if (error instanceof Replay) return error.body as Redeemed
    throw error
  }
}
