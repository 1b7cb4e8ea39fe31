import type { Tx } from "@/lib/core/ctx"

/** Of a program's members, the members who were merged into them since: whose id leads to the id of who is left. */
export async function mergedMembers(
  tx: Tx,
  programId: string,
  members: readonly { id: string; customerId: string }[],
): Promise<Map<string, string>> {
  if (members.length === 0) return new Map()
  const left = new Map(members.map(({ id, customerId }) => [customerId, id]))
  const rows = await tx.db.$queryRaw<{ id: string; customerId: string }[]>`
    WITH RECURSIVE step AS (
      SELECT "fromCustomerId" AS "id", "intoCustomerId" AS "customerId" FROM "customer_merge"
      WHERE "merchantId" = ${tx.merchantId}::uuid AND "intoCustomerId" = ANY(${[...left.keys()]}::uuid[])
      UNION ALL
      SELECT g."fromCustomerId", s."customerId" FROM step s
      JOIN "customer_merge" g ON g."merchantId" = ${tx.merchantId}::uuid AND g."intoCustomerId" = s."id"
    )
    SELECT m."id", s."customerId" FROM step s
    JOIN "member" m ON m."merchantId" = ${tx.merchantId}::uuid AND m."customerId" = s."id"
    WHERE m."programId" = ${programId}::uuid AND m."status" = 'merged'`
  return new Map(rows.map(({ id, customerId }) => [id, left.get(customerId) ?? ""]))
}
