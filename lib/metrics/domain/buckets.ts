import { addDays, addMonths, type Day, daysBetween, startOfMonth, startOfWeek } from "@/lib/core/calendar"

export type Interval = "day" | "week" | "month"

/** Both days included. `whole`: not cut by the ends of the range asked for. */
export type Bucket = { start: Day; from: Day; to: Day; whole: boolean }

const startOf: Record<Interval, (day: Day) => Day> = { day: (day) => day, week: startOfWeek, month: startOfMonth }

const nextAfter: Record<Interval, (start: Day) => Day> = {
  day: (start) => addDays(start, 1),
  week: (start) => addDays(start, 7),
  month: (start) => addMonths(start, 1),
}

const shortest: Record<Interval, number> = { day: 1, week: 7, month: 28 }

export function earlierOf(a: Day, b: Day): Day {
  return [a, b].sort()[0] ?? a
}

export function laterOf(a: Day, b: Day): Day {
  return [a, b].sort()[1] ?? a
}

/** At least how many buckets a range has: cheap to ask before any is made. */
export function fewestBuckets(from: Day, to: Day, interval: Interval): number {
  return Math.floor((daysBetween(from, to) + 1) / (shortest[interval] + (interval === "month" ? 3 : 0)))
}

/** The days, weeks (Monday first) or months of a range, the first and the last cut to it. */
export function bucketsOf(from: Day, to: Day, interval: Interval): Bucket[] {
  const buckets: Bucket[] = []
  for (let start = startOf[interval](from); start <= to; ) {
    const next = nextAfter[interval](start)
    const last = addDays(next, -1)
    const first = laterOf(start, from)
    const end = earlierOf(last, to)
    buckets.push({ start, from: first, to: end, whole: first === start && end === last })
    start = next
  }
  return buckets
}

/** Whether a bucket is not over: today is one of its days, and is not over itself. */
export function isRunning(bucket: Bucket, interval: Interval, today: Day): boolean {
  return bucket.start <= today && today < nextAfter[interval](bucket.start)
}

/** The bucket before, of the same kind; a cut bucket is compared with as many days just before it. */
export function bucketBefore(bucket: Bucket, interval: Interval): { from: Day; to: Day } {
  const to = addDays(bucket.from, -1)
  if (bucket.whole) return { from: startOf[interval](to), to }
  return { from: addDays(bucket.from, -(daysBetween(bucket.from, bucket.to) + 1)), to }
}
