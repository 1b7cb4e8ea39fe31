import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"

export interface CustomerPurchase {
  id: string
  externalId: string
  occurredAt: string
  channel: string | null
  currency: string
  amountMinor: bigint
  items: { name: string; quantity: bigint }[]
}

/** A customer's latest purchases, newest first by when they occurred; at most `limit`. */
export async function listCustomerPurchases(
  ctx: Ctx,
  { customerId, limit }: { customerId: string; limit: number },
): Promise<CustomerPurchase[]> {
  requirePermission(ctx, "members:read")
  const rows = await inRead(ctx, (tx) =>
    tx.db.purchase.findMany({
      where: { merchantId: ctx.merchantId, customerId },
      orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
      take: limit,
      select: {
        id: true,
        externalId: true,
        occurredAt: true,
        channel: true,
        currency: true,
        amountMinor: true,
        items: { select: { name: true, sku: true, quantity: true }, orderBy: { position: "asc" }, take: 5 },
      },
    }),
  )
  return rows.map(({ occurredAt, items, ...row }) => ({
    ...row,
    occurredAt: occurredAt.toISOString(),
    items: items.map(({ name, sku, quantity }) => ({ name: name ?? sku ?? "Item", quantity })),
  }))
}
