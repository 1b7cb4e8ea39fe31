import type { Tx } from "@/lib/core/ctx"

/** How far wallets are below zero, those alone that are; positive points by the wallet's id. */
export async function readDebts(tx: Tx, walletIds: readonly string[]): Promise<Map<string, bigint>> {
  if (walletIds.length === 0) return new Map()
  const rows = await tx.db.$queryRaw<{ id: string; debt: bigint }[]>`
    SELECT "id", -"availablePoints" AS "debt" FROM "wallet"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ANY(${walletIds}::uuid[]) AND "availablePoints" < 0`
  return new Map(rows.map(({ id, debt }) => [id, debt]))
}
