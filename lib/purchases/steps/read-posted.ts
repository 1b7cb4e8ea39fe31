import type { Tx } from "@/lib/core/ctx"

/** What a purchase or an event earned in a program so far, corrections included and returns taken off. */
export interface PostedAwards {
  versionId: string | undefined
  /** By currency: what it should still be worth. What a return wrote off or a cancellation took is taken off as well. */
  points: Map<string, bigint>
  /** By currency, of what waited for an action: what was cancelled. */
  cancelled: Map<string, bigint>
  /** By currency: what returns wrote off. */
  writtenOff: Map<string, bigint>
  /** Its award and correction entries, first ones first. */
  entryIds: string[]
}

interface Row {
  id: string
  activityId: string
  kind: string
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
    SELECT "id", coalesce("purchaseId", "eventId") AS "activityId", "kind", "programVersionId" AS "versionId", "currency", "points" FROM "entry"
    WHERE "merchantId" = ${tx.merchantId}::uuid
      AND ("purchaseId" = ANY(${purchaseIds}::uuid[]) OR ("eventId" IS NOT NULL AND "eventId" = ANY(${eventIds}::uuid[])))
      AND "programId" = ${programId}::uuid AND ("kind" IN ('award', 'correction') OR ("kind" = 'reversal' AND "returnId" IS NULL)) ORDER BY "id"`
  for (const { id, activityId, kind, versionId, currency, points } of rows) {
    const none: PostedAwards = {
      versionId: versionId ?? undefined,
      points: new Map(),
      cancelled: new Map(),
      writtenOff: new Map(),
      entryIds: [],
    }
    const known = posted.get(activityId) ?? none
    known.points.set(currency, (known.points.get(currency) ?? 0n) + points)
    if (kind === "reversal") known.cancelled.set(currency, (known.cancelled.get(currency) ?? 0n) - points)
    else known.entryIds.push(id)
    posted.set(activityId, known)
  }
  for (const { purchaseId, currency, points, writtenOffPoints } of await readReversed(tx, programId, purchaseIds)) {
    const known = posted.get(purchaseId)
    known?.points.set(currency, (known.points.get(currency) ?? 0n) - points)
    known?.writtenOff.set(currency, writtenOffPoints)
  }
  return posted
}

type ReversedRow = { purchaseId: string; currency: string; points: bigint; writtenOffPoints: bigint }

async function readReversed(tx: Tx, programId: string, purchaseIds: readonly string[]): Promise<ReversedRow[]> {
  return tx.db.$queryRaw<ReversedRow[]>`
    SELECT "purchaseId", "currency", sum("points" + "writtenOffPoints")::bigint AS "points",
      sum("writtenOffPoints")::bigint AS "writtenOffPoints" FROM "return_reversal"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "purchaseId" = ANY(${purchaseIds}::uuid[]) AND "programId" = ${programId}::uuid
    GROUP BY 1, 2`
}
