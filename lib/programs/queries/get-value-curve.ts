import type { Day } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { requirePermission } from "@/lib/core/permissions"
import { toJsonInteger } from "@/lib/core/points"
import type { Tier } from "@/lib/tiers/domain/tier"
import type { EarningRule } from "../domain/definition"
import type { CurveMetric, CurveWindow, ValueCurve } from "../domain/value-curve"
import { pointsOfPurchase } from "../steps/points-of-purchase"

export type ValueCurveInput = {
  metric: CurveMetric
  window: CurveWindow
  /** For pointsEarned: what would be earned by. */
  rules?: EarningRule[]
  tiers?: Tier[]
  currency?: string
}

const mostValues = 20_000

/** A yearly tier holds to the end of the next year, so the better of this and the last year is what counts. */
const sumByWindow: Record<CurveWindow, Prisma.Sql> = {
  rolling365: Prisma.sql`coalesce(sum(s.value) FILTER (WHERE s.day > l.day - 365), 0)`,
  calendarYear: Prisma.sql`greatest(
    coalesce(sum(s.value) FILTER (WHERE s.day >= date_trunc('year', l.day)), 0),
    coalesce(sum(s.value) FILTER (WHERE s.day >= date_trunc('year', l.day) - interval '1 year' AND s.day < date_trunc('year', l.day)), 0))`,
  lifetime: Prisma.sql`sum(s.value)`,
}

/**
 * How spend, points or purchases are spread over the customers who ever bought, up to the last day with a purchase, in a
 * form in which the browser can count exactly. Amounts are the merchant's minor units.
 */
export async function getValueCurve(ctx: Ctx, input: ValueCurveInput): Promise<ValueCurve> {
  requirePermission(ctx, "metrics:read")
  return inRead(ctx, async (tx) => {
    let step = 1
    let rows = await readValues(tx, input, step)
    if (rows.length > mostValues) {
      const most = toJsonInteger(rows.at(-1)?.value ?? 0n)
      step = 10 ** Math.max(1, Math.ceil(Math.log10(most / mostValues)))
      rows = await readValues(tx, input, step)
    }
    return {
      metric: input.metric,
      window: input.window,
      asOf: (rows[0]?.asOf as Day | undefined) ?? null,
      customers: rows.reduce((sum, { count }) => sum + Number(count), 0),
      step,
      values: rows.map(({ value }) => toJsonInteger(value)),
      counts: rows.map(({ count }) => Number(count)),
    }
  })
}

async function readValues(tx: Tx, input: ValueCurveInput, step: number) {
  return tx.db.$queryRaw<{ asOf: string; value: bigint; count: bigint }[]>`
    WITH l AS (SELECT max("day") AS day FROM "customer_day" WHERE "merchantId" = ${tx.merchantId}::uuid),
    s AS (${sourceOf(tx, input)}),
    per_customer AS (
      SELECT s."customerId", ${sumByWindow[input.window]}::bigint AS value FROM s, l GROUP BY s."customerId", l.day
    )
    SELECT l.day::text AS "asOf", value / ${step}::bigint * ${step}::bigint AS value, count(*) AS count
    FROM per_customer, l GROUP BY 1, 2 ORDER BY 2`
}

function sourceOf(tx: Tx, { metric, rules = [], tiers = [], currency = "" }: ValueCurveInput): Prisma.Sql {
  if (metric === "pointsEarned") {
    const points = pointsOfPurchase(rules, tiers, currency).sql
    return Prisma.sql`SELECT p."customerId", p."localDay" AS day, ${points} AS value FROM "purchase" p
      WHERE p."merchantId" = ${tx.merchantId}::uuid AND p."customerId" IS NOT NULL`
  }
  const column = metric === "purchases" ? Prisma.sql`"purchases"` : Prisma.sql`"spendMinor"`
  return Prisma.sql`SELECT "customerId", "day", ${column} AS value FROM "customer_day"
    WHERE "merchantId" = ${tx.merchantId}::uuid`
}
