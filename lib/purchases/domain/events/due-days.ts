import { addDays, type Day, daysBetween } from "@/lib/core/calendar"

const mostDaysBack = 31

/**
 * The days whose birthdays and anniversaries are to be recorded: those since `doneDay`, of the last 31, and always today,
 * as a birthday may come to be known in the course of it. `doneDay` null: this is the first time, nothing is made up for.
 */
export function dueDays(doneDay: Day | null, today: Day): Day[] {
  if (doneDay === null || doneDay >= today) return [today]
  const count = Math.min(daysBetween(doneDay, today), mostDaysBack + 1)
  return Array.from({ length: count }, (_, index) => addDays(today, index + 1 - count))
}
