import type { Day } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { toJsonInteger } from "@/lib/core/points"
import type { Tier } from "@/lib/tiers/domain/tier"
import type { EarningRule } from "../domain/definition"
import type { EarningEstimate, SampleCustomer } from "../domain/earning-estimate"
import { type PointsExpression, pointsOfPurchase } from "../steps/points-of-purchase"

export type EstimateInput = { rules: EarningRule[]; tiers: Tier[]; currency: string; costs: number[] }

/** What rules would have given for all purchases recorded, had every customer been a member: nothing is written. */
export async function estimateEarning(ctx: Ctx, input: EstimateInput): Promise<EarningEstimate> {
  requirePermission(ctx, "metrics:read")
  const points = pointsOfPurchase(input.rules, input.tiers, input.currency)
  return inRead(ctx, async (tx) => {
    const totals = await readTotals(tx, points, input.costs)
    const [typicalId, bestId] = await readSampleIds(tx)
    return {
      ...totals,
      exact: points.exact,
      typical: typicalId ? await readSample(tx, points, typicalId) : null,
      best: bestId ? await readSample(tx, points, bestId) : null,
    }
  })
}

async function readTotals(tx: Tx, points: PointsExpression, costs: number[]) {
  const [row] = await tx.db.$queryRaw<
    {
      customers: bigint
      purchases: bigint
      points: bigint
      revenue: bigint
      first: string | null
      last: string | null
      reach: bigint[]
    }[]
  >`
    WITH per_customer AS MATERIALIZED (
      SELECT p."customerId", count(*) AS purchases, sum(${points.sql})::bigint AS points,
        sum(p."revenueMinor")::bigint AS revenue, min(p."localDay") AS first, max(p."localDay") AS last
      FROM "purchase" p WHERE p."merchantId" = ${tx.merchantId}::uuid AND p."customerId" IS NOT NULL
      GROUP BY p."customerId"
    )
    SELECT count(*) AS customers, coalesce(sum(purchases), 0)::bigint AS purchases,
      coalesce(sum(points), 0)::bigint AS points, coalesce(sum(revenue), 0)::bigint AS revenue,
      min(first)::text AS first, max(last)::text AS last,
      (SELECT coalesce(array_agg((SELECT count(*) FROM per_customer c WHERE c.points >= asked.cost) ORDER BY asked.place), '{}')
        FROM unnest(${costs}::bigint[]) WITH ORDINALITY AS asked(cost, place)) AS reach
    FROM per_customer`
  return {
    customers: Number(row?.customers ?? 0),
    purchases: Number(row?.purchases ?? 0),
    points: toJsonInteger(row?.points ?? 0n),
    revenueMinor: toJsonInteger(row?.revenue ?? 0n),
    firstDay: (row?.first ?? null) as Day | null,
    lastDay: (row?.last ?? null) as Day | null,
    reach: (row?.reach ?? []).map(Number),
  }
}

async function readSampleIds(tx: Tx): Promise<[string | undefined, string | undefined]> {
  const ids = await tx.db.$queryRaw<{ id: string }[]>`
    WITH ranked AS (
      SELECT "id", row_number() OVER (ORDER BY "spendMinor", "id") AS place, count(*) OVER () AS total
      FROM "customer" WHERE "merchantId" = ${tx.merchantId}::uuid AND "purchaseCount" > 0
    )
    SELECT "id" FROM ranked WHERE place IN ((total + 1) / 2, total) ORDER BY place`
  return [ids[0]?.id, ids.at(-1)?.id]
}

async function readSample(tx: Tx, points: PointsExpression, customerId: string): Promise<SampleCustomer> {
  const rows = await tx.db.$queryRaw<{ day: string; spend: bigint; points: bigint; purchases: bigint }[]>`
    SELECT p."localDay"::text AS day, sum(p."baseMinor")::bigint AS spend, sum(${points.sql})::bigint AS points,
      count(*) AS purchases
    FROM "purchase" p WHERE p."merchantId" = ${tx.merchantId}::uuid AND p."customerId" = ${customerId}::uuid
    GROUP BY p."localDay" ORDER BY p."localDay"`
  const days = rows.map((row) => ({
    day: row.day as Day,
    spendMinor: toJsonInteger(row.spend),
    points: toJsonInteger(row.points),
    purchases: Number(row.purchases),
  }))
  return {
    spendMinor: days.reduce((sum, day) => sum + day.spendMinor, 0),
    points: days.reduce((sum, day) => sum + day.points, 0),
    days,
  }
}
