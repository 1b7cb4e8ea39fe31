import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"

export interface CustomerView {
  id: string
  externalId: string | null
  email: string | null
  phone: string | null
  firstName: string | null
  lastName: string | null
  birthday: string | null
  locale: string | null
  attributes: Record<string, string>
  createdAt: string
  firstPurchaseAt: string | null
  lastPurchaseAt: string | null
  purchaseCount: bigint
  /** The customer to whom all of it belongs since a merge; null: none. */
  mergedIntoId: string | null
  /** What earns, and what was charged, in the merchant's currency. */
  spendMinor: bigint
  revenueMinor: bigint
  /** When everything that names the person was removed. */
  erasedAt: string | null
}

/** A customer with attributes and figures. Throws `not_found`. */
export async function getCustomer(ctx: Ctx, { id }: { id: string }): Promise<CustomerView> {
  requirePermission(ctx, "members:read")
  return inRead(ctx, async (tx) => {
    const customer = await tx.db.customer.findUnique({
      where: { merchantId_id: { merchantId: ctx.merchantId, id } },
      include: { attributes: { orderBy: { key: "asc" } }, mergedInto: { select: { intoCustomerId: true } } },
    })
    if (!customer) throw new DomainError("not_found")
    const { externalId, email, phone, firstName, lastName, birthday, locale, attributes, createdAt } = customer
    const { firstPurchaseAt, lastPurchaseAt, purchaseCount, spendMinor, revenueMinor } = customer
    return {
      id,
      externalId,
      email,
      phone,
      firstName,
      lastName,
      birthday: birthday?.toISOString().slice(0, 10) ?? null,
      locale,
      attributes: Object.fromEntries(attributes.map(({ key, value }) => [key, value])),
      createdAt: createdAt.toISOString(),
      firstPurchaseAt: firstPurchaseAt?.toISOString() ?? null,
      lastPurchaseAt: lastPurchaseAt?.toISOString() ?? null,
      purchaseCount,
      mergedIntoId: customer.mergedInto?.intoCustomerId ?? null,
      spendMinor,
      revenueMinor,
      erasedAt: customer.erasedAt?.toISOString() ?? null,
    }
  })
}
