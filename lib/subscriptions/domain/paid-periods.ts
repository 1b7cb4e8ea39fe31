import { addMonths, type Day } from "@/lib/core/calendar"
import type { PaidInterval } from "@/lib/tiers/domain/tier-price"

/** One period that was paid for: from a local day to the first that is not covered. */
export type PaidPeriod = { from: Day; to: Day }

const monthsOf: Record<PaidInterval, number> = { month: 1, year: 12 }

/**
 * The period that a payment pays for. While the last one runs it is the next, reckoned from the day on which the first of
 * the row began: a day that a month does not have is that month's last. After a gap a new row begins on the day of payment,
 * unless `asked` names the day on which the last one ended. Null: `asked` is neither.
 */
export function nextPeriod(
  interval: PaidInterval,
  paid: readonly PaidPeriod[],
  begins: Day,
  paidOn: Day,
  asked?: Day,
): PaidPeriod | null {
  const row = lastRow(paid)
  const end = row.at(-1)?.to ?? begins
  const follows = asked === undefined ? paidOn <= end : asked === end
  if (follows) return periodAt(interval, row[0]?.from ?? begins, row.length)
  const from = asked ?? paidOn
  return from > end && from <= paidOn ? periodAt(interval, from, 0) : null
}

/** The n-th period of a row, from 0 on. Reckoned from the row's first day, so that 31 January comes back on 31 March. */
export function periodAt(interval: PaidInterval, anchor: Day, index: number): PaidPeriod {
  const months = monthsOf[interval]
  return { from: addMonths(anchor, months * index), to: addMonths(anchor, months * (index + 1)) }
}

/** The periods at the end that follow each other without a gap. */
function lastRow(paid: readonly PaidPeriod[]): PaidPeriod[] {
  const sorted = [...paid].sort((a, b) => (a.from < b.from ? -1 : 1))
  const start = sorted.findLastIndex((period, index) => index === 0 || sorted[index - 1]?.to !== period.from)
  return start < 0 ? [] : sorted.slice(start)
}
