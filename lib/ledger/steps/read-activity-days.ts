import type { Day } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"

/** The local days from one on, on which the members of accounts bought or earned with an event, by account. */
export async function readActivityDays(tx: Tx, accountIds: readonly string[], from: Day): Promise<Map<string, Day[]>> {
  if (accountIds.length === 0) return new Map()
  const rows = await tx.db.$queryRaw<{ accountId: string; days: Day[] }[]>`
    SELECT m."accountId", array_agg(DISTINCT a."day"::text) AS "days" FROM "member" m
    JOIN LATERAL (
      SELECT p."localDay" AS "day" FROM "purchase" p
      WHERE p."merchantId" = m."merchantId" AND p."customerId" = m."customerId" AND p."localDay" >= ${from}::date
        AND p."occurredAt" >= ${from}::date - 2 AND p."occurredAt" >= m."joinedAt"
      UNION ALL
      SELECT e."effectiveDay" FROM "event" v
      JOIN "entry" e ON e."merchantId" = v."merchantId" AND e."eventId" = v."id" AND e."memberId" = m."id" AND e."kind" = 'award'
      WHERE v."merchantId" = m."merchantId" AND v."customerId" = m."customerId" AND v."occurredAt" >= ${from}::date - 2
        AND e."effectiveDay" >= ${from}::date
    ) a ON true
    WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."accountId" = ANY(${accountIds}::uuid[])
    GROUP BY m."accountId"`
  return new Map(rows.map(({ accountId, days }) => [accountId, [...days].sort()]))
}
