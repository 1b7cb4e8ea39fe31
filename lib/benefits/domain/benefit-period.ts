import { addDays, addMonths, type Day, localDay, startOfMonth, startOfYear } from "@/lib/core/calendar"
import { type Benefit, type BenefitPer, perOf } from "@/lib/tiers/domain/benefit"
import type { Tier } from "@/lib/tiers/domain/tier"
import { type Period, periodOf } from "@/lib/tiers/domain/window"

/** A time without a break during which a member holds a tier or a higher one. `to` is the first instant after it. */
export type Span = { from: Date; to: Date | null }

/** `from` and `next` are the first day of the period and of the following one. Uses count from `countsFrom` on. */
export type BenefitPeriod = Period & { countsFrom: Day | null }

/** What periods of a member are reckoned from. The spans, in order of time, are of the benefit's tier. */
export type PeriodInput = {
  today: Day
  joinedDay: Day
  birthday: Day | null
  spans: readonly Span[]
  timeZone: string
}

type Reckon = (tier: Tier, input: PeriodInput) => Period

const reckonings: Record<BenefitPer, Reckon> = {
  tierPeriod: tierPeriod,
  calendarYear: (_, { today }) => months(startOfYear(today), 12),
  quarter: (_, { today }) => months(addMonths(startOfMonth(today), -((Number(today.slice(5, 7)) - 1) % 3)), 3),
  month: (_, { today }) => months(startOfMonth(today), 1),
  lifetime: (_, { joinedDay }) => ({ from: joinedDay, next: null }),
  visit: (_, { today }) => ({ from: today, next: addDays(today, 1) }),
}

function months(from: Day, count: number): Period {
  return { from, next: addMonths(from, count) }
}

/** The period of a benefit that contains today, or the birthday that it belongs to; null where that is not near. */
export function benefitPeriod(benefit: Benefit, tier: Tier, input: PeriodInput): BenefitPeriod | null {
  if (benefit.kind === "birthdayGift") return birthdayPeriod(benefit.days, input)
  const per = perOf(benefit)
  const period = reckonings[per](tier, input)
  return { ...period, countsFrom: per === "lifetime" ? null : period.from }
}

/** The period of a yearly window; where the window rolls or has no end, the year since the tier was reached. */
function tierPeriod({ qualification }: Tier, input: PeriodInput): Period {
  const { today, joinedDay } = input
  const { window } = qualification
  if (window !== "rolling365" && window !== "lifetime") return periodOf(qualification, today, joinedDay)
  return yearFrom(reachedDay(input), today)
}

/**
 * The day from which years of a tier run. A tier that comes back in the course of the year in which it was lost goes on
 * with that year, and with what was used of it; later a new year begins.
 */
function reachedDay({ spans, joinedDay, timeZone }: PeriodInput): Day {
  let reached: Day | null = null
  let yearEnds: Day | null = null
  for (const { from, to } of spans) {
    const begins = localDay(from, timeZone)
    if (reached === null || (yearEnds !== null && begins >= yearEnds)) reached = begins
    yearEnds = to && yearFrom(reached, localDay(new Date(to.getTime() - 1), timeZone)).next
  }
  return reached ?? joinedDay
}

/** Reckoned from the first day each time, so that 29 February comes back in leap years. */
function yearFrom(first: Day, day: Day): Period {
  return periodOf({ metric: "purchases", threshold: 0, window: "anniversaryYear" }, day, first)
}

/** From the birthday on for so many days. What was taken since the window of the year before closed counts. */
function birthdayPeriod(days: number, { birthday, today }: PeriodInput): BenefitPeriod | null {
  if (birthday === null) return null
  for (const year of [Number(today.slice(0, 4)), Number(today.slice(0, 4)) - 1]) {
    const from = birthdayIn(birthday, year)
    const next = addDays(from, days + 1)
    if (from > birthday && from <= today && today < next) {
      return { from, next, countsFrom: addDays(birthdayIn(birthday, year - 1), days + 1) }
    }
  }
  return null
}

/** The next day on which the birthday is kept, after today. */
export function nextBirthday(birthday: Day, today: Day): Day {
  const thisYear = birthdayIn(birthday, Number(today.slice(0, 4)))
  return thisYear > today ? thisYear : birthdayIn(birthday, Number(today.slice(0, 4)) + 1)
}

/** Who was born on 29 February has the birthday on 28 February in years without one. */
function birthdayIn(birthday: Day, year: number): Day {
  return addMonths(birthday, (year - Number(birthday.slice(0, 4))) * 12)
}
