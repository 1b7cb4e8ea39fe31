import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import type { KnownCustomer } from "./customer-identity"
import { lockCustomers } from "./find-customers"
import { missingCustomer } from "./missing-customer"

export interface MergePair {
  fromCustomerId: string
  intoCustomerId: string
}

export interface LockedPair {
  from: KnownCustomer
  into: KnownCustomer
}

/**
 * Two customers who are to become one, locked in the order of their ids. Throws `not_found`, `customer_erased`, `already_merged`, and
 * `invalid_input` where both are the same.
 */
export async function lockMerge(tx: Tx, { fromCustomerId, intoCustomerId }: MergePair): Promise<LockedPair> {
  const customers = await lockCustomers(tx, [fromCustomerId, intoCustomerId])
  const from = customers.get(fromCustomerId)
  const into = customers.get(intoCustomerId)
  if (!from || !into) throw await missingCustomer(tx, [fromCustomerId, intoCustomerId])
  if (fromCustomerId === intoCustomerId) {
    const message = "A customer cannot be merged into itself. Name another one."
    throw new DomainError("invalid_input", { fields: [{ path: "intoCustomerId", message }], detail: message })
  }
  const merged = await tx.db.customerMerge.count({
    where: { merchantId: tx.merchantId, fromCustomerId: { in: [fromCustomerId, intoCustomerId] } },
  })
  if (merged > 0) throw new DomainError("already_merged")
  return { from, into }
}
