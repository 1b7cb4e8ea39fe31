import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"

/** The merchant as its settings show it; `hasHistory`: purchases are recorded, so zone and currency stay. */
export async function getMerchantSettings(ctx: Ctx) {
  requirePermission(ctx, "merchants:read")
  const { merchantId } = ctx
  const first = await inRead(ctx, (tx) => tx.db.purchase.findFirst({ where: { merchantId }, select: { id: true } }))
  const { slug, name, timeZone, currency, accent } = ctx.merchant
  return { id: merchantId, slug, name, timeZone, currency, accent, hasHistory: first !== null }
}
