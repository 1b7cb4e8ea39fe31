import { addDays, dateLocale, localDay, startOfLocalDay } from "@/lib/core/calendar"

type Schedule = { startsAt?: string | undefined; endsAt?: string | undefined }

/** "Only from 1 March 2026 through 31 March 2026", in a time zone; null: at any time. The end is the first instant without. */
export function describeSchedule({ startsAt, endsAt }: Schedule, timeZone = "UTC"): string | null {
  if (!startsAt && !endsAt) return null
  const zone = timeZone === "UTC" ? " (UTC)" : ""
  const from = startsAt ? ` from ${momentWords(new Date(startsAt), timeZone)}` : ""
  const to = endsAt ? ` ${endWords(new Date(endsAt), timeZone)}` : ""
  return `Only${from}${to}${zone}`
}

function isMidnight(instant: Date, timeZone: string): boolean {
  return startOfLocalDay(localDay(instant, timeZone), timeZone).getTime() === instant.getTime()
}

function momentWords(instant: Date, timeZone: string): string {
  const time = isMidnight(instant, timeZone) ? {} : ({ hour: "numeric", minute: "2-digit" } as const)
  return new Intl.DateTimeFormat(dateLocale, {
    year: "numeric",
    month: "long",
    day: "numeric",
    ...time,
    timeZone,
  }).format(instant)
}

function endWords(instant: Date, timeZone: string): string {
  if (!isMidnight(instant, timeZone)) return `until ${momentWords(instant, timeZone)}`
  const last = startOfLocalDay(addDays(localDay(instant, timeZone), -1), timeZone)
  return `through ${momentWords(last, timeZone)}`
}
