import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requireMember } from "../steps/require-member"

/** Since when the member who asks waits to be erased, and when an earlier wish was turned down. */
export async function getOwnErasureRequest(ctx: Ctx): Promise<{ openSince: Date | null; declinedAt: Date | null }> {
  const { customerId } = requireMember(ctx)
  const last = await inRead(ctx, (tx) =>
    tx.db.erasureRequest.findFirst({ where: { merchantId: ctx.merchantId, customerId }, orderBy: { id: "desc" } }),
  )
  return {
    openSince: last?.status === "open" ? last.requestedAt : null,
    declinedAt: last?.status === "declined" ? last.decidedAt : null,
  }
}
