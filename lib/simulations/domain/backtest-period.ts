import { addDays, addMonths, type Day, startOfLocalDay, startOfMonth } from "@/lib/core/calendar"

/** What is replayed: from the first instant of one local day to the last of another, in calendar months. */
export interface BacktestPeriod {
  from: Day
  to: Day
  timeZone: string
  startMs: number
  /** The first instant after it. */
  endMs: number
  /** The first day of each month in it; of the first month the first day that is in it. */
  months: Day[]
  /** The first instant after each month, the last being `endMs`. */
  monthEndsMs: number[]
}

/** Both days are included. */
export function backtestPeriod(from: Day, to: Day, timeZone: string): BacktestPeriod {
  const months: Day[] = []
  for (let day = from; day <= to; day = startOfMonth(addMonths(day, 1))) months.push(day)
  const instant = (day: Day) => startOfLocalDay(day, timeZone).getTime()
  const endMs = instant(addDays(to, 1))
  const monthEndsMs = months.map((_, index) => {
    const next = months[index + 1]
    return next === undefined ? endMs : instant(next)
  })
  return { from, to, timeZone, startMs: instant(from), endMs, months, monthEndsMs }
}

/** The place of an instant's month in the period; -1 before it. What comes after it counts as its last month. */
export function monthAt({ startMs, monthEndsMs }: BacktestPeriod, ms: number): number {
  if (ms < startMs) return -1
  let low = 0
  let high = monthEndsMs.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (ms < (monthEndsMs[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}
