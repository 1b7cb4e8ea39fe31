import { type Day, localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { type DataSpan, spanOf } from "@/lib/metrics/domain/period"

/** From when to when there are purchases or points; null where there are none yet. */
export async function readSpan(tx: Tx): Promise<DataSpan | null> {
  const [row] = await tx.db.$queryRaw<{ first: Day | null; last: Day | null; lastPurchase: Day | null }[]>`
    SELECT min("day")::text AS "first", max("day")::text AS "last",
           (max("day") FILTER (WHERE "metric" = 'purchases'))::text AS "lastPurchase"
    FROM "rollup_day"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "value" <> 0
      AND "metric" IN ('purchases', 'pointsIssued', 'pointsRedeemed', 'pointsAdjusted')`
  if (!row?.first || !row.last) return null
  return spanOf(row.first, row.lastPurchase ?? row.last, localDay(tx.now, tx.merchant.timeZone), row.last)
}
