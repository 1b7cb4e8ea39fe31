import { dateLocale } from "./date-locale"

const formats = {
  day: { day: "numeric", month: "short", year: "numeric" },
  minute: { day: "numeric", month: "short", year: "numeric", hour: "numeric", minute: "2-digit" },
  clock: { hour: "numeric", minute: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

type TimeProps = {
  instant: Date | string
  /** IANA zone in which days and hours are told. */
  timeZone: string
  format?: keyof typeof formats
  className?: string
}

/** An instant, told in a zone; machines read it in UTC, the full instant with its zone is on hover. */
export function Time({ instant, timeZone, format = "day", className }: TimeProps) {
  const date = typeof instant === "string" ? new Date(instant) : instant
  const full = new Intl.DateTimeFormat(dateLocale, { dateStyle: "full", timeStyle: "long", timeZone }).format(date)
  return (
    <time dateTime={date.toISOString()} title={full} className={className}>
      {new Intl.DateTimeFormat(dateLocale, { ...formats[format], timeZone }).format(date)}
    </time>
  )
}

/** A local calendar day, `YYYY-MM-DD`. */
export function Day({ day, className }: { day: string; className?: string }) {
  const date = new Date(`${day}T00:00:00Z`)
  return (
    <time dateTime={day} className={className}>
      {new Intl.DateTimeFormat(dateLocale, { ...formats.day, timeZone: "UTC" }).format(date)}
    </time>
  )
}
