import type { Tx } from "@/lib/core/ctx"

export interface ReturnTime {
  purchaseId: string
  occurredAt: Date
  recordedAt: Date
  /** Whether by itself, with those recorded before, it left nothing of the purchase. */
  isWhole: boolean
}

/** When returns of customers' purchases were recorded, by their ids. */
export async function readReturnTimes(tx: Tx, customerIds: readonly string[]): Promise<Map<string, ReturnTime>> {
  const rows = await tx.db.$queryRaw<(ReturnTime & { id: string })[]>`
    SELECT "id", "purchaseId", "occurredAt", "recordedAt", "isWhole" FROM "purchase_return"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "customerId" = ANY(${customerIds}::uuid[]) AND "purchaseId" IS NOT NULL`
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}
