import { expect, test } from "vitest"
import type { Day } from "@/lib/core/calendar"
import { costsByMonth, type MonthRow, monthsOf } from "./costs-by-month"

const day = (text: string) => text as Day
const row = (benefitId: string, month: string, uses: bigint, costMinor: bigint, uncosted = 0n): MonthRow => ({
  benefitId,
  kind: "entitlement",
  month: day(month),
  uses,
  costMinor,
  uncosted,
})

test("every month of the range stands, with and without uses, in order", () => {
  expect(monthsOf(day("2026-11-15"), day("2027-02-01"))).toEqual([
    "2026-11-01",
    "2026-12-01",
    "2027-01-01",
    "2027-02-01",
  ])
  const [one] = costsByMonth([row("a", "2026-12-01", 2n, 800n)], day("2026-11-15"), day("2027-01-31"))
  expect(one?.months.map(({ costMinor }) => costMinor)).toEqual([0n, 800n, 0n])
})

test("the dearest comes first, of equal ones the most used", () => {
  const rows = [
    row("cheap", "2026-11-01", 9n, 100n),
    row("dear", "2026-11-01", 1n, 900n),
    row("dear", "2026-12-01", 1n, 900n, 1n),
    row("often", "2026-11-01", 20n, 100n),
  ]
  const costs = costsByMonth(rows, day("2026-11-01"), day("2026-12-31"))
  expect(costs.map(({ benefitId, costMinor }) => [benefitId, costMinor])).toEqual([
    ["dear", 1_800n],
    ["often", 100n],
    ["cheap", 100n],
  ])
  expect(costs[0]).toMatchObject({ uses: 2n, uncosted: 1n })
})
