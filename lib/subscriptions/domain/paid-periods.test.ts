import { expect, test } from "vitest"
import { parseDay } from "@/lib/core/calendar"
import type { PaidInterval } from "@/lib/tiers/domain/tier-price"
import { nextPeriod, type PaidPeriod, periodAt } from "./paid-periods"

const day = parseDay

/** Pays at the end of each period, so many times over, and tells the first days of all and the end of the last. */
function paidInARow(interval: PaidInterval, begins: string, times: number): string[] {
  const paid: PaidPeriod[] = []
  for (let index = 0; index < times; index += 1) {
    const on = paid.at(-1)?.to ?? day(begins)
    const period = nextPeriod(interval, paid, day(begins), on)
    if (period) paid.push(period)
  }
  return [...paid.map(({ from }) => from), ...paid.slice(-1).map(({ to }) => to)]
}

test.each([
  // The day of the month it began, month after month.
  ["month", "2026-03-10", ["2026-03-10", "2026-04-10", "2026-05-10", "2026-06-10"]],
  // 31 January: a missing day is the month's last, and the 31st comes back.
  ["month", "2026-01-31", ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]],
  ["month", "2027-12-31", ["2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31"]],
  ["month", "2026-08-30", ["2026-08-30", "2026-09-30", "2026-10-30", "2026-11-30"]],
  ["month", "2027-01-30", ["2027-01-30", "2027-02-28", "2027-03-30"]],
  ["month", "2028-01-29", ["2028-01-29", "2028-02-29", "2028-03-29"]],
  ["month", "2026-11-30", ["2026-11-30", "2026-12-30", "2027-01-30", "2027-02-28", "2027-03-30"]],
  // Years: 29 February is 28 February in others, and comes back in the next leap year.
  ["year", "2024-02-29", ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]],
  ["year", "2026-03-01", ["2026-03-01", "2027-03-01", "2028-03-01"]],
  ["year", "2026-12-31", ["2026-12-31", "2027-12-31", "2028-12-31"]],
] as const)("paid by the %s from %s: %s", (interval, begins, expected) => {
  expect(paidInARow(interval, begins, expected.length - 1)).toEqual(expected)
})

const january: PaidPeriod[] = [{ from: day("2026-01-31"), to: day("2026-02-28") }]

test.each([
  ["ahead of time: the next period", january, "2026-02-10", undefined, "2026-02-28"],
  ["on the day it ended: the next period", january, "2026-02-28", undefined, "2026-02-28"],
  ["a day late: a new row from that day", january, "2026-03-01", undefined, "2026-03-01"],
  ["late, for the day it ended: without a gap", january, "2026-03-05", "2026-02-28", "2026-02-28"],
  ["late, for a day in between", january, "2026-03-05", "2026-03-02", "2026-03-02"],
  ["for a day to come after a gap: refused", january, "2026-03-05", "2026-03-09", null],
  ["for a period that is paid: refused", january, "2026-02-10", "2026-01-31", null],
  ["the first, later than the start: from the day it was paid", [], "2026-02-04", undefined, "2026-02-04"],
  ["the first, before a trial ends: from its end", [], "2026-01-20", undefined, "2026-01-31"],
] as const)("%s", (_what, paid, paidOn, asked, from) => {
  const found = nextPeriod("month", paid, day("2026-01-31"), day(paidOn), asked ? day(asked) : undefined)
  expect(found?.from ?? null).toBe(from)
})

test("a new row after a gap has an anchor of its own", () => {
  const paid = [...january, periodAt("month", day("2026-03-15"), 0)]
  expect(nextPeriod("month", paid, day("2026-01-31"), day("2026-04-01"))).toEqual({
    from: "2026-04-15",
    to: "2026-05-15",
  })
})
