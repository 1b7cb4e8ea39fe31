import { addDays, addMonths, type Day, isDay, startOfLocalDay } from "@/lib/core/calendar"

const monthAndDay = (day: Day) => Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10))
const february28 = 228
const february29 = 229

/**
 * Whose birthdays are kept on a day, as month × 100 + day. Who was born on 29 February has theirs on 28 February in
 * years without one: a day that does not exist is the month's last.
 */
export function birthdaysKeptOn(day: Day): number[] {
  const leap = isDay(`${day.slice(0, 4)}-02-29`)
  return monthAndDay(day) === february28 && !leap ? [february28, february29] : [monthAndDay(day)]
}

/** True on the day on which a birthday is kept. */
export function isBirthday(birthday: Day, day: Day): boolean {
  return birthday < day && birthdaysKeptOn(day).includes(monthAndDay(birthday))
}

/** The days of joining whose anniversary a day is, from `oldest` on, each with the number of years since. */
export function joiningDaysKeptOn(day: Day, oldest: Day): { day: Day; years: number }[] {
  const found: { day: Day; years: number }[] = []
  const mostYears = Number(day.slice(0, 4)) - Number(oldest.slice(0, 4))
  for (let years = 1; years <= mostYears; years += 1) {
    const before = addMonths(day, -12 * years)
    const candidates = [before, addDays(before, 1)]
    for (const joined of candidates) {
      if (joined >= oldest && addMonths(joined, 12 * years) === day) found.push({ day: joined, years })
    }
  }
  return found
}

/** When what a day brings happens: at its local midnight, or when the member joins in the course of it. */
export function startsOn(day: Day, joinedAt: Date, timeZone: string): Date {
  const midnight = startOfLocalDay(day, timeZone)
  return joinedAt > midnight ? joinedAt : midnight
}
