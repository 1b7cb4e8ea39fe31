import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import type { UpdateMerchantInput } from "@/lib/merchants/schema"

/**
 * Changes a merchant's name, accent, time zone and currency. Throws `merchant_has_history` when zone or currency would
 * change after the first purchase: its days and amounts have been reckoned in them.
 */
export async function updateMerchant(ctx: Ctx, input: UpdateMerchantInput) {
  requirePermission(ctx, "merchants:write")
  return inTransaction(ctx, async (tx) => {
    const { merchantId, merchant } = tx
    const reckoning = input.timeZone !== merchant.timeZone || input.currency !== merchant.currency
    if (reckoning && (await tx.db.purchase.findFirst({ where: { merchantId }, select: { id: true } })))
      throw new DomainError("merchant_has_history")
    const { name, timeZone, currency, accent } = input
    await tx.db.merchant.update({ where: { id: merchantId }, data: { name, timeZone, currency, accent } })
    await recordAudit(tx, "merchant.update", merchantId, { timeZone, currency, accent })
    return { id: merchantId, slug: merchant.slug, name, timeZone, currency, accent }
  })
}
