import { addDays, addMonths, type Day, localDay, startOfLocalDay } from "@/lib/core/calendar"

/** The first instant at which points are gone that nothing keeps: after so many months from the local day they were earned on. */
export function firstEnd(earnedAt: Date, months: number, timeZone: string): Date {
  return endOf(localDay(earnedAt, timeZone), months, timeZone)
}

/**
 * The first instant at which points are gone that every activity keeps for so many months. `days` are the local days of
 * activity in rising order; one that comes when the points are gone already keeps nothing, nor does any after it.
 */
export function keptUntil(expiresAt: Date, months: number, days: readonly Day[], timeZone: string): Date {
  let end = expiresAt
  for (const day of days) {
    const { from, until } = keepingOf(day, months, timeZone)
    if (from >= end) break
    if (until > end) end = until
  }
  return end
}

/** What activity on a local day does for all that it keeps: what is not gone by its beginning is kept until an instant. */
export function keepingOf(day: Day, months: number, timeZone: string): { from: Date; until: Date } {
  return { from: startOfLocalDay(day, timeZone), until: endOf(day, months, timeZone) }
}

function endOf(day: Day, months: number, timeZone: string): Date {
  return startOfLocalDay(addDays(addMonths(day, months), 1), timeZone)
}
