import { throttle } from "@/lib/core/auth/throttle"
import type { Ctx } from "@/lib/core/ctx"
import { sha256 } from "@/lib/core/id"
import { Replay } from "@/lib/core/idempotency"
import { transferPoints } from "@/lib/ledger/commands/transfer-points"
import { typedAddress } from "@/lib/members/domain/typed-address"
import type { GiveInput } from "../schema-sharing"
import { requireMember } from "../steps/require-member"

interface Given {
  transferId: string
}

/**
 * Gives points of the member who asks to another, whom they name by card or e-mail. One form gives once: its `requestId` sent
 * again answers the first transfer. So many tries are counted that nobody finds out members by them. Throws what
 * `transferPoints` throws, and `too_many_requests`.
 */
export async function giveOwnPoints(ctx: Ctx, input: GiveInput): Promise<Given> {
  const { memberId } = requireMember(ctx)
  const { to, points, reason, requestId } = input
  await throttle("name-member", `${ctx.merchantId} ${memberId}`)
  const { kind, value } = typedAddress(to)
  const once: Ctx = {
    ...ctx,
    idempotency: {
      key: `portal ${memberId} ${requestId}`,
      requestHash: sha256(`${memberId} ${kind} ${value} ${points} ${reason ?? ""}`),
      respond: (result) => ({ status: 201, body: { transferId: String(Reflect.get(Object(result), "id")) } }),
      recorded: false,
    },
  }
  try {
    const { id } = await transferPoints(once, { memberId, to: { [kind]: value }, points, reason })
    return { transferId: id }
  } catch (error) {
    if (error instanceof Replay) return error.body as Given
    throw error
  }
}
