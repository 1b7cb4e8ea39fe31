import type { Tx } from "@/lib/core/ctx"

/** What a purchase or an event earned in a program so far, corrections included and returns taken off. */
export interface PostedAwards {
  versionId: string | undefined
  /** By currency: what it should still be worth. What a return wrote off is taken off as well. */
  points: Map<string, bigint>
  /** Its award and correction entries, first ones first. */
  entryIds: string[]
}

interface Row {
  id: string
  activityId: string
  versionId: string | null
  currency: string
  points: bigint
}

/** What activities of members earned, by the id of the purchase or event. */
export async function readPosted(
  tx: Tx,
  programId: string,
  { purchaseIds, eventIds }: { purchaseIds: readonly string[]; eventIds: readonly string[] },
): Promise<Map<string, PostedAwards>> {
  const posted = new Map<string, PostedAwards>()
  if (purchaseIds.length + eventIds.length === 0) return posted
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT "id", coalesce("purchaseId", "eventId") AS "activityId", "programVersionId" AS "versionId", "currency", "points" FROM "entry"
    WHERE "merchantId" = ${tx.merchantId}::uuid
      AND ("purchaseId" = ANY(${purchaseIds}::uuid[]) OR ("eventId" IS NOT NULL AND "eventId" = ANY(${eventIds}::uuid[])))
      AND "programId" = ${programId}::uuid AND "kind" IN ('award', 'correction') ORDER BY "id"`
  for (const { id, activityId, versionId, currency, points } of rows) {
    const none: PostedAwards = { versionId: versionId ?? undefined, points: new Map(), entryIds: [] }
    const known = posted.get(activityId) ?? none
    known.points.set(currency, (known.points.get(currency) ?? 0n) + points)
    known.entryIds.push(id)
    posted.set(activityId, known)
  }
  for (const { purchaseId, currency, points } of await readReversed(tx, programId, purchaseIds)) {
    const known = posted.get(purchaseId)
    known?.points.set(currency, (known.points.get(currency) ?? 0n) - points)
  }
  return posted
}

type ReversedRow = { purchaseId: string; currency: string; points: bigint }

async function readReversed(tx: Tx, programId: string, purchaseIds: readonly string[]): Promise<ReversedRow[]> {
  return tx.db.$queryRaw<ReversedRow[]>`
    SELECT "purchaseId", "currency", sum("points" + "writtenOffPoints")::bigint AS "points" FROM "return_reversal"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "purchaseId" = ANY(${purchaseIds}::uuid[]) AND "programId" = ${programId}::uuid
    GROUP BY 1, 2`
}
