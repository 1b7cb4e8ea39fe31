import { expect, test } from "vitest"
import { addDays, parseDay } from "@/lib/core/calendar"
import { type PaceInput, projectedDay } from "./projection"

const joinedDay = parseDay("2026-11-01")
const spent = { day: joinedDay, spendMinor: 10_000n, points: 100n, qualifyingPoints: 0n, purchases: 1n }

function projected(today: PaceInput["today"]) {
  const needs = [{ metric: "spendMinor", threshold: 20_000n, reached: 10_000n }] as const
  return projectedDay({ days: [spent], joinedDay, today, rolls: false, by: null, match: "all", needs })
}

test("nobody is promised a tier by the pace of their first days", () => {
  expect(projected(joinedDay)).toBeNull()
  expect(projected(addDays(joinedDay, 12))).toBeNull()
})

test("after two weeks the pace since joining says when", () => {
  // 100.00 in 14 days: the other 100.00 take 14 more.
  expect(projected(addDays(joinedDay, 13))).toBe("2026-11-28")
})
