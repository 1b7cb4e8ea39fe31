import { beforeAll, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { emit } from "@/lib/core/outbox"
import { relayAll } from "@/lib/core/relay"
import { rollupsSubscriber } from "@/lib/metrics/events"
import { getCohorts } from "@/lib/metrics/queries/get-cohorts"
import { getMetrics } from "@/lib/metrics/queries/get-metrics"
import type { MetricsInput } from "@/lib/metrics/schema"
import { asStaff, makeMember, makeMerchant, makeProgram } from "@/tests/support/world"
import { addCustomer, buy, join, movePoints } from "./history"

const now = new Date("2026-05-20T16:00:00Z")
const may: Omit<MetricsInput, "metrics"> = { from: "2026-05-01", to: "2026-05-31", interval: "day" }
// Corrections are run by another subscriber; here it has nothing to do.
const idleCorrections = { name: "corrections", handle: async () => {} }

async function settle(): Promise<void> {
  await relayAll([rollupsSubscriber, idleCorrections])
}

async function one(ctx: Ctx, metric: MetricsInput["metrics"][number], input = may) {
  const { series } = await getMetrics(ctx, { ...input, metrics: [metric] })
  return series[0]
}

describe("figures by day", () => {
  let ctx: Ctx
  let programId: string

  beforeAll(async () => {
    ctx = await makeMerchant(now)
    programId = await makeProgram(ctx)
    const customerId = await addCustomer(ctx, "2026-05-02")
    await buy(ctx, [
      { customerId, day: "2026-05-02", revenueMinor: 1000 },
      { customerId, day: "2026-05-10", revenueMinor: 500 },
      { customerId: null, day: "2026-05-10", revenueMinor: 500 },
    ])
    const memberId = await join(ctx, programId, customerId, "2026-05-03")
    await movePoints(ctx, memberId, "award", 300n, "2026-04-28")
    await movePoints(ctx, memberId, "award", 200n, "2026-05-04")
    await movePoints(ctx, memberId, "redemption", -50n, "2026-05-05")
    await movePoints(ctx, memberId, "reversal", -20n, "2026-05-06")
    await movePoints(ctx, memberId, "adjustment", 5n, "2026-05-07")
    await settle()
  })

  it("are up to date when nothing waits, and say how many events do", async () => {
    expect((await getMetrics(ctx, { ...may, metrics: ["purchases"] })).behind).toBe(0)
    await inTransaction(ctx, (tx) => emit(tx, "points.posted", { entryIds: [] }))
    expect((await getMetrics(ctx, { ...may, metrics: ["purchases"] })).behind).toBe(2)
    await settle()
    expect((await getMetrics(ctx, { ...may, metrics: ["purchases"] })).behind).toBe(0)
  })

  it("are 0 on days without anything and null on days to come", async () => {
    const series = await one(ctx, "purchases")
    expect(series?.points).toHaveLength(31)
    expect(series?.points[0]).toEqual({ from: "2026-05-01", value: 0 })
    expect(series?.points[9]).toEqual({ from: "2026-05-10", value: 2 })
    expect(series?.points[20]).toEqual({ from: "2026-05-21", value: null })
    expect(series?.total).toBe(3)
  })

  it("give stocks as of each day's end, of nothing to come", async () => {
    const series = await one(ctx, "pointsOutstanding")
    expect(series?.points.slice(2, 7).map(({ value }) => value)).toEqual([300, 500, 450, 430, 435])
    expect(series?.points[20]?.value).toBeNull()
    expect(series?.total).toBe(435)
    expect((await one(ctx, "members"))?.total).toBe(1)
    expect((await one(ctx, "customers"))?.total).toBe(1)
  })

  it("close the bridge of the period", async () => {
    const { series } = await getMetrics(ctx, {
      ...may,
      interval: "month",
      metrics: [
        "pointsIssued",
        "pointsRedeemed",
        "pointsExpired",
        "pointsReversed",
        "pointsAdjusted",
        "pointsOutstanding",
      ],
    })
    expect(series.map(({ total }) => total)).toEqual([200, 50, 0, 20, 5, 435])
  })

  it("tell ratios with what they are made of", async () => {
    expect((await one(ctx, "repeatPurchaseRate", { ...may, interval: "month" }))?.points[0]).toEqual({
      from: "2026-05-01",
      value: 1,
      numerator: 1,
      denominator: 1,
    })
    expect((await one(ctx, "memberRevenueShare"))?.total).toBe(0.25)
    expect((await one(ctx, "redemptionRate"))?.total).toBe(0.25)
    expect((await one(ctx, "nps"))?.total).toBeNull()
    expect((await one(ctx, "activeMembers"))?.total).toBe(1)
    expect(await one(ctx, "liabilityMinor")).toMatchObject({ unit: "USD", total: 435 })
    expect(await one(ctx, "expectedLiabilityMinor")).toMatchObject({ unit: "USD", total: 435 })
  })

  it("count a program's members only, when asked for one", async () => {
    expect((await one(ctx, "purchases", { ...may, programId }))?.total).toBe(1)
    expect((await one(ctx, "revenueMinor", { ...may, programId }))?.total).toBe(500)
  })

  it("are another merchant's business", async () => {
    const other = await makeMerchant(now)
    expect((await one(other, "purchases"))?.total).toBe(0)
    await expect(getMetrics(other, { ...may, metrics: ["purchases"], programId })).rejects.toMatchObject({
      code: "not_found",
    })
    expect(await getCohorts(other, { by: "month", metric: "customers" })).toEqual({ cohorts: [] })
  })

  it("are refused with the remedy", async () => {
    const ask = (input: Partial<MetricsInput>) => getMetrics(ctx, { ...may, metrics: ["purchases"], ...input })
    await expect(ask({ from: "2026-06-01" })).rejects.toMatchObject({ code: "invalid_input", fields: [{ path: "to" }] })
    await expect(ask({ from: "1900-01-01" })).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ path: "interval" }],
    })
    await expect(ask({ programId: "nonsense" })).rejects.toMatchObject({ code: "not_found" })
    await expect(ask({ segmentId: "nonsense" })).rejects.toMatchObject({ code: "not_found" })
    await expect(getMetrics(asStaff(ctx, "cashier"), { ...may, metrics: ["purchases"] })).rejects.toMatchObject({
      code: "forbidden",
    })
  })
})

describe("points that end", () => {
  it("are not outstanding from their last instant on, before any job has run", async () => {
    const ctx = await makeMerchant(new Date("2026-05-10T16:00:00Z"))
    const programId = await makeProgram(ctx)
    await makeMember(ctx, programId, 80n, new Date("2026-05-15T04:00:00Z"))
    const [entry] = await inTransaction(ctx, (tx) =>
      tx.db.entry.findMany({ where: { merchantId: ctx.merchantId }, select: { id: true } }),
    )
    await inTransaction(ctx, (tx) => emit(tx, "points.posted", { entryIds: [entry?.id ?? ""] }))
    await settle()
    const later = { ...ctx, now }
    const held = await one(later, "pointsOutstanding")
    expect(held?.points.slice(12, 15).map(({ value }) => value)).toEqual([80, 80, 0])
    expect((await one(later, "pointsExpired"))?.points[14]?.value).toBe(80)
    // Nobody redeemed, and all that ended expired: of the 60 points that another member holds no use is expected.
    await makeMember(ctx, programId, 60n, null)
    const entries = await inTransaction(ctx, (tx) =>
      tx.db.entry.findMany({ where: { merchantId: ctx.merchantId, id: { not: entry?.id } }, select: { id: true } }),
    )
    await inTransaction(ctx, (tx) => emit(tx, "points.posted", { entryIds: entries.map(({ id }) => id) }))
    await settle()
    const worth = async (metric: MetricsInput["metrics"][number]) =>
      (await one(later, metric))?.points.slice(13, 15).map(({ value }) => value)
    expect(await worth("liabilityMinor")).toEqual([140, 60])
    expect(await worth("expectedLiabilityMinor")).toEqual([140, 0])
  })
})

describe("members by tier", () => {
  it("has one series a tier, with those that nobody holds", async () => {
    const ctx = await makeMerchant(now)
    const programId = await makeProgram(ctx)
    const [silver, gold] = [newId(), newId()]
    const scope = { merchantId: ctx.merchantId, programId }
    await inTransaction(ctx, async (tx) => {
      const tiers = [
        { id: silver, name: "Silver", rank: 0 },
        { id: gold, name: "Gold", rank: 1 },
      ]
      await tx.db.tier.createMany({ data: tiers.map((tier) => ({ ...scope, ...tier, definition: {} })) })
      await tx.db.programVersion.create({ data: { ...scope, id: newId(), number: 1, definition: { tiers } } })
      const tierChanges = [
        { programId, tierId: silver, day: "2026-05-03", delta: 2 },
        { programId, tierId: silver, day: "2026-05-09", delta: -1 },
      ]
      await emit(tx, "tiers.changed", { tierChanges })
    })
    await settle()
    const { series } = await getMetrics(ctx, {
      ...may,
      from: "2026-05-02",
      to: "2026-05-09",
      metrics: ["membersByTier"],
    })
    expect(series.map(({ dimension, total }) => [dimension?.tier, total])).toEqual([
      ["Silver", 1],
      ["Gold", 0],
    ])
    expect(series[0]?.points.map(({ value }) => value)).toEqual([0, 2, 2, 2, 2, 2, 2, 1])
  })
})
