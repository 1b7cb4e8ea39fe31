import type { Tx } from "@/lib/core/ctx"
import { Prisma } from "@/lib/core/generated/prisma/client"
import type { Bucket } from "@/lib/metrics/domain/buckets"
import { type Chosen, chosenCustomers } from "./segment-customers"
import { segmentDayRows } from "./segment-sums"

/** Sums of one rollup per bucket; place 0 holds all that came before the first. */
export interface Sums {
  metric: string
  programId: string
  dimension: string
  byBucket: bigint[]
  /** Whether a bucket has any row at all. */
  has: boolean[]
}

interface Row {
  metric: string
  programId: string
  dimension: string
  place: number
  value: bigint
}

function intoSums(rows: readonly Row[], places: number): Sums[] {
  const found = new Map<string, Sums>()
  for (const { metric, programId, dimension, place, value } of rows) {
    const key = `${metric} ${programId} ${dimension}`
    let sums = found.get(key)
    if (!sums) {
      sums = { metric, programId, dimension, byBucket: Array(places).fill(0n), has: Array(places).fill(false) }
      found.set(key, sums)
    }
    sums.byBucket[place] = value
    sums.has[place] = true
  }
  return [...found.values()]
}

export function startsOf(days: readonly string[]): Prisma.Sql {
  return Prisma.sql`${[...days]}::date[]`
}

const froms = (buckets: readonly Bucket[]) => startsOf(buckets.map(({ from }) => from))

/**
 * Sums of `rollup_day`, or of what the customers chosen alone make of it, by scope, metric, dimension and bucket. Only
 * `stocks` are summed from the beginning.
 */
export async function readSums(
  tx: Tx,
  metrics: string[],
  stocks: string[],
  buckets: readonly Bucket[],
  chosen?: Chosen,
): Promise<Sums[]> {
  const first = buckets[0]
  const last = buckets.at(-1)
  if (!first || !last || metrics.length + stocks.length === 0) return []
  const days = chosen
    ? segmentDayRows(tx)
    : Prisma.sql`(SELECT * FROM "rollup_day" WHERE "merchantId" = ${tx.merchantId}::uuid)`
  const rows = await tx.db.$queryRaw<Row[]>`
    ${chosen?.first ?? Prisma.empty}
    SELECT "metric", "programId", "dimension", width_bucket("day", ${froms(buckets)}) AS "place", sum("value")::bigint AS "value"
    FROM ${days} r
    WHERE "day" <= ${last.to}::date
      AND ("metric" = ANY(${stocks}::text[]) OR ("metric" = ANY(${metrics}::text[]) AND "day" >= ${first.from}::date))
    GROUP BY 1, 2, 3, 4`
  return intoSums(rows, buckets.length + 1)
}

/** Points of lots whose end has come, though no entry says so yet: by program and the day at whose beginning they ended. */
export async function readDueExpiry(tx: Tx, buckets: readonly Bucket[], chosen?: Chosen): Promise<Sums[]> {
  const last = buckets.at(-1)
  if (!last) return []
  const whose = chosen
    ? Prisma.sql`AND w."accountId" IN (SELECT m."accountId" FROM "member" m
        WHERE m."merchantId" = ${tx.merchantId}::uuid AND m."customerId" IN ${chosenCustomers})`
    : Prisma.empty
  const rows = await tx.db.$queryRaw<Row[]>`
    ${chosen?.first ?? Prisma.empty}
    SELECT 'pointsExpired' AS "metric", w."programId", CASE WHEN w."currency" = g."currencyCode" THEN '' ELSE w."currency" END AS "dimension",
           width_bucket((l."expiresAt" AT TIME ZONE ${tx.merchant.timeZone})::date, ${froms(buckets)}) AS "place",
           sum(l."remaining")::bigint AS "value"
    FROM "lot" l
    JOIN "wallet" w ON w."merchantId" = l."merchantId" AND w."id" = l."walletId"
    JOIN "program" g ON g."merchantId" = w."merchantId" AND g."id" = w."programId"
    WHERE l."merchantId" = ${tx.merchantId}::uuid AND l."remaining" > 0 AND l."expiresAt" <= ${tx.now}
      AND (l."expiresAt" AT TIME ZONE ${tx.merchant.timeZone})::date <= ${last.to}::date ${whose}
    GROUP BY 1, 2, 3, 4`
  return intoSums(rows, buckets.length + 1)
}
