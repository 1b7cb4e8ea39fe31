import type { Tx } from "@/lib/core/ctx"
import { toJsonInteger } from "@/lib/core/points"
import type { BacktestPeriod } from "../domain/backtest-period"
import type { SimulationResult } from "../domain/simulation-result"

interface Row {
  customers: bigint
  purchases: bigint
  anonymous: bigint
  revenue: bigint
  anonymousRevenue: bigint
}

/** What was recorded in a period in all, with what names no customer. */
export async function readRecordedSums(
  tx: Tx,
  { startMs, endMs }: BacktestPeriod,
  recordedBefore: Date,
): Promise<SimulationResult["history"]> {
  const [from, to] = [new Date(startMs), new Date(endMs)]
  const [row] = await tx.db.$queryRaw<Row[]>`
    SELECT count(DISTINCT "customerId") AS "customers", count(*) FILTER (WHERE "isPurchase") AS "purchases",
      count(*) FILTER (WHERE "isPurchase" AND "customerId" IS NULL) AS "anonymous",
      coalesce(sum("revenueMinor"), 0)::bigint AS "revenue",
      coalesce(sum("revenueMinor") FILTER (WHERE "customerId" IS NULL), 0)::bigint AS "anonymousRevenue"
    FROM (
      SELECT "customerId", "revenueMinor", true AS "isPurchase" FROM "purchase"
      WHERE "merchantId" = ${tx.merchantId}::uuid AND "occurredAt" >= ${from} AND "occurredAt" < ${to} AND "recordedAt" <= ${recordedBefore}
      UNION ALL
      SELECT "customerId", -"revenueMinor", false FROM "purchase_return"
      WHERE "merchantId" = ${tx.merchantId}::uuid AND "occurredAt" >= ${from} AND "occurredAt" < ${to} AND "recordedAt" <= ${recordedBefore}
    ) recorded`
  return {
    customers: Number(row?.customers ?? 0),
    purchases: Number(row?.purchases ?? 0),
    anonymousPurchases: Number(row?.anonymous ?? 0),
    revenueMinor: toJsonInteger(row?.revenue ?? 0n),
    anonymousRevenueMinor: toJsonInteger(row?.anonymousRevenue ?? 0n),
  }
}
