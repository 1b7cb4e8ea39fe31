import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import type { Role } from "@/lib/core/permissions"

/** A staff user's membership of this merchant. Throws `not_found`. */
export async function getMembershipOrThrow(tx: Tx, userId: string): Promise<{ role: Role }> {
  const where = { merchantId_userId: { merchantId: tx.merchantId, userId } }
  const membership = await tx.db.membership.findUnique({ where, select: { role: true } })
  if (!membership) throw new DomainError("not_found")
  return { role: membership.role as Role }
}
