import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"

export interface FoundPurchase {
  id: string
  externalId: string
  amountMinor: bigint
  currency: string
  occurredAt: Date
}

/** The purchase with that number in the merchant's own systems, or null. */
export async function findPurchase(ctx: Ctx, { externalId }: { externalId: string }): Promise<FoundPurchase | null> {
  requirePermission(ctx, "purchases:read")
  return inRead(ctx, async (tx) => {
    const key = { merchantId_externalId: { merchantId: tx.merchantId, externalId } }
    const known = await tx.db.purchaseKey.findUnique({ where: key, select: { purchaseId: true } })
    if (!known) return null
    return tx.db.purchase.findUnique({
      where: { merchantId_id: { merchantId: tx.merchantId, id: known.purchaseId } },
      select: { id: true, externalId: true, amountMinor: true, currency: true, occurredAt: true },
    })
  })
}
