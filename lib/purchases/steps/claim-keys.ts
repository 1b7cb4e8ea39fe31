import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import type { PreparedPurchase } from "./prepare-purchases"

export interface StoredKey {
  externalId: string
  purchaseId: string
  contentHash: string
}

/** The purchases recorded already under any of the externalIds. */
export async function findKeys(tx: Tx, externalIds: readonly string[]): Promise<Map<string, StoredKey>> {
  if (externalIds.length === 0) return new Map()
  const rows = await tx.db.$queryRaw<StoredKey[]>`
    SELECT "externalId", "purchaseId", "contentHash" FROM "purchase_key"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "externalId" = ANY(${externalIds}::text[])`
  return new Map(rows.map((row) => [row.externalId, row]))
}

/**
 * Claims externalIds for new purchases, in one order for all, so that two batches cannot wait for each other; whoever
 * comes second waits for the first to end. Answers the new purchases' ids; those missing were taken meanwhile.
 */
export async function claimKeys(tx: Tx, purchases: readonly PreparedPurchase[]): Promise<Map<string, string>> {
  if (purchases.length === 0) return new Map()
  const sorted = [...purchases].sort((a, b) => (a.input.externalId < b.input.externalId ? -1 : 1))
  const rows = JSON.stringify(
    sorted.map(({ input, contentHash }) => ({ externalId: input.externalId, purchaseId: newId(), contentHash })),
  )
  const claimed = await tx.db.$queryRaw<{ externalId: string; purchaseId: string }[]>`
    INSERT INTO "purchase_key" ("merchantId", "externalId", "purchaseId", "contentHash")
    SELECT ${tx.merchantId}::uuid, "externalId", "purchaseId", "contentHash"
    FROM json_populate_recordset(NULL::"purchase_key", ${rows}::json)
    ON CONFLICT ("merchantId", "externalId") DO NOTHING RETURNING "externalId", "purchaseId"`
  return new Map(claimed.map(({ externalId, purchaseId }) => [externalId, purchaseId]))
}

/** Throws `external_id_conflict` unless the content is the same as what is recorded. */
export function requireSameContent(known: { contentHash: string }, sent: PreparedPurchase): void {
  if (known.contentHash !== sent.contentHash) throw new DomainError("external_id_conflict")
}
