import { beforeAll, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { relayAll } from "@/lib/core/relay"
import { rebuildRollups } from "@/lib/metrics/commands/rebuild-rollups"
import { type MetricKey, metricKeys } from "@/lib/metrics/domain/registry"
import { rollupsSubscriber } from "@/lib/metrics/events"
import { compareRollups } from "@/lib/metrics/queries/compare-rollups"
import { getCohorts } from "@/lib/metrics/queries/get-cohorts"
import { getMetrics } from "@/lib/metrics/queries/get-metrics"
import { createSegment } from "@/lib/segments/commands/create-segment"
import { asStaff, auditActions, makeMerchant, makeProgram } from "@/tests/support/world"
import { addCustomer, type Bought, buy, dayAfter, join, joinEarlier, movePoints, seededRandom } from "./history"

const start = "2026-01-05"
const end = "2026-06-30"
const customers = 12

interface World {
  ctx: Ctx
  programId: string
  bought: Bought[]
  /** Join days by customer. */
  joined: Map<string, string>
}

/** A random history in random order of arrival; events are counted in between and at the end. */
async function randomHistory(seed: number): Promise<World> {
  const random = seededRandom(seed)
  const dayOf = () => dayAfter(start, Math.floor(random() * 177))
  const ctx = await makeMerchant(new Date("2026-06-30T18:00:00Z"))
  const programId = await makeProgram(ctx)
  const ids: string[] = []
  for (let index = 0; index < customers; index += 1) ids.push(await addCustomer(ctx, dayOf()))
  const bought: Bought[] = []
  const joined = new Map<string, string>()
  for (let batch = 0; batch < 12; batch += 1) {
    const some = Array.from({ length: 1 + Math.floor(random() * 9) }, () => ({
      customerId: random() < 0.1 ? null : (ids[Math.floor(random() * customers)] ?? null),
      day: dayOf(),
      revenueMinor: Math.floor(random() * 5000),
    }))
    bought.push(...some)
    await buy(ctx, some)
    const customerId = ids[batch]
    if (customerId && random() < 0.7) {
      const day = dayOf()
      const memberId = await join(ctx, programId, customerId, day)
      const [earlier = day] = [dayOf(), day].sort()
      if (earlier !== day) await joinEarlier(ctx, programId, memberId, day, earlier)
      joined.set(customerId, earlier)
      await movePoints(ctx, memberId, "award", 100n + BigInt(batch), dayOf())
    }
    if (random() < 0.5) await relayAll([rollupsSubscriber])
  }
  await relayAll([rollupsSubscriber])
  return { ctx, programId, bought, joined }
}

const month = (day: string) => `${day.slice(0, 7)}-01`

function buyersByMonth(bought: readonly Bought[]): Map<string, Map<string, number>> {
  const months = new Map<string, Map<string, number>>()
  for (const { customerId, day } of bought) {
    if (!customerId) continue
    const buyers = months.get(month(day)) ?? new Map<string, number>()
    months.set(month(day), buyers.set(customerId, (buyers.get(customerId) ?? 0) + 1))
  }
  return months
}

describe.each([11, 4711])("rollups of a random history, seed %i", (seed) => {
  let world: World
  const half = { from: "2026-01-01", to: end, interval: "month" } as const

  beforeAll(async () => {
    world = await randomHistory(seed)
  })

  it("are what a recount from ledger and purchases gives", async () => {
    expect(await compareRollups(world.ctx)).toEqual([])
  })

  it("sum to the purchases by month, of all and of members", async () => {
    const { series } = await getMetrics(world.ctx, {
      metrics: ["purchases", "revenueMinor", "memberRevenueShare"],
      ...half,
    })
    const revenue = world.bought.reduce((sum, { revenueMinor }) => sum + revenueMinor, 0)
    const ofMembers = world.bought
      .filter(({ customerId, day }) => customerId && day >= (world.joined.get(customerId) ?? "9999"))
      .reduce((sum, { revenueMinor }) => sum + revenueMinor, 0)
    expect(series.map(({ total }) => total)).toEqual([world.bought.length, revenue, ofMembers / revenue])
    const march = world.bought.filter(({ day }) => month(day) === "2026-03-01").length
    expect(series[0]?.points[2]).toEqual({ from: "2026-03-01", value: march })
  })

  it("count who bought twice and who came back", async () => {
    const months = buyersByMonth(world.bought)
    const { series } = await getMetrics(world.ctx, { metrics: ["repeatPurchaseRate", "retention"], ...half })
    const april = [...(months.get("2026-04-01") ?? new Map<string, number>())]
    const march = months.get("2026-03-01") ?? new Map<string, number>()
    expect(series[0]?.points[3]).toMatchObject({
      numerator: april.filter(([, count]) => count >= 2).length,
      denominator: april.length,
    })
    expect(series[1]?.points[3]).toMatchObject({
      numerator: april.filter(([customerId]) => march.has(customerId)).length,
      denominator: march.size,
    })
  })

  it("count a cut month from its days", async () => {
    const { series } = await getMetrics(world.ctx, {
      metrics: ["repeatPurchaseRate"],
      from: "2026-03-10",
      to: "2026-04-20",
      interval: "month",
    })
    const cut = buyersByMonth(world.bought.filter(({ day }) => day >= "2026-03-10" && day <= "2026-04-20"))
    expect(series[0]?.points.map(({ denominator }) => denominator)).toEqual([
      cut.get("2026-03-01")?.size ?? 0,
      cut.get("2026-04-01")?.size ?? 0,
    ])
  })

  it("keep cohorts by the month of the first purchase", async () => {
    const { cohorts } = await getCohorts(world.ctx, { by: "month", metric: "customers" })
    const months = [...buyersByMonth(world.bought)].sort(([a], [b]) => a.localeCompare(b))
    const seen = new Set<string>()
    const sizes = months.map(([name, buyers]) => {
      const fresh = [...buyers.keys()].filter((id) => !seen.has(id))
      for (const id of fresh) seen.add(id)
      return [name.slice(0, 7), fresh.length] as const
    })
    expect(cohorts.map(({ cohort, size }) => [cohort, size])).toEqual(sizes.filter(([, size]) => size > 0))
    const [first] = cohorts
    expect(first?.values[0]).toBe(first?.size)
    expect(first?.values).toHaveLength(months.length)
  })

  it("are those of the customers alone whom a segment holds", async () => {
    const { ctx, bought, joined } = world
    const rule = (field: string, operator: "=" | ">=", value: boolean | number) =>
      createSegment(ctx, {
        name: field + value,
        description: "",
        condition: { combinator: "and", rules: [{ field, operator, value }] },
      })
    const [all, members, others] = [
      await rule("customer.purchaseCount", ">=", 0),
      await rule("customer.isMember", "=", true),
      await rule("customer.isMember", "=", false),
    ]
    const known = metricKeys.filter((key) => !["purchases", "revenueMinor", "memberRevenueShare"].includes(key))
    const ask = async (metrics: MetricKey[], interval: "day" | "week" | "month", segmentId?: string) =>
      (await getMetrics(ctx, { metrics, from: "2026-02-10", to: "2026-06-20", interval, segmentId })).series
    // All whom we know: only what nobody known bought is left out.
    for (const interval of ["day", "week", "month"] as const)
      expect(await ask(known, interval, all.id)).toEqual(await ask(known, interval))
    const total = async (metric: MetricKey, segmentId: string) => (await ask([metric], "month", segmentId))[0]?.total
    const inside = bought.filter(({ day }) => day >= "2026-02-10" && day <= "2026-06-20")
    const of = (isIn: boolean) => inside.filter(({ customerId }) => customerId && joined.has(customerId) === isIn)
    expect(await total("purchases", members.id)).toBe(of(true).length)
    expect(await total("purchases", others.id)).toBe(of(false).length)
    expect(await total("revenueMinor", others.id)).toBe(
      of(false).reduce((sum, { revenueMinor }) => sum + revenueMinor, 0),
    )
    expect(await total("pointsOutstanding", others.id)).toBe(0)
    expect(await total("members", members.id)).toBe(joined.size)
    await expect(ask(["members"], "day", newId())).rejects.toMatchObject({ code: "not_found" })
    const stranger = await makeMerchant()
    await expect(getMetrics(stranger, { metrics: ["members"], ...half, segmentId: all.id })).rejects.toMatchObject({
      code: "not_found",
    })
  })

  it("are the same after a rebuild, which leaves waiting events to be counted once", async () => {
    const customerId = await addCustomer(world.ctx, start)
    await buy(world.ctx, [{ customerId, day: "2026-02-02", revenueMinor: 100 }])
    world.bought.push({ customerId, day: "2026-02-02", revenueMinor: 100 })
    await rebuildRollups(world.ctx)
    expect(await compareRollups(world.ctx)).toEqual([])
    await relayAll([rollupsSubscriber])
    expect(await compareRollups(world.ctx)).toEqual([])
    const { series } = await getMetrics(world.ctx, { metrics: ["purchases"], ...half })
    expect(series[0]?.total).toBe(world.bought.length)
  })
})

describe("comparing and rebuilding", () => {
  it("names a figure that is wrong, and mends it", async () => {
    const { ctx } = await randomHistory(7)
    await inTransaction(ctx, (tx) =>
      tx.db.rollupDay.updateMany({ where: { merchantId: ctx.merchantId, metric: "purchases" }, data: { value: 99n } }),
    )
    const wrong = await compareRollups(ctx)
    expect(wrong[0]).toMatchObject({ table: "rollup_day", figure: expect.stringContaining("purchases"), stored: 99n })
    await rebuildRollups(ctx)
    expect(await compareRollups(ctx)).toEqual([])
    expect(await auditActions(ctx, ctx.merchantId)).toEqual(["rollups.rebuild"])
  })

  it("is refused to who may not", async () => {
    const ctx = await makeMerchant()
    await expect(rebuildRollups(asStaff(ctx, "marketer"))).rejects.toThrow(DomainError)
    await expect(compareRollups(asStaff(ctx, "cashier"))).rejects.toMatchObject({ code: "forbidden" })
  })
})
