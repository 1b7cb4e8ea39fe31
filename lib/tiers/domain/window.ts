import { addMonths, type Day, dayNumber, startOfMonth, startOfYear } from "@/lib/core/calendar"
import type { Qualification } from "./tier"

/** The days of `rolling365`: the local day and the 364 before it. */
export const ROLLING_DAYS = 365

/** First day of a period and the first day of the next one; null where a period has no end. */
export type Period = { from: Day; next: Day | null }

/** The period of a yearly window that contains the day; lifetime is one period without an end. Not for rolling windows. */
export function periodOf(qualification: Qualification, day: Day, joinedDay: Day): Period {
  switch (qualification.window) {
    case "calendarYear":
      return { from: startOfYear(day), next: addMonths(startOfYear(day), 12) }
    case "programYear":
      return yearFrom(startOfMonth(`${day.slice(0, 4)}-${pad(qualification.yearStartMonth ?? 1)}-01` as Day), day)
    case "anniversaryYear":
      return anniversaryYear(joinedDay, day)
    case "lifetime":
    case "rolling365":
      return { from: "0000-01-01" as Day, next: null }
  }
}

function yearFrom(start: Day, day: Day): Period {
  const from = start > day ? addMonths(start, -12) : start
  return { from, next: addMonths(from, 12) }
}

/** Reckoned from the day of joining each time, so that 29 February comes back in leap years. */
function anniversaryYear(joinedDay: Day, day: Day): Period {
  const years = Number(day.slice(0, 4)) - Number(joinedDay.slice(0, 4))
  const offset = addMonths(joinedDay, years * 12) > day ? years - 1 : years
  return { from: addMonths(joinedDay, offset * 12), next: addMonths(joinedDay, (offset + 1) * 12) }
}

/** The day at which a validity that reaches to the start of `day` ends, with extra months and days of grace. */
export function withGrace(day: Day, extraMonths = 0, graceDays = 0): number {
  return dayNumber(extraMonths === 0 ? day : addMonths(day, extraMonths)) + graceDays
}

function pad(month: number): string {
  return month.toString().padStart(2, "0")
}
