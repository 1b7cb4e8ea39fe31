import { expect, test } from "vitest"
import { parseDay } from "@/lib/core/calendar"
import type { Benefit } from "@/lib/tiers/domain/benefit"
import type { Tier } from "@/lib/tiers/domain/tier"
import { backtestPeriod } from "./backtest-period"
import { BenefitTally } from "./benefit-tally"

const period = backtestPeriod(parseDay("2026-01-01"), parseDay("2026-12-31"), "UTC")
const instant = (text: string) => new Date(text)
const beginning = Number.NEGATIVE_INFINITY

function tier(name: string, rank: number, benefits: Benefit[]): Tier {
  const qualification = { metric: "spendMinor", threshold: rank * 100, window: "rolling365" } as const
  return { id: name, name, rank, qualification, downgrade: "toEligible", benefits }
}

function tallyOf(silver: Benefit[], gold: Benefit[] = [], useBasisPoints = 5_000): BenefitTally {
  return new BenefitTally([tier("silver", 1, silver), tier("gold", 2, gold)], period, useBasisPoints, "USD")
}

const sum = (tally: BenefitTally) => tally.minorByMonth().reduce((total, minor) => total + minor, 0n)
const january = instant("2026-01-10T12:00:00Z").getTime()

test("a purchase takes the best discount of its tier and the free delivery, whole, in its month", () => {
  const tally = tallyOf(
    [{ kind: "percentageDiscount", percent: "12.5" }],
    [
      { kind: "amountDiscount", amountMinor: 300 },
      { kind: "freeDelivery", fromAmountMinor: 5_000, unitCostMinor: 450 },
    ],
  )
  tally.bought("silver", january, 10_000n)
  expect(tally.minorByMonth().slice(0, 2)).toEqual([1_250n, 0n])
  // At Gold 12.5 per cent of 100.00 are more than 3.00, of 10.00 less; under 50.00 delivery is charged.
  tally.bought("gold", january, 10_000n)
  expect(sum(tally)).toBe(1_250n + 1_250n + 450n)
  tally.bought("gold", january, 1_000n)
  expect(sum(tally)).toBe(1_250n + 1_250n + 450n + 300n)
  // Nothing is delivered of what was bought in a store.
  tally.bought("gold", january, 10_000n, true)
  expect(sum(tally)).toBe(3_250n + 1_250n)
  // What was returned, no tier, and what is not in the period cost nothing.
  tally.bought("gold", january, 0n)
  tally.bought(null, january, 10_000n)
  tally.bought("gold", instant("2025-12-31T12:00:00Z").getTime(), 10_000n)
  expect(sum(tally)).toBe(4_500n)
  expect(tally.ofMember()).toBe(4_500n)
})

test("of what may be used so many times a share is, over the time in which the tier is held", () => {
  // Four times a year at 10.00, and 5.00 each month: 100.00 a year, of which half is used.
  const tally = tallyOf([
    { kind: "entitlement", count: 4, unitCostMinor: 1_000, per: "calendarYear" },
    { kind: "credit", amountMinor: 500, per: "month" },
  ])
  tally.held([{ tierId: "silver", from: instant("2025-06-01T00:00:00Z"), to: null }], beginning)
  expect(sum(tally)).toBe(5_000n)
  expect([tally.ofMember(), tally.ofMember()]).toEqual([5_000n, 0n])
  expect(tally.minorByMonth()[1]).toBe(383n)
  // A tier held for 73 days, a fifth of a year, by a member of a program that gives from then on.
  const late = tallyOf([{ kind: "credit", amountMinor: 10_000, per: "calendarYear" }], [], 10_000)
  const held = { tierId: "silver", from: instant("2026-01-01T00:00:00Z"), to: instant("2026-06-01T00:00:00Z") }
  late.held([held], instant("2026-03-20T00:00:00Z").getTime())
  expect(sum(late)).toBe(2_000n)
})

test("what is given once is given when a tier is first reached, with those that were skipped", () => {
  const tally = tallyOf(
    [{ kind: "credit", amountMinor: 1_000, per: "lifetime" }],
    [{ kind: "entitlement", count: 1, unitCostMinor: 3_000, per: "lifetime" }],
    10_000,
  )
  const [first, second, third] = ["2026-02-01", "2026-05-01", "2026-08-01"].map((day) => instant(`${day}T00:00:00Z`))
  if (!first || !second || !third) throw new Error("three days")
  tally.held(
    [
      { tierId: "gold", from: first, to: second },
      { tierId: "silver", from: second, to: third },
      { tierId: "gold", from: third, to: null },
    ],
    beginning,
  )
  expect(tally.minorByMonth()[1]).toBe(4_000n)
  expect(sum(tally)).toBe(4_000n)
})

test("benefits without a known cost are told, and tiers with none cost nothing", () => {
  const tally = tallyOf([
    { kind: "access", what: "Lounge" },
    { kind: "entitlement", count: 2, name: "Coffee" },
  ])
  expect(tally.unknown).toEqual(["Access: Lounge", "Coffee"])
  expect(tally.isEmpty).toBe(true)
  expect(tallyOf([{ kind: "percentageDiscount", percent: "5" }]).isEmpty).toBe(false)
})
