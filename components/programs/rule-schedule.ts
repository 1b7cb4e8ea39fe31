import { addDays, isDay, localDay, localInstant, parseDay, startOfLocalDay } from "@/lib/core/calendar"

/** A day with an optional time of day, "HH:MM", as it is typed in the merchant's zone. */
export type Moment = { day: string; time: string }

export const noMoment: Moment = { day: "", time: "" }

function timeOf(instant: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone })
  return format.format(instant)
}

/** An instant as its local day; midnight needs no time. */
export function toStart(instant: string | undefined, timeZone: string): Moment {
  if (!instant) return noMoment
  const at = new Date(instant)
  const day = localDay(at, timeZone)
  return { day, time: startOfLocalDay(day, timeZone).getTime() === at.getTime() ? "" : timeOf(at, timeZone) }
}

/** The end is the first instant at which a rule no longer holds: at midnight, the day before is the last. */
export function toEnd(instant: string | undefined, timeZone: string): Moment {
  const { day, time } = toStart(instant, timeZone)
  return day && !time ? { day: addDays(parseDay(day), -1), time: "" } : { day, time }
}

function atTime({ day, time }: Moment, timeZone: string): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number)
  return localInstant(parseDay(day), hour, minute, timeZone).toISOString()
}

/** The instant from which a rule holds; null: at once. */
export function startInstant(moment: Moment, timeZone: string): string | null {
  if (!isDay(moment.day)) return null
  return moment.time ? atTime(moment, timeZone) : startOfLocalDay(moment.day, timeZone).toISOString()
}

/** The first instant without the rule: the time on that day, or the midnight after it. */
export function endInstant(moment: Moment, timeZone: string): string | null {
  if (!isDay(moment.day)) return null
  return moment.time ? atTime(moment, timeZone) : startOfLocalDay(addDays(moment.day, 1), timeZone).toISOString()
}
