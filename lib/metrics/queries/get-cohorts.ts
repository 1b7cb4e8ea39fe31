import { type Day, localDay, parseDay, startOfMonth } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { earlierOf, laterOf } from "@/lib/metrics/domain/buckets"
import { figureNumber } from "@/lib/metrics/domain/series"
import type { CohortsInput } from "@/lib/metrics/schema"

const mostMonths = 240

export interface Cohort {
  /** YYYY-MM: the month of the first purchase. */
  cohort: string
  size: number
  /** How many of them bought in month 0, 1, 2, … after it. */
  values: number[]
}

interface Row {
  cohort: Day
  month: number
  customers: bigint
}

function monthIndex(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

async function monthsWithPurchases(tx: Tx): Promise<{ first: Day; last: Day } | null> {
  const [row] = await tx.db.$queryRaw<{ first: Day | null; last: Day | null }[]>`
    SELECT min("cohort")::text AS "first", max(("cohort" + make_interval(months => "month"))::date)::text AS "last"
    FROM "rollup_cohort" WHERE "merchantId" = ${tx.merchantId}::uuid AND "customers" > 0`
  return row?.first && row.last ? { first: row.first, last: row.last } : null
}

function intoCohorts(rows: readonly Row[], last: Day): Cohort[] {
  const cohorts = new Map<string, Cohort>()
  for (const { cohort, month, customers } of rows) {
    const name = cohort.slice(0, 7)
    const length = monthIndex(last) - monthIndex(cohort) + 1
    const found = cohorts.get(name) ?? { cohort: name, size: 0, values: Array<number>(length).fill(0) }
    if (month === 0) found.size = figureNumber(customers)
    if (month < length) found.values[month] = figureNumber(customers)
    cohorts.set(name, found)
  }
  return [...cohorts.values()]
}

/** Customers by the month of their first purchase, and how many of them bought in each month since. Throws `invalid_input`. */
export async function getCohorts(ctx: Ctx, input: CohortsInput): Promise<{ cohorts: Cohort[] }> {
  requirePermission(ctx, "metrics:read")
  return inRead(ctx, async (tx) => {
    const months = await monthsWithPurchases(tx)
    if (!months) return { cohorts: [] }
    const from = startOfMonth(parseDay(input.from ?? months.first))
    const thisMonth = startOfMonth(localDay(tx.now, tx.merchant.timeZone))
    const last = earlierOf(startOfMonth(parseDay(input.to ?? months.last)), laterOf(months.last, thisMonth))
    if (monthIndex(last) - monthIndex(laterOf(from, months.first)) >= mostMonths) {
      const message = `Spans more than ${mostMonths} months. Ask for a later first cohort.`
      throw new DomainError("invalid_input", { fields: [{ path: "from", message }] })
    }
    const rows = await tx.db.$queryRaw<Row[]>`
      SELECT "cohort"::text AS "cohort", "month", "customers" FROM "rollup_cohort"
      WHERE "merchantId" = ${tx.merchantId}::uuid AND "customers" > 0
        AND "cohort" BETWEEN ${from}::date AND ${last}::date AND "month" >= 0
      ORDER BY "cohort", "month"`
    return { cohorts: intoCohorts(rows, last) }
  })
}
