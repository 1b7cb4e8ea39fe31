import { addDays, type Day, dateLocale, localDay } from "@/lib/core/calendar"

const short = new Intl.DateTimeFormat(dateLocale, { day: "numeric", month: "long", timeZone: "UTC" })
const long = new Intl.DateTimeFormat(dateLocale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })

/** "30 June", and with the year where it is not this one. */
export function sayDay(day: Day, today: Day): string {
  const date = new Date(`${day}T00:00:00Z`)
  return (day.slice(0, 4) === today.slice(0, 4) ? short : long).format(date)
}

/** "Today", "Yesterday" or the day. */
export function sayRecentDay(day: Day, today: Day): string {
  if (day === today) return "Today"
  return day === addDays(today, -1) ? "Yesterday" : sayDay(day, today)
}

/** "today", "yesterday" or the day, within a sentence. */
export function sayDayWithin(day: Day, today: Day): string {
  const said = sayRecentDay(day, today)
  return /\d/.test(said) ? said : said.toLowerCase()
}

/** The last local day on which something holds that ends at an instant. */
export function lastDayBefore(end: Date, timeZone: string): Day {
  return localDay(new Date(end.getTime() - 1), timeZone)
}
