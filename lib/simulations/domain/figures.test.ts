import { expect, test } from "vitest"
import { parseDay } from "@/lib/core/calendar"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import type { Tier } from "@/lib/tiers/domain/tier"
import { backtestPeriod, monthAt } from "./backtest-period"
import { BestOf } from "./best-of"
import { breakEvenUplift } from "./break-even"
import { cannotKnow } from "./cannot-know"
import { MonthTally } from "./month-tally"
import { ReachTally } from "./reach-tally"
import { isRedeemer } from "./redemption-draw"
import type { ScenarioResult } from "./simulation-result"
import { ThresholdTally } from "./threshold-tally"
import { TierTally } from "./tier-tally"
import { warningsOf } from "./warnings"

const period = backtestPeriod(parseDay("2026-01-15"), parseDay("2026-03-31"), "America/New_York")
const instant = (text: string) => Date.parse(text)

test("months are the merchant's, on both sides of a clock change", () => {
  expect(period.months).toEqual(["2026-01-15", "2026-02-01", "2026-03-01"])
  expect(monthAt(period, instant("2026-01-15T04:59:59Z"))).toBe(-1)
  expect(monthAt(period, instant("2026-02-01T04:59:59Z"))).toBe(0)
  expect(monthAt(period, instant("2026-02-01T05:00:00Z"))).toBe(1)
  expect(new Date(period.endMs).toISOString()).toBe("2026-04-01T04:00:00.000Z")
})

test("what is owed goes on from what was owed before the period", () => {
  const tally = new MonthTally(period)
  tally.add("issued", instant("2025-12-01T12:00:00Z"), 10n)
  tally.add("issued", instant("2026-01-20T12:00:00Z"), 7n)
  tally.add("redeemed", instant("2026-03-20T12:00:00Z"), 4n)
  expect(tally.owed()).toEqual({ opening: 10n, closing: [17n, 17n, 13n] })
  expect(tally.total()).toMatchObject({ issued: 7n, redeemed: 4n })
})

test("a tier counts for a month when it is held at its end", () => {
  const tally = new TierTally(period)
  const from = new Date("2026-02-10T12:00:00Z")
  tally.add([{ tierId: "silver", from, to: new Date("2026-04-01T04:00:00Z") }])
  tally.add([{ tierId: "silver", from, to: new Date("2026-02-20T12:00:00Z") }])
  expect(tally.members("silver")).toEqual([0, 1, 1])
  expect(tally.members("gold")).toEqual([0, 0, 0])
})

test("a median is the day by which half of those who reach it have", () => {
  const tally = new ReachTally(["All", "Rare"])
  for (const days of [3, 9, 10, 40]) tally.add([0], days)
  tally.add([0, 1], null)
  expect(tally.all()).toEqual([
    { name: "All", members: 5, reached: 4, medianDays: 9 },
    { name: "Rare", members: 1, reached: 0, medianDays: null },
  ])
})

test("members are counted around a threshold, by tenths of it", () => {
  const qualification = { metric: "spendMinor", threshold: 1000, window: "rolling365" } as const
  const tally = new ThresholdTally(
    [{ id: "s", name: "Silver", rank: 1, qualification, downgrade: "toEligible" }],
    parseDay("2026-03-31"),
  )
  for (const spent of [899n, 900n, 999n, 1000n, 1100n, 9000n, 0n]) tally.add(parseDay("2026-01-01"), () => spent)
  const [silver] = tally.all()
  expect([silver?.below, silver?.above, silver?.tenths[20]]).toEqual([2, 1, 1])
})

test("nobody comes near to a tier that cannot be earned, and who would have one is not known", () => {
  const qualification = { metric: "spendMinor", threshold: 1000, window: "rolling365" } as const
  const silver = { id: "s", name: "Silver", rank: 1, qualification, downgrade: "toEligible" } as const
  const plus = { ...silver, id: "p", price: { monthMinor: 900, only: true } }
  const tally = new ThresholdTally([plus, { ...silver, id: "b", invitationOnly: true }], parseDay("2026-03-31"))
  expect(tally.isEmpty).toBe(true)
  const history = { customers: 1, purchases: 1, anonymousPurchases: 0, revenueMinor: 1, anonymousRevenueMinor: 0 }
  const said = (tier: Tier) =>
    cannotKnow(history, [{ rules: [], tiers: [tier] } as unknown as ProgramDefinition], {
      hasSegments: false,
      passedOver: 0n,
      benefitsWithoutCost: [],
    }).filter((sentence) => sentence.startsWith("Who would"))
  expect([said(silver), said(plus), said({ ...silver, invitationOnly: true })]).toEqual([
    [],
    [expect.stringContaining("pay for a tier")],
    [expect.stringContaining("be invited")],
  ])
})

test("the best few are kept in order, equal ones by id", () => {
  const best = new BestOf<{ id: string }>(2)
  for (const [id, score] of [
    ["c", 1],
    ["b", 5],
    ["a", 5],
    ["d", 9],
  ] as const)
    best.add({ id }, score)
  expect(best.all().map(({ id }) => id)).toEqual(["d", "a"])
})

test("the same people redeem for the same seed, as many as are said", () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `customer-${index}`)
  const share = (seed: number) => ids.filter((id) => isRedeemer(id, seed, 6_000)).length / ids.length
  expect(share(1)).toBeGreaterThan(0.58)
  expect(share(1)).toBeLessThan(0.62)
  expect(ids.every((id) => !isRedeemer(id, 1, 0) && isRedeemer(id, 1, 10_000))).toBe(true)
  expect(ids.some((id) => isRedeemer(id, 1, 6_000) !== isRedeemer(id, 2, 6_000))).toBe(true)
})

test("the uplift that pays for a program covers what it gives on the uplift too", () => {
  const of = (costMinor: bigint, presentCostMinor = 0n, marginBasisPoints = 4_000) =>
    breakEvenUplift({ spendMinor: 100_000n, costMinor, presentCostMinor, marginBasisPoints })
  // 2,000 of 100,000: what is bought more leaves 38 per cent, so 2,000 / 38,000.
  expect(of(2_000n)).toBe(526)
  expect(of(2_000n, 1_000n)).toBe(263)
  expect(of(1_000n, 2_000n)).toBe(0)
  expect(of(40_000n)).toBeNull()
})

const sound: Omit<ScenarioResult, "warnings" | "breakEvenBasisPoints"> = {
  key: "draft-1",
  name: "Draft",
  kind: "draft",
  points: { name: "point", plural: "points", value: { points: 1, amountMinor: 1 } },
  reward: { name: "Tea", costPoints: 100 },
  members: 100,
  buyers: 90,
  spendMinor: 100_000,
  purchases: 300,
  openingPoints: 0,
  issuedPoints: 2_000,
  reversedPoints: 0,
  redeemedPoints: 900,
  expiredPoints: 100,
  adjustedPoints: 0,
  outstandingPoints: 1_000,
  liabilityMinor: 1_000,
  expectedLiabilityMinor: 600,
  benefitsMinor: 0,
  benefitsWithoutCost: [],
  costMinor: 1_500,
  costBasisPoints: 150,
  rewardBasisPoints: 200,
  months: [],
  tiers: [],
  firstReward: [{ name: "All members", members: 100, reached: 40, medianDays: 45 }],
  thresholds: [],
}

test("a sound program has no warnings; each fault has its own, with what to do", () => {
  const codes = (change: Partial<typeof sound>, margin = 4_000) =>
    warningsOf({ ...sound, ...change }, margin).map(({ code }) => code)
  expect(codes({})).toEqual([])
  expect(codes({ rewardBasisPoints: 49 })).toEqual(["stingy"])
  const [stingy] = warningsOf({ ...sound, rewardBasisPoints: 48 }, 4_000)
  expect([stingy?.title, stingy?.why.slice(0, 11)]).toEqual([
    "It gives back 0.48 % of what members spend",
    "Below 0.5 %",
  ])
  expect(codes({ rewardBasisPoints: 1_001 })).toEqual(["ruinous"])
  expect(codes({}, 300)).toEqual(["ruinous"])
  expect(codes({ reward: null })).toEqual(["noReward"])
  expect(codes({ firstReward: [{ name: "All", members: 100, reached: 9, medianDays: 5 }] })).toEqual(["outOfReach"])
  expect(codes({ firstReward: [{ name: "All", members: 100, reached: 40, medianDays: 181 }] })).toEqual(["slow"])
  expect(codes({ expiredPoints: 900 })).toEqual(["expiring"])
  const silver = { tierId: "s", tierName: "Silver", metric: "spendMinor", threshold: 1, tenths: [] } as const
  expect(codes({ thresholds: [{ ...silver, tenths: [], below: 12, above: 6 }] })).toEqual(["bunched"])
  expect(codes({ thresholds: [{ ...silver, tenths: [], below: 12, above: 7 }] })).toEqual([])
  expect(codes({ members: 0, rewardBasisPoints: 0 })).toEqual([])
})
