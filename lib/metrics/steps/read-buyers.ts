import type { Tx } from "@/lib/core/ctx"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { type Bucket, bucketBefore, type Interval } from "@/lib/metrics/domain/buckets"
import { wholeMerchant } from "@/lib/metrics/domain/scope"
import { startsOf } from "./read-sums"
import { type Chosen, chosenCustomers } from "./segment-customers"

/** Distinct customers of some days: who bought, who bought twice or more, who bought in the days before, who in both. */
export interface Buyers {
  buyers: bigint
  repeatBuyers: bigint
  returningBuyers: bigint
  buyersBefore: bigint
}

interface DayRange {
  from: string
  to: string
}

/** The days `c` of customers in a scope, of those chosen alone where some are. */
function daysOf(tx: Tx, scope: string, chosen: Chosen | undefined): Prisma.Sql {
  const joins =
    scope === wholeMerchant
      ? Prisma.empty
      : Prisma.sql`JOIN "rollup_join" j ON j."merchantId" = c."merchantId" AND j."customerId" = c."customerId"
                     AND j."programId" = ${scope}::uuid AND c."day" >= j."joinedDay"`
  const whose = chosen ? Prisma.sql`AND c."customerId" IN ${chosenCustomers}` : Prisma.empty
  return Prisma.sql`"rollup_customer" c ${joins} WHERE c."merchantId" = ${tx.merchantId}::uuid ${whose}`
}

/** Distinct customers of any days, counted from their days; `before` are the days to compare with, which end where these begin. */
export async function readBuyersOf(
  tx: Tx,
  scope: string,
  range: DayRange,
  before: DayRange,
  chosen?: Chosen,
): Promise<Buyers> {
  const [row] = await tx.db.$queryRaw<Buyers[]>`
    ${chosen?.first ?? Prisma.empty}
    SELECT count(*) FILTER (WHERE "now" > 0) AS "buyers", count(*) FILTER (WHERE "now" >= 2) AS "repeatBuyers",
           count(*) FILTER (WHERE "now" > 0 AND "then" > 0) AS "returningBuyers", count(*) FILTER (WHERE "then" > 0) AS "buyersBefore"
    FROM (
      SELECT coalesce(sum(c."purchases") FILTER (WHERE c."day" >= ${range.from}::date), 0) AS "now",
             coalesce(sum(c."purchases") FILTER (WHERE c."day" <= ${before.to}::date), 0) AS "then"
      FROM ${daysOf(tx, scope, chosen)} AND c."day" BETWEEN ${before.from}::date AND ${range.to}::date
      GROUP BY c."customerId"
    ) s`
  return row ?? { buyers: 0n, repeatBuyers: 0n, returningBuyers: 0n, buyersBefore: 0n }
}

interface StoredRow {
  bucket: string
  metric: "buyers" | "repeatBuyers" | "returningBuyers"
  value: bigint
}

async function readStored(
  tx: Tx,
  scope: string,
  interval: Interval,
  from: string,
  to: string,
): Promise<Map<string, bigint>> {
  const rows = await tx.db.$queryRaw<StoredRow[]>`
    SELECT "bucket"::text AS "bucket", "metric", "value" FROM "rollup_buyers"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "programId" = ${scope}::uuid AND "grain" = ${interval}
      AND "bucket" BETWEEN ${from}::date AND ${to}::date`
  return new Map(rows.map(({ bucket, metric, value }) => [`${bucket} ${metric}`, value]))
}

/** The same of the customers chosen, whom nothing is kept of: counted from their days, for all whole buckets at once. */
async function readCounted(
  tx: Tx,
  scope: string,
  starts: readonly string[],
  to: string,
  chosen: Chosen,
): Promise<Map<string, bigint>> {
  const rows = await tx.db.$queryRaw<StoredRow[]>`
    ${chosen.first}
    SELECT (${[...starts]}::text[])[b."place"] AS "bucket", f."metric", f."value"
    FROM (
      SELECT "place", count(*) AS "buyers", count(*) FILTER (WHERE "purchases" >= 2) AS "repeat", count(*) FILTER (WHERE "returning") AS "returning"
      FROM (
        SELECT "place", "purchases", lag("place") OVER (PARTITION BY "customerId" ORDER BY "place") = "place" - 1 AS "returning"
        FROM (
          SELECT c."customerId", width_bucket(c."day", ${startsOf(starts)}) AS "place", sum(c."purchases") AS "purchases"
          FROM ${daysOf(tx, scope, chosen)} AND c."purchases" > 0 AND c."day" BETWEEN ${starts[0]}::date AND ${to}::date
          GROUP BY 1, 2
        ) d
      ) s GROUP BY "place"
    ) b
    CROSS JOIN LATERAL (VALUES ('buyers', "buyers"), ('repeatBuyers', "repeat"), ('returningBuyers', "returning")) AS f("metric", "value")`
  return new Map(rows.map(({ bucket, metric, value }) => [`${bucket} ${metric}`, value]))
}

/** Distinct customers of each bucket: whole ones as they are kept, those cut by the range counted from days. */
export async function readBuyers(
  tx: Tx,
  scope: string,
  interval: Interval,
  buckets: readonly Bucket[],
  chosen?: Chosen,
): Promise<Buyers[]> {
  const first = buckets[0]
  const last = buckets.at(-1)
  if (!first || !last) return []
  const earliest = bucketBefore({ ...first, from: first.start, whole: true }, interval).from
  const stored = chosen
    ? await readCounted(tx, scope, [earliest, ...buckets.map(({ start }) => start)], last.to, chosen)
    : await readStored(tx, scope, interval, earliest, last.start)
  const all: Buyers[] = []
  for (const bucket of buckets) {
    const before = bucketBefore(bucket, interval)
    if (!bucket.whole) {
      all.push(await readBuyersOf(tx, scope, bucket, before, chosen))
      continue
    }
    const value = (metric: StoredRow["metric"], start = bucket.start as string) =>
      stored.get(`${start} ${metric}`) ?? 0n
    all.push({
      buyers: value("buyers"),
      repeatBuyers: value("repeatBuyers"),
      returningBuyers: value("returningBuyers"),
      buyersBefore: value("buyers", before.from),
    })
  }
  return all
}
