import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"

export interface ReturnKey {
  externalId: string
  returnId: string
  contentHash: string
}

/** The returns recorded already under any of the externalIds. */
export async function findReturnKeys(tx: Tx, externalIds: readonly string[]): Promise<Map<string, ReturnKey>> {
  if (externalIds.length === 0) return new Map()
  const rows = await tx.db.$queryRaw<ReturnKey[]>`
    SELECT "externalId", "returnId", "contentHash" FROM "purchase_return_key"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "externalId" = ANY(${externalIds}::text[])`
  return new Map(rows.map((row) => [row.externalId, row]))
}

/**
 * Claims externalIds for new returns, in one order for all, so that two batches cannot wait for each other; whoever comes
 * second waits for the first to end. Answers how many were claimed: the others were taken meanwhile.
 */
export async function claimReturnKeys(tx: Tx, keys: readonly ReturnKey[]): Promise<number> {
  if (keys.length === 0) return 0
  const sorted = [...keys].sort((a, b) => (a.externalId < b.externalId ? -1 : 1))
  return tx.db.$executeRaw`
    INSERT INTO "purchase_return_key" ("merchantId", "externalId", "returnId", "contentHash")
    SELECT ${tx.merchantId}::uuid, "externalId", "returnId", "contentHash"
    FROM json_populate_recordset(NULL::"purchase_return_key", ${JSON.stringify(sorted)}::json)
    ON CONFLICT DO NOTHING`
}

/** Throws `external_id_conflict` unless the content is the same as what is recorded. */
export function requireSameReturn(known: { contentHash: string }, sent: { contentHash: string }): void {
  if (known.contentHash === sent.contentHash) return
  throw new DomainError("external_id_conflict", {
    detail: "Another return with this externalId was recorded, with other content.",
  })
}
