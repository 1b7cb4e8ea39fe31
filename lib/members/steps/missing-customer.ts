import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"

/** Why a customer could not be locked: `customer_erased`, or `not_found`. */
export async function missingCustomer(tx: Tx, ids: readonly string[]): Promise<DomainError> {
  const where = { merchantId: tx.merchantId, id: { in: [...ids] }, erasedAt: { not: null } }
  return new DomainError((await tx.db.customer.count({ where })) > 0 ? "customer_erased" : "not_found")
}
