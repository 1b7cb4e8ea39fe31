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
    if (startOfLocalDay(day, timeZone) >= end) break
    const next = endOf(day, months, timeZone)
    if (next > end) end = next
  }
  return end
}

function endOf(day: Day, months: number, timeZone: string): Date {
  return startOfLocalDay(addDays(addMonths(day, months), 1), timeZone)
}
