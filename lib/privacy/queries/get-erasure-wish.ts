import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"

/** Since when a customer asks to be erased and waits for an answer; null: they do not. */
export async function getErasureWish(ctx: Ctx, customerId: string): Promise<string | null> {
  requirePermission(ctx, "members:erase")
  const request = await inRead(ctx, (tx) =>
    tx.db.erasureRequest.findFirst({ where: { merchantId: ctx.merchantId, customerId, status: "open" } }),
  )
  return request?.requestedAt.toISOString() ?? null
}
