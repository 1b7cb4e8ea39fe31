import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"

/** Keeps everybody else from using or cancelling a redemption until this transaction ends. Throws `not_found`. */
export async function lockRedemption(tx: Tx, redemptionId: string): Promise<{ id: string; status: string }> {
  const [row] = await tx.db.$queryRaw<{ id: string; status: string }[]>`
    SELECT "id", "status" FROM "redemption"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ${redemptionId}::uuid FOR UPDATE`
  if (!row) throw new DomainError("not_found")
  return row
}
