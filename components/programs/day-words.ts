const format = new Intl.DateTimeFormat("en-US", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })

/** "Jun 30, 1998" of "1998-06-30". */
export function dayWords(day: string): string {
  return format.format(new Date(`${day}T00:00:00Z`))
}
