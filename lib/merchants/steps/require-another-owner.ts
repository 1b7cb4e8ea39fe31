import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"

/**
 * Before an owner goes or becomes something else: holds every owner of the merchant until the transaction ends, so that
 * two who leave at once cannot both see the other. Throws `last_owner`.
 */
export async function requireAnotherOwner(tx: Tx, userId: string): Promise<void> {
  const owners = await tx.db.$queryRaw<{ userId: string }[]>`
    SELECT "userId" FROM "membership" WHERE "merchantId" = ${tx.merchantId}::uuid AND "role" = 'owner' ORDER BY "id" FOR UPDATE`
  if (!owners.some((owner) => owner.userId !== userId)) throw new DomainError("last_owner")
}
