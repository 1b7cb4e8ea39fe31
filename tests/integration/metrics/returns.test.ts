import { expect, test } from "vitest"
import { relayAll } from "@/lib/core/relay"
import type { MetricKey } from "@/lib/metrics/domain/registry"
import { rollupsSubscriber } from "@/lib/metrics/events"
import { compareRollups } from "@/lib/metrics/queries/compare-rollups"
import { getCohorts } from "@/lib/metrics/queries/get-cohorts"
import { getMetrics } from "@/lib/metrics/queries/get-metrics"
import { sumFigureRows } from "@/lib/metrics/queries/list-figure-rows"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { later, makeClub, purchase } from "../purchases/club"

test("a return lowers revenue on its own day, and is no purchase less and nobody's buying", async () => {
  const { ctx, programId } = await makeClub()
  const bought = async (externalId: string, day: string, minor: number) =>
    (await recordPurchase(ctx, purchase(externalId, "ann", `${day}T16:00:00Z`, minor), { source: "api" })).purchase.id
  const first = await bought("p1", "2026-01-10", 10_000)
  await bought("p2", "2026-01-20", 5_000)
  await recordReturn(later(ctx, 1), first, { externalId: "r1", occurredAt: "2026-02-03T16:00:00Z", amountMinor: 4_000 })
  await relayAll([rollupsSubscriber])
  await recordReturn(later(ctx, 2), first, { externalId: "r2", occurredAt: "2026-02-20T16:00:00Z" })
  await relayAll([rollupsSubscriber])
  const question = { from: "2026-01-01", to: "2026-02-28", interval: "month" } as const
  const metrics: MetricKey[] = [
    "revenueMinor",
    "purchases",
    "activeMembers",
    "repeatPurchaseRate",
    "pointsReversed",
    "pointsOutstanding",
  ]
  const { series } = await getMetrics(ctx, { metrics, programId, ...question })
  expect(Object.fromEntries(series.map((one) => [one.metric, one.points.map(({ value }) => value)]))).toEqual({
    revenueMinor: [15_000, -10_000],
    purchases: [2, 0],
    activeMembers: [1, 0],
    repeatPurchaseRate: [1, null],
    pointsReversed: [0, 100],
    pointsOutstanding: [150, 50],
  })
  expect(
    (await getCohorts(ctx, { by: "month", metric: "customers", from: "2026-01-01", to: "2026-02-28" })).cohorts,
  ).toEqual([{ cohort: "2026-01", size: 1, values: [1, 0] }])
  const rows = await sumFigureRows(ctx, { metric: "revenueMinor", from: "2026-02-01", to: "2026-02-28" })
  expect(rows).toMatchObject({ count: 2, sum: -10_000, countedSum: -10_000 })
  expect(await compareRollups(ctx)).toEqual([])
})
