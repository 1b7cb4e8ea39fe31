import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { wholeMerchant } from "@/lib/metrics/domain/scope"
import { figureNumber } from "@/lib/metrics/domain/series"

/** What the best customers do, over the whole history. */
export interface BestCustomers {
  /** Customers with at least one purchase. */
  buyers: number
  purchases: number
  revenueMinor: number
  /** The tenth of buyers who spent most, rounded up, and what they spent. */
  topBuyers: number
  topRevenueMinor: number
  /** Buyers with two purchases or more. */
  repeatBuyers: number
  /** Mean days between two purchases of a repeat buyer; null without one. */
  meanGapDays: number | null
  /** Half of all buyers bought as often or less. */
  medianPurchases: number
  /** Purchases by weekday, Monday first, all purchases. */
  byWeekday: number[]
}

interface Row {
  buyers: bigint
  purchases: bigint
  revenueMinor: bigint
  topBuyers: bigint
  topRevenueMinor: bigint
  repeatBuyers: bigint
  meanGapDays: number | null
  medianPurchases: number | null
}

/** Who the best customers are and how they buy, over the whole history; null before the first purchase of a known customer. */
export async function getBestCustomers(ctx: Ctx): Promise<BestCustomers | null> {
  requirePermission(ctx, "metrics:read")
  return inRead(ctx, async (tx) => {
    const [row] = await tx.db.$queryRaw<Row[]>`
      SELECT count(*) AS "buyers", sum("purchaseCount")::bigint AS "purchases", sum("revenueMinor")::bigint AS "revenueMinor",
             count(*) FILTER (WHERE "place" <= ceil("of" / 10.0)) AS "topBuyers",
             coalesce(sum("revenueMinor") FILTER (WHERE "place" <= ceil("of" / 10.0)), 0)::bigint AS "topRevenueMinor",
             count(*) FILTER (WHERE "purchaseCount" >= 2) AS "repeatBuyers",
             (sum(extract(epoch FROM "lastPurchaseAt" - "firstPurchaseAt")) / 86400
               / nullif(sum("purchaseCount" - 1), 0))::float8 AS "meanGapDays",
             (percentile_disc(0.5) WITHIN GROUP (ORDER BY "purchaseCount"))::float8 AS "medianPurchases"
      FROM (
        SELECT *, row_number() OVER (ORDER BY "revenueMinor" DESC, "id") AS "place", count(*) OVER () AS "of"
        FROM "customer" WHERE "merchantId" = ${tx.merchantId}::uuid AND "purchaseCount" > 0
      ) c`
    if (!row || row.buyers === 0n) return null
    const weekdays = await tx.db.$queryRaw<{ weekday: number; purchases: bigint }[]>`
      SELECT extract(isodow FROM "day")::int AS "weekday", sum("value")::bigint AS "purchases" FROM "rollup_day"
      WHERE "merchantId" = ${tx.merchantId}::uuid AND "programId" = ${wholeMerchant}::uuid AND "metric" = 'purchases'
      GROUP BY 1`
    const byWeekday = [1, 2, 3, 4, 5, 6, 7].map((day) =>
      figureNumber(weekdays.find(({ weekday }) => weekday === day)?.purchases ?? 0n),
    )
    return {
      buyers: figureNumber(row.buyers),
      purchases: figureNumber(row.purchases),
      revenueMinor: figureNumber(row.revenueMinor),
      topBuyers: figureNumber(row.topBuyers),
      topRevenueMinor: figureNumber(row.topRevenueMinor),
      repeatBuyers: figureNumber(row.repeatBuyers),
      meanGapDays: row.repeatBuyers === 0n ? null : row.meanGapDays,
      medianPurchases: row.medianPurchases ?? 0,
      byWeekday,
    }
  })
}
