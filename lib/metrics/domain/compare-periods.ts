import { addDays, type Day, daysBetween } from "@/lib/core/calendar"
import type { MetricUnit } from "./registry"

/** Both days included. */
export type DayRange = { from: Day; to: Day }

export type Comparison = {
  current: DayRange
  before: DayRange
  /** The period is not over: it is compared with as many days of the one before as have passed of it. */
  running: boolean
}

/**
 * The period before, of the same length and ending the day before it begins. A running period is cut at the last day with
 * data, and compared with the same number of elapsed days.
 */
export function comparePeriods(range: DayRange, lastDay: Day): Comparison {
  const running = range.to > lastDay
  const to = running ? (lastDay < range.from ? range.from : lastDay) : range.to
  const length = daysBetween(range.from, range.to) + 1
  const from = addDays(range.from, -length)
  return {
    current: { from: range.from, to },
    before: { from, to: addDays(from, daysBetween(range.from, to)) },
    running,
  }
}

export type Change =
  | { kind: "percent"; value: number }
  | { kind: "percentagePoints"; value: number }
  | { kind: "points"; value: number }

/** Rates change in percentage points, scores in points, amounts in per cent. Null where there is nothing to compare with. */
export function changeOf(unit: MetricUnit, current: number | null, before: number | null): Change | null {
  if (current === null || before === null) return null
  if (unit === "share") return { kind: "percentagePoints", value: 100 * (current - before) }
  if (unit === "score") return { kind: "points", value: current - before }
  if (before === 0) return null
  return { kind: "percent", value: (100 * (current - before)) / Math.abs(before) }
}
