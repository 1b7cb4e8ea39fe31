import { beforeAll, describe, expect, it } from "vitest"
import { parseDay } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { relayAll } from "@/lib/core/relay"
import { bridgeGap } from "@/lib/metrics/domain/points-bridge"
import type { MetricKey } from "@/lib/metrics/domain/registry"
import { rollupsSubscriber } from "@/lib/metrics/events"
import { checkBalances } from "@/lib/metrics/queries/check-balances"
import { getBestCustomers } from "@/lib/metrics/queries/get-best-customers"
import { getMetricDetail } from "@/lib/metrics/queries/get-metric-detail"
import { getOverview } from "@/lib/metrics/queries/get-overview"
import { listFigureRows, sumFigureRows } from "@/lib/metrics/queries/list-figure-rows"
import { listLedgerEntries } from "@/lib/metrics/queries/list-ledger-entries"
import { asStaff, makeMember, makeMerchant, makeProgram } from "@/tests/support/world"
import { addCustomer, buy, join, movePoints } from "./history"

const days = { from: "2026-05-01", to: "2026-05-31" }
let ctx: Ctx

beforeAll(async () => {
  ctx = await makeMerchant(new Date("2026-06-02T16:00:00Z"))
  const programId = await makeProgram(ctx)
  for (const [index, purchases] of [1, 2, 3].entries()) {
    const customerId = await addCustomer(ctx, "2026-05-02")
    const bought = Array.from({ length: purchases }, (_, nth) => ({
      customerId,
      day: `2026-05-${String(3 + 7 * nth).padStart(2, "0")}`,
      revenueMinor: 1000 * (index + 1),
    }))
    await buy(ctx, [...bought, { customerId: null, day: "2026-05-04", revenueMinor: 50 }])
    if (index > 0) {
      const memberId = await join(ctx, programId, customerId, "2026-05-05")
      await movePoints(ctx, memberId, "award", 100n, "2026-05-06")
      await movePoints(ctx, memberId, "redemption", -30n, "2026-05-20")
    }
    const figures = { purchaseCount: BigInt(purchases), revenueMinor: BigInt(1000 * (index + 1) * purchases) }
    const dates = {
      firstPurchaseAt: new Date("2026-05-03T16:00:00Z"),
      lastPurchaseAt: new Date(`2026-05-${3 + 7 * (purchases - 1)}T16:00:00Z`.replace("-3T", "-03T")),
    }
    await inTransaction(ctx, (tx) =>
      tx.db.customer.updateMany({
        where: { merchantId: ctx.merchantId, id: customerId },
        data: { ...figures, ...dates },
      }),
    )
  }
  await relayAll([rollupsSubscriber])
})

async function figure(metric: MetricKey) {
  const detail = await getMetricDetail(ctx, metric, { period: "custom", ...days })
  return detail?.figures[0]
}

describe("the rows of a figure", () => {
  it.each([
    "purchases",
    "revenueMinor",
    "members",
    "customers",
    "pointsIssued",
    "pointsRedeemed",
    "pointsOutstanding",
  ] as const)("sum to %s", async (metric) => {
    const { sum } = await sumFigureRows(ctx, { metric, ...days })
    expect(sum).toBe((await figure(metric))?.value)
  })

  it("give both parts of a ratio", async () => {
    const share = await figure("memberRevenueShare")
    const sums = await sumFigureRows(ctx, { metric: "memberRevenueShare", ...days })
    expect([sums.countedSum, sums.sum]).toEqual([share?.numerator, share?.denominator])
    const repeat = await figure("repeatPurchaseRate")
    const buyers = await sumFigureRows(ctx, { metric: "repeatPurchaseRate", ...days })
    expect([buyers.countedCount, buyers.count]).toEqual([repeat?.numerator, repeat?.denominator])
    expect([repeat?.numerator, repeat?.denominator]).toEqual([2, 3])
  })

  it("are read page by page without loss", async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listFigureRows(ctx, { metric: "purchases", ...days, limit: 2, cursor })
      seen.push(...page.data.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toHaveLength(9)
    expect(new Set(seen).size).toBe(9)
  })

  it("are shown to nobody without the right, nor for a wrong day or cursor", async () => {
    const ask = { metric: "purchases" as const, ...days }
    await expect(listFigureRows(asStaff(ctx, "cashier"), ask)).rejects.toMatchObject({ code: "forbidden" })
    await expect(listFigureRows(ctx, { ...ask, from: "yesterday" })).rejects.toMatchObject({ code: "not_found" })
    await expect(listFigureRows(ctx, { ...ask, cursor: "'; --" })).rejects.toMatchObject({ code: "not_found" })
    const other = await makeMerchant(ctx.now)
    expect((await listFigureRows(other, ask)).data).toEqual([])
  })
})

describe("the overview", () => {
  it("closes the bridge and compares with the period before", async () => {
    const overview = await getOverview(ctx, { period: "custom", from: "2026-05-06", to: "2026-05-31" })
    expect(overview && bridgeGap(overview.bridge)).toBe(0n)
    expect(overview?.bridge).toMatchObject({ opening: 0n, issued: 200n, redeemed: 60n, closing: 140n })
    expect(overview?.period.before).toEqual({ from: parseDay("2026-04-10"), to: parseDay("2026-05-05") })
    const purchases = overview?.figures.find(({ metric }) => metric === "purchases")
    expect([purchases?.value, purchases?.before, purchases?.change]).toEqual([3, 6, { kind: "percent", value: -50 }])
  })

  it("has nothing to show of a merchant without data", async () => {
    expect(await getOverview(await makeMerchant(), {})).toBeNull()
  })
})

it("tells what the best customers do", async () => {
  expect(await getBestCustomers(ctx)).toMatchObject({
    buyers: 3,
    purchases: 6,
    revenueMinor: 14_000,
    topBuyers: 1,
    topRevenueMinor: 9000,
    repeatBuyers: 2,
    meanGapDays: 7,
    medianPurchases: 2,
  })
  expect(await getBestCustomers(await makeMerchant())).toBeNull()
})

it("lists entries by kind", async () => {
  const { data } = await listLedgerEntries(ctx, { kind: "redemption" })
  expect(data.map(({ points }) => points)).toEqual([-30, -30])
  await expect(listLedgerEntries(asStaff(ctx, "cashier"), {})).rejects.toMatchObject({ code: "forbidden" })
})

it("finds that a ledger adds up, and one where lots were forgotten does not", async () => {
  const sound = await makeMerchant()
  await makeMember(sound, await makeProgram(sound), 80n)
  expect(await checkBalances(sound)).toMatchObject({ postings: 0n, wallets: 80n, lots: 80n, holds: true })
  // The redemptions of this history were posted without taking from a lot.
  expect(await checkBalances(ctx)).toMatchObject({
    postings: 0n,
    wallets: 140n,
    entries: 140n,
    lots: 200n,
    holds: false,
  })
})
