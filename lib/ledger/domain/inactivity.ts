import { addDays, addMonths, type Day, startOfLocalDay } from "@/lib/core/calendar"

/**
 * The first instant at which points are gone that every activity keeps for so many months. `days` are the local days of
 * activity in rising order; one that comes when the points are gone already keeps nothing, nor does any after it.
 */
export function keptUntil(expiresAt: Date, months: number, days: readonly Day[], timeZone: string): Date {
  let end = expiresAt
  for (const day of days) {
    if (startOfLocalDay(day, timeZone) >= end) break
    const next = startOfLocalDay(addDays(addMonths(day, months), 1), timeZone)
    if (next > end) end = next
  }
  return end
}
