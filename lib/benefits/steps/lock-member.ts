import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"

/** Locks a member until the transaction ends, so that uses of benefits come one after another. Throws `not_found`. */
export async function lockMember(tx: Tx, memberId: string): Promise<void> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "member" WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ${memberId}::uuid FOR NO KEY UPDATE`
  if (rows.length === 0) throw new DomainError("not_found")
}
