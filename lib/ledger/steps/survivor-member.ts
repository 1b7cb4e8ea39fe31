import type { Tx } from "@/lib/core/ctx"

/** Of a member whose customer was merged into another: the other's membership of the same program. Null: there is none. */
export async function survivorMember(tx: Tx, memberId: string): Promise<string | null> {
  const [row] = await tx.db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE step AS (
      SELECT m."customerId", m."programId", 0 AS "depth" FROM "member" m
      WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."id" = ${memberId}::uuid AND m."status" = 'merged'
      UNION ALL
      SELECT g."intoCustomerId", s."programId", s."depth" + 1 FROM step s
      JOIN "customer_merge" g ON g."merchantId" = ${tx.merchantId}::uuid AND g."fromCustomerId" = s."customerId"
    )
    SELECT m."id" FROM step s
    JOIN "member" m ON m."merchantId" = ${tx.merchantId}::uuid AND m."customerId" = s."customerId" AND m."programId" = s."programId"
    WHERE m."status" <> 'merged' ORDER BY s."depth" DESC LIMIT 1`
  return row?.id ?? null
}
