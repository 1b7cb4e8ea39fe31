import type { Tx } from "@/lib/core/ctx"

/**
 * Lets uses of vouchers at one purchase, and undoing them, wait for each other until this transaction ends: the second use is
 * held against what the first took, and a return that is told of finds a use that was about to be stored. Before any wallet,
 * reward or redemption is locked.
 */
export async function holdPurchases(tx: Tx, externalIds: readonly string[]): Promise<void> {
  const names = externalIds.map((externalId) => `${tx.merchantId} ${externalId}`)
  await tx.db.$executeRaw`
    SELECT pg_advisory_xact_lock(one."key")
    FROM (SELECT DISTINCT hashtextextended(n, 16) AS "key" FROM unnest(${names}::text[]) AS n ORDER BY 1) one`
}
