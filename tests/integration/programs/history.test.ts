import { expect, test } from "vitest"
import { addEarningRule } from "@/lib/programs/commands/add-earning-rule"
import { createProgram } from "@/lib/programs/commands/create-program"
import { updateProgram } from "@/lib/programs/commands/update-program"
import { countPerTier, countReaching, curveBins } from "@/lib/programs/domain/value-curve"
import { estimateEarning } from "@/lib/programs/queries/estimate-earning"
import { getRewardReach } from "@/lib/programs/queries/get-reward-reach"
import { getValueCurve } from "@/lib/programs/queries/get-value-curve"
import { planPublishing } from "@/lib/programs/queries/plan-publishing"
import { makeMerchant, pointPerDollar, program, writeHistory } from "./fixture"

const history: Parameters<typeof writeHistory>[1] = [
  ["ann", "2024-06-30", 30_000],
  ["ann", "2025-06-30", 19_999],
  ["bob", "2025-07-01", 150],
  ["bob", "2025-07-02", 199],
  ["cy", "2025-12-31", 20_000],
]

test("the curve counts customers by window, exactly", async () => {
  const ctx = await makeMerchant()
  await writeHistory(ctx, history)
  const rolling = await getValueCurve(ctx, { metric: "spendMinor", window: "rolling365" })
  expect(rolling).toMatchObject({ asOf: "2025-12-31", customers: 3, values: [349, 19_999, 20_000], counts: [1, 1, 1] })
  expect(countPerTier(rolling, [0, 20_000])).toEqual([2, 1])
  expect(countReaching(rolling, 19_999)).toBe(2)
  const yearly = await getValueCurve(ctx, { metric: "spendMinor", window: "calendarYear" })
  expect(yearly.values).toEqual([349, 20_000, 30_000])
  const lifetime = await getValueCurve(ctx, { metric: "purchases", window: "lifetime" })
  expect(lifetime).toMatchObject({ values: [1, 2], counts: [1, 2] })
  const bins = curveBins(rolling, 100)
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(3)
  expect(bins.every((bin, index) => index === 0 || bin.from === bins[index - 1]?.to)).toBe(true)
})

test("points are floored per purchase, and rewards reach who has enough of them", async () => {
  const ctx = await makeMerchant()
  await writeHistory(ctx, history)
  const rules = [{ ...pointPerDollar, id: "r" }]
  const estimate = await estimateEarning(ctx, { rules, tiers: [], currency: "PTS", costs: [500, 2, 200, 10_000] })
  expect(estimate).toMatchObject({
    exact: true,
    customers: 3,
    purchases: 5,
    points: 300 + 199 + 1 + 1 + 200,
    revenueMinor: 70_348,
    reach: [0, 3, 2, 0],
    firstDay: "2024-06-30",
  })
  expect(estimate.typical).toMatchObject({ spendMinor: 20_000, points: 200 })
  expect(estimate.best).toMatchObject({ spendMinor: 49_999, points: 499 })
  const limited = [
    {
      ...rules[0],
      id: "l",
      name: "x",
      trigger: "purchase" as const,
      effect: pointPerDollar.effect,
      limits: { budgetPoints: 5 },
    },
  ]
  const least = await estimateEarning(ctx, { rules: limited, tiers: [], currency: "PTS", costs: [] })
  expect(least).toMatchObject({ exact: false, points: 0, reach: [] })
})

test("reach is asked by program, and a history of nothing answers zeros", async () => {
  const ctx = await makeMerchant()
  const { id: programId } = await createProgram(ctx, program)
  await addEarningRule(ctx, { programId, rule: pointPerDollar })
  expect(await getRewardReach(ctx, { programId, costs: [5] })).toEqual({ exact: true, customers: 0, reach: [0] })
  const curve = await getValueCurve(ctx, { metric: "spendMinor", window: "rolling365" })
  expect(curve).toMatchObject({ asOf: null, customers: 0, values: [] })
  await writeHistory(ctx, history)
  expect(await getRewardReach(ctx, { programId, costs: [300] })).toEqual({ exact: true, customers: 3, reach: [1] })
})

test("the plan counts who is touched and what is given, before anything is", async () => {
  const ctx = await makeMerchant()
  await writeHistory(ctx, history)
  const { id: programId } = await createProgram(ctx, program)
  await addEarningRule(ctx, { programId, rule: pointPerDollar })
  const none = await planPublishing(ctx, { programId })
  expect(none).toEqual({ exact: true, members: 3, purchases: 0, points: 0, liabilityMinor: 0 })
  const since = await planPublishing(ctx, { programId, awardFrom: "2025-07-01" })
  expect(since).toEqual({ exact: true, members: 3, purchases: 3, points: 202, liabilityMinor: 202 })
  await updateProgram(ctx, { programId, joinPolicy: "optIn" })
  expect(await planPublishing(ctx, { programId, awardFrom: "2025-07-01" })).toMatchObject({ members: 0, points: 0 })
})
