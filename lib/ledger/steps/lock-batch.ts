import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"

interface LockedBatch {
  createdBy: string
  status: string
  reason: string
}

/** A file of adjustments, locked until the transaction ends. Throws `not_found`. */
export async function lockBatch(tx: Tx, id: string): Promise<LockedBatch> {
  const [batch] = await tx.db.$queryRaw<LockedBatch[]>`
    SELECT "createdBy", "status", "reason" FROM "adjustment_batch"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ${id}::uuid FOR NO KEY UPDATE`
  if (!batch) throw new DomainError("not_found")
  return batch
}
