import { addDays, addMonths, type Day, daysBetween, isDay, startOfMonth, startOfYear } from "@/lib/core/calendar"
import { earlierOf, type Interval, laterOf } from "./buckets"

/** Both days included. */
export interface DayRange {
  from: Day
  to: Day
}

export const periodKeys = ["7d", "30d", "90d", "month", "quarter", "year", "all", "custom"] as const

export type PeriodKey = (typeof periodKeys)[number]

export const periodNames: Record<PeriodKey, string> = {
  "7d": "7 days",
  "30d": "30 days",
  "90d": "90 days",
  month: "Month",
  quarter: "Quarter",
  year: "Year",
  all: "All",
  custom: "Custom",
}

export interface Period extends DayRange {
  key: PeriodKey
  /** The days it is compared with: the period before, as many days of it as have passed of this one; null for all. */
  before: DayRange | null
  /** The calendar period is not over on the last day. */
  running: boolean
  /** Said after a change: "against the 30 days before". */
  against: string
  interval: Interval
}

/** What there is: the first and the last day with data, and the day that periods end with. */
export interface DataSpan {
  first: Day
  last: Day
  lastPurchase: Day
  /** Today, or the day of the last purchase where that is long ago. */
  anchor: Day
  today: Day
  old: boolean
}

const fallback: PeriodKey = "30d"

const oldAfterDays = 30

/** Purchases are of 1900 to 2199, as instants that come in are. */
const [firstDay, lastDay] = ["1900-01-01", "2199-12-31"]

/** The longest period told: a page of more months than these would keep the server busy for minutes. */
const longestYears = 100

function notTooLong(from: Day, to: Day): Day {
  return laterOf(from, addDays(addMonths(to, -12 * longestYears), 1))
}

/** `last` is the last day with anything, a redemption say. Periods do not follow it: one redemption would empty the page of an old history. */
export function spanOf(first: Day, lastPurchase: Day, today: Day, last = lastPurchase): DataSpan {
  const old = daysBetween(lastPurchase, today) > oldAfterDays
  return { first, last, lastPurchase, anchor: old ? lastPurchase : today, today, old }
}

function intervalFor(from: Day, to: Day): Interval {
  const days = daysBetween(from, to) + 1
  if (days <= 31) return "day"
  return days <= 190 ? "week" : "month"
}

function lastDays(count: number) {
  return (key: PeriodKey, { anchor }: DataSpan): Period => {
    const from = addDays(anchor, 1 - count)
    const before = { from: addDays(from, -count), to: addDays(from, -1) }
    return {
      key,
      from,
      to: anchor,
      before,
      running: false,
      against: `against the ${count} days before`,
      interval: intervalFor(from, anchor),
    }
  }
}

function calendar(months: number, startOf: (day: Day) => Day, word: string) {
  return (key: PeriodKey, { anchor }: DataSpan): Period => {
    const from = startOf(anchor)
    const end = addDays(addMonths(from, months), -1)
    const running = anchor < end
    const start = addMonths(from, -months)
    const before = {
      from: start,
      to: running ? earlierOf(addDays(start, daysBetween(from, anchor)), addDays(from, -1)) : addDays(from, -1),
    }
    const against = running ? `against the same days of the ${word} before` : `against the ${word} before`
    return { key, from, to: anchor, before, running, against, interval: intervalFor(from, anchor) }
  }
}

function startOfQuarter(day: Day): Day {
  return addMonths(startOfMonth(day), -((Number(day.slice(5, 7)) - 1) % 3))
}

function allHistory(key: PeriodKey, { first, anchor, last }: DataSpan): Period {
  const to = laterOf(anchor, last)
  const from = notTooLong(first, to)
  return { key, from, to, before: null, running: false, against: "", interval: intervalFor(from, to) }
}

/** The days chosen, both included; the wrong way round, they are turned. No more than can be told. */
function customDays(key: PeriodKey, span: DataSpan, asked: { from?: string; to?: string }): Period {
  const { from: one = "", to: other = "" } = asked
  if (!isDay(one) || !isDay(other) || [one, other].some((day) => day < firstDay || day > lastDay)) {
    return lastDays(30)(fallback, span)
  }
  const to = laterOf(one, other)
  const from = notTooLong(earlierOf(one, other), to)
  const days = daysBetween(from, to) + 1
  const running = from <= span.today && span.today < to
  const elapsed = running ? daysBetween(from, span.today) + 1 : days
  const start = addDays(from, -days)
  return {
    key,
    from,
    to,
    before: { from: start, to: addDays(start, elapsed - 1) },
    running,
    against: running
      ? `against the same days of the ${days} before`
      : `against the ${days === 1 ? "day" : `${days} days`} before`,
    interval: intervalFor(from, to),
  }
}

type Resolve = (key: PeriodKey, span: DataSpan, asked: { from?: string; to?: string }) => Period

const resolvers: Record<PeriodKey, Resolve> = {
  "7d": lastDays(7),
  "30d": lastDays(30),
  "90d": lastDays(90),
  month: calendar(1, startOfMonth, "month"),
  quarter: calendar(3, startOfQuarter, "quarter"),
  year: calendar(12, startOfYear, "year"),
  all: allHistory,
  custom: customDays,
}

/** The period that the address asks for; what makes no sense becomes the last 30 days. */
export function resolvePeriod(asked: { period?: string; from?: string; to?: string }, span: DataSpan): Period {
  const key = periodKeys.find((known) => known === asked.period) ?? fallback
  return resolvers[key](key, span, asked)
}

/** The period in an address, to be opened again. */
export function periodQuery({ key, from, to }: Period): string {
  return key === "custom" ? `period=custom&from=${from}&to=${to}` : `period=${key}`
}
