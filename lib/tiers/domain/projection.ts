import { addDays, type Day, daysBetween } from "@/lib/core/calendar"
import { countOf, type DayActivity, DaySums } from "./day-sums"
import type { TierMetric } from "./tier"
import { ROLLING_DAYS } from "./window"

const paceDays = 90
/** Over fewer days since joining nobody has a pace: one purchase would promise the next tier for tomorrow. */
const leastDays = 14
/** Farther than this nobody's pace says anything. */
const mostDays = 3650

export type PaceInput = {
  days: readonly DayActivity[]
  joinedDay: Day
  today: Day
  rolls: boolean
  /** The first day of the next period; null: none. */
  by: Day | null
  match: "any" | "all"
  needs: readonly { metric: TierMetric; threshold: bigint; reached: bigint }[]
}

/**
 * The day on which a tier is reached at the pace of the last 90 days, or since joining where that is less; null in the
 * first two weeks, where nothing was counted, or the period ends before. What leaves a rolling window on the way is taken off.
 */
export function projectedDay({ days, joinedDay, today, rolls, by, match, needs }: PaceInput): Day | null {
  const span = Math.min(paceDays, daysBetween(joinedDay, today) + 1)
  if (span < leastDays) return null
  const sums = new DaySums()
  for (const day of [...days].sort((a, b) => (a.day < b.day ? -1 : 1))) sums.add(day)
  const paces = needs.map(({ metric }) => sums.sum(metric, addDays(today, 1 - span), today))
  if (paces.every((pace) => pace <= 0n)) return null
  const last = rolls ? ROLLING_DAYS : by === null ? mostDays : daysBetween(today, by) - 1
  const leaving = rolls ? needs.map(({ metric }) => leavingBy(days, metric, today)) : []
  for (let ahead = 1; ahead <= last; ahead += 1) {
    const met = needs.map(({ threshold, reached }, index) => {
      const gained = ((paces[index] ?? 0n) * BigInt(ahead)) / BigInt(span)
      return reached - (leaving[index]?.[ahead] ?? 0n) + gained >= threshold
    })
    if (match === "any" ? met.some(Boolean) : met.every(Boolean)) return addDays(today, ahead)
  }
  return null
}

/** What will have left the rolling window so many days ahead. */
function leavingBy(days: readonly DayActivity[], metric: TierMetric, today: Day): bigint[] {
  const leaving = Array<bigint>(ROLLING_DAYS + 1).fill(0n)
  for (const one of days) {
    const ahead = daysBetween(today, addDays(one.day, ROLLING_DAYS))
    if (ahead >= 1 && ahead <= ROLLING_DAYS) leaving[ahead] = (leaving[ahead] ?? 0n) + countOf(one, metric)
  }
  for (let ahead = 1; ahead <= ROLLING_DAYS; ahead += 1)
    leaving[ahead] = (leaving[ahead] ?? 0n) + (leaving[ahead - 1] ?? 0n)
  return leaving
}
