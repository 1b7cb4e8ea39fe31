import type { Tx } from "@/lib/core/ctx"
import type { ReturnToReverse } from "./plan-reversals"

type Row = Omit<ReturnToReverse, "asOf" | "named"> & { externalId: string; amountMinor: bigint; currency: string }

/** The returns of purchases that are awarded only now, in the order in which they occurred, each as of then. */
export async function readReturnsToReverse(tx: Tx, purchaseIds: readonly string[]): Promise<ReturnToReverse[]> {
  if (purchaseIds.length === 0) return []
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT t."id" AS "returnId", t."purchaseId", t."occurredAt", t."isWhole", t."externalId", t."amountMinor", p."currency",
      (row_number() OVER (PARTITION BY t."purchaseId" ORDER BY t."id") - 1)::int AS "position"
    FROM "purchase_return" t JOIN "purchase" p ON p."merchantId" = ${tx.merchantId}::uuid AND p."id" = t."purchaseId"
    WHERE t."merchantId" = ${tx.merchantId}::uuid AND t."purchaseId" = ANY(${purchaseIds}::uuid[])
    ORDER BY t."occurredAt", t."id"`
  return rows.map(({ externalId, amountMinor, currency, ...row }) => {
    const named = { externalId, occurredAt: row.occurredAt.toISOString(), amountMinor: Number(amountMinor), currency }
    return { ...row, asOf: row.occurredAt, named }
  })
}
