import type { Day } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"

/**
 * The local days from one on, on which the members of accounts bought or earned with an event, by account. What an event
 * gave to a member who was merged into one of them counts; what corrections took away or wrote off does not.
 */
export async function readActivityDays(tx: Tx, accountIds: readonly string[], from: Day): Promise<Map<string, Day[]>> {
  if (accountIds.length === 0) return new Map()
  const rows = await tx.db.$queryRaw<{ accountId: string; days: Day[] }[]>`
    SELECT m."accountId", array_agg(DISTINCT a."day"::text) AS "days" FROM "member" m
    JOIN LATERAL (
      SELECT p."localDay" AS "day" FROM "purchase" p
      WHERE p."merchantId" = m."merchantId" AND p."customerId" = m."customerId" AND p."localDay" >= ${from}::date
        AND p."occurredAt" >= ${from}::date - 2 AND p."occurredAt" >= m."joinedAt"
      UNION ALL
      SELECT v."localDay" FROM "event" v
      JOIN "entry" e ON e."merchantId" = v."merchantId" AND e."eventId" = v."id" AND e."programId" = m."programId"
        AND e."kind" IN ('award', 'correction') AND e."tierId" IS NULL
      WHERE v."merchantId" = m."merchantId" AND v."customerId" = m."customerId" AND v."occurredAt" >= ${from}::date - 2
        AND v."localDay" >= ${from}::date
      GROUP BY v."id", v."localDay", e."currency"
      HAVING sum(e."points") > coalesce((SELECT sum(c."writtenOffPoints") FROM "award_correction" c
        WHERE c."merchantId" = ${tx.merchantId}::uuid AND c."eventId" = v."id" AND c."programId" = m."programId"
          AND c."currency" = e."currency"), 0)
    ) a ON true
    WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."accountId" = ANY(${accountIds}::uuid[])
    GROUP BY m."accountId"`
  return new Map(rows.map(({ accountId, days }) => [accountId, [...days].sort()]))
}
