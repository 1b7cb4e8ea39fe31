import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"

/** Throws `customer_erased` where the member is somebody who was erased: their points stay as they were closed. */
export async function requireKept(tx: Tx, memberId: string): Promise<void> {
  const where = { merchantId: tx.merchantId, id: memberId, customer: { erasedAt: { not: null } } }
  if ((await tx.db.member.count({ where })) > 0) throw new DomainError("customer_erased")
}
