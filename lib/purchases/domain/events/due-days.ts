import { addDays, type Day } from "@/lib/core/calendar"

const mostDaysBack = 31

/**
 * The days whose birthdays and anniversaries are to be recorded: those since `doneDay`, of the last 31, and always today,
 * as a birthday may come to be known in the course of it. `doneDay` null: this is the first time, nothing is made up for.
 */
export function dueDays(doneDay: Day | null, today: Day): Day[] {
  const oldest = addDays(today, -mostDaysBack)
  const next = doneDay === null || doneDay >= today ? today : addDays(doneDay, 1)
  const days: Day[] = []
  for (let day = next < oldest ? oldest : next; day <= today; day = addDays(day, 1)) days.push(day)
  return days
}
