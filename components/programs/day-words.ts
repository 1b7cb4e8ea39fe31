import { dateLocale } from "@/components/ui/date-locale"

const format = new Intl.DateTimeFormat(dateLocale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })

/** "30 Jun 1998" of "1998-06-30". */
export function dayWords(day: string): string {
  return format.format(new Date(`${day}T00:00:00Z`))
}
