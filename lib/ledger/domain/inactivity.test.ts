import { describe, expect, it } from "vitest"
import { parseDay, startOfLocalDay } from "@/lib/core/calendar"
import { keptUntil } from "./inactivity"

const zone = "America/New_York"
const at = (day: string) => startOfLocalDay(parseDay(day), zone)
const kept = (ends: string, months: number, days: string[]) =>
  keptUntil(at(ends), months, days.map(parseDay), zone).toISOString()

describe("keptUntil", () => {
  it.each([
    [
      "an activity moves the end to its day and N months, usable through that day",
      "2026-02-02",
      1,
      ["2026-01-20"],
      "2026-02-21",
    ],
    ["a day that does not exist is the month's last", "2026-02-10", 1, ["2026-01-31"], "2026-03-01"],
    ["never earlier than it is", "2026-06-01", 1, ["2026-01-31"], "2026-06-01"],
    ["the last usable day still keeps", "2026-02-02", 1, ["2026-02-01"], "2026-03-02"],
    ["the first day after keeps nothing", "2026-02-02", 1, ["2026-02-02"], "2026-02-02"],
    [
      "each keeps until the next, across a change of clocks",
      "2026-02-02",
      1,
      ["2026-02-01", "2026-03-01", "2026-04-02"],
      "2026-04-02",
    ],
  ])("%s", (_, ends, months, days, expected) => {
    expect(kept(ends, months, days)).toBe(at(expected).toISOString())
  })
})
