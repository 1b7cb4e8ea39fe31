import type { Day } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { toJsonInteger } from "@/lib/core/points"
import type { PresetHistory } from "../domain/preset-history"

/**
 * How customers bought in the year that ends with the last purchase; null where none is recorded. One pass over the sums of each customer's days in that year: what it costs is
 * bounded by one year of purchases.
 */
export async function readPresetHistory({ db, merchantId }: Tx): Promise<PresetHistory | null> {
  const [row] = await db.$queryRaw<Row[]>`
    WITH l AS (SELECT max("day") AS day FROM "customer_day" WHERE "merchantId" = ${merchantId}::uuid),
    each AS (
      SELECT d."customerId", sum(d."purchases") AS purchases, greatest(sum(d."spendMinor"), 0) AS spend,
        min(d."day") AS first, max(d."day") AS last
      FROM "customer_day" d, l
      WHERE d."merchantId" = ${merchantId}::uuid AND d."day" > l.day - 365
      GROUP BY d."customerId" HAVING sum(d."purchases") > 0
    ),
    ranked AS (SELECT *, ntile(10) OVER (ORDER BY spend DESC, "customerId") AS tenth FROM each)
    SELECT count(*) AS customers, sum(purchases)::bigint AS purchases, sum(spend)::bigint AS spend,
      (max(last) - min(first) + 1) AS days, max(last)::text AS "lastDay",
      percentile_disc(0.5) WITHIN GROUP (ORDER BY purchases)::bigint AS "medianPurchases",
      percentile_disc(0.5) WITHIN GROUP (ORDER BY (last - first)::numeric / nullif(purchases - 1, 0))
        FILTER (WHERE purchases > 1 AND last > first) AS "medianGapDays",
      count(*) FILTER (WHERE purchases > 1) AS repeated,
      coalesce(sum(spend) FILTER (WHERE tenth = 1), 0)::bigint AS "topSpend",
      percentile_disc(ARRAY[0.5, 0.7, 0.9, 0.97]) WITHIN GROUP (ORDER BY spend)::bigint[] AS spends
    FROM ranked`
  return row && row.customers > 0n ? historyOf(row) : null
}

type Row = {
  customers: bigint
  purchases: bigint
  spend: bigint
  days: number
  lastDay: string
  medianPurchases: bigint
  medianGapDays: { toString(): string } | null
  repeated: bigint
  topSpend: bigint
  spends: bigint[]
}

function historyOf(row: Row): PresetHistory {
  const [p50 = 0, p70 = 0, p90 = 0, p97 = 0] = row.spends.map(toJsonInteger)
  return {
    customers: Number(row.customers),
    purchases: Number(row.purchases),
    days: Number(row.days),
    lastDay: row.lastDay as Day,
    averageOrderMinor: toJsonInteger(row.spend / row.purchases),
    medianPurchases: Number(row.medianPurchases),
    medianGapDays: row.medianGapDays === null ? null : Number(row.medianGapDays.toString()),
    repeatBasisPoints: Number((row.repeated * 10_000n) / row.customers),
    topTenthBasisPoints: row.spend > 0n ? Number((row.topSpend * 10_000n) / row.spend) : 0,
    spendMinor: { p50, p70, p90, p97 },
  }
}
