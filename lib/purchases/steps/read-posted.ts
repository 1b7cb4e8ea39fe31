import type { Tx } from "@/lib/core/ctx"

/** That a purchase or an event earned in a program, and by which version. */
export interface PostedAwards {
  versionId: string | undefined
  /** Its first entry. */
  entryId: string
  /** Whether it still earns anything, in any currency. */
  earns: boolean
}

interface Row {
  activityId: string
  entryId: string
  versionId: string | null
  earns: boolean
}

/** What activities of members earned, by the id of the purchase or event. Gifts of tiers are not of them. */
export async function readPosted(
  tx: Tx,
  programId: string,
  { purchaseIds, eventIds }: { purchaseIds: readonly string[]; eventIds: readonly string[] },
): Promise<Map<string, PostedAwards>> {
  if (purchaseIds.length + eventIds.length === 0) return new Map()
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT "activityId", (array_agg("entryId" ORDER BY "entryId"))[1] AS "entryId",
      (array_agg("versionId" ORDER BY "entryId"))[1] AS "versionId", bool_or("points" > 0) AS "earns"
    FROM (
      SELECT coalesce("purchaseId", "eventId") AS "activityId", "currency", min("id"::text)::uuid AS "entryId",
        (array_agg("programVersionId" ORDER BY "id"))[1] AS "versionId",
        sum("points") AS "points"
      FROM "entry"
      WHERE "merchantId" = ${tx.merchantId}::uuid
        AND ("purchaseId" = ANY(${purchaseIds}::uuid[]) OR ("eventId" IS NOT NULL AND "eventId" = ANY(${eventIds}::uuid[])))
        AND "programId" = ${programId}::uuid AND "kind" IN ('award', 'correction') AND "returnId" IS NULL AND "tierId" IS NULL
      GROUP BY 1, 2
    ) e GROUP BY 1`
  return new Map(
    rows.map(({ activityId, versionId, ...row }) => [activityId, { ...row, versionId: versionId ?? undefined }]),
  )
}
