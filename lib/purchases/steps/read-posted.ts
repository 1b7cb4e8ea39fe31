import type { Tx } from "@/lib/core/ctx"

/** What a purchase earned in a program so far, corrections included. */
export interface PostedAwards {
  versionId: string | undefined
  /** By currency. */
  points: Map<string, bigint>
  /** Its award and correction entries, first ones first. */
  entryIds: string[]
}

interface Row {
  id: string
  purchaseId: string
  versionId: string | null
  currency: string
  points: bigint
}

/** Awards and their corrections, by the purchase's id. */
export async function readPosted(
  tx: Tx,
  programId: string,
  purchaseIds: readonly string[],
): Promise<Map<string, PostedAwards>> {
  const posted = new Map<string, PostedAwards>()
  if (purchaseIds.length === 0) return posted
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT "id", "purchaseId", "programVersionId" AS "versionId", "currency", "points" FROM "entry"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "purchaseId" = ANY(${purchaseIds}::uuid[])
      AND "programId" = ${programId}::uuid AND "kind" IN ('award', 'correction') ORDER BY "id"`
  for (const { id, purchaseId, versionId, currency, points } of rows) {
    const none: PostedAwards = { versionId: versionId ?? undefined, points: new Map(), entryIds: [] }
    const known = posted.get(purchaseId) ?? none
    known.points.set(currency, (known.points.get(currency) ?? 0n) + points)
    known.entryIds.push(id)
    posted.set(purchaseId, known)
  }
  return posted
}
