import type { Tx } from "@/lib/core/ctx"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { type Bucket, bucketBefore, type Interval } from "@/lib/metrics/domain/buckets"
import { wholeMerchant } from "@/lib/metrics/domain/scope"

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

/** Distinct customers of any days, counted from their days; `before` are the days to compare with, which end where these begin. */
export async function readBuyersOf(tx: Tx, scope: string, range: DayRange, before: DayRange): Promise<Buyers> {
  const joins =
    scope === wholeMerchant
      ? Prisma.empty
      : Prisma.sql`JOIN "rollup_join" j ON j."merchantId" = c."merchantId" AND j."customerId" = c."customerId"
                     AND j."programId" = ${scope}::uuid AND c."day" >= j."joinedDay"`
  const [row] = await tx.db.$queryRaw<Buyers[]>`
    SELECT count(*) FILTER (WHERE "now" > 0) AS "buyers", count(*) FILTER (WHERE "now" >= 2) AS "repeatBuyers",
           count(*) FILTER (WHERE "now" > 0 AND "then" > 0) AS "returningBuyers", count(*) FILTER (WHERE "then" > 0) AS "buyersBefore"
    FROM (
      SELECT coalesce(sum(c."purchases") FILTER (WHERE c."day" >= ${range.from}::date), 0) AS "now",
             coalesce(sum(c."purchases") FILTER (WHERE c."day" <= ${before.to}::date), 0) AS "then"
      FROM "rollup_customer" c ${joins}
      WHERE c."merchantId" = ${tx.merchantId}::uuid AND c."day" BETWEEN ${before.from}::date AND ${range.to}::date
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

/** Distinct customers of each bucket: whole ones as they are kept, those cut by the range counted from days. */
export async function readBuyers(
  tx: Tx,
  scope: string,
  interval: Interval,
  buckets: readonly Bucket[],
): Promise<Buyers[]> {
  const first = buckets[0]
  const last = buckets.at(-1)
  if (!first || !last) return []
  const stored = await readStored(
    tx,
    scope,
    interval,
    bucketBefore({ ...first, from: first.start, whole: true }, interval).from,
    last.start,
  )
  const all: Buyers[] = []
  for (const bucket of buckets) {
    const before = bucketBefore(bucket, interval)
    if (!bucket.whole) {
      all.push(await readBuyersOf(tx, scope, bucket, before))
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
