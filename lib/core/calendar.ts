import { tzOffset } from "@date-fns/tz"

/** A calendar day, "YYYY-MM-DD", of no particular zone. Days compare as text. */
export type Day = string & { readonly day: unique symbol }

/**
 * How people read days: "3 Mar 2026". One rule for staff and members until merchants choose a language: the month is a
 * word, so that nobody takes a day for a month.
 */
export const dateLocale = "en-GB"

const DAY_MS = 86_400_000
const dayPattern = /^\d{4}-\d{2}-\d{2}$/

/** True for a day that exists: 2024-02-29 does, 2023-02-29 does not. */
export function isDay(text: string): text is Day {
  if (!dayPattern.test(text)) return false
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(5, 7))
  const date = Number(text.slice(8))
  return month >= 1 && month <= 12 && date >= 1 && date <= daysOfMonth(year, month)
}

function daysOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Reads a day. Throws RangeError if it does not exist. */
export function parseDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`"${text}" is not a day.`)
  return text
}

const dayNumbers = new Map<Day, number>()
const daysByNumber = new Map<number, Day>()

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  let number = dayNumbers.get(day)
  if (number === undefined) {
    number = Date.parse(`${day}T00:00:00Z`) / DAY_MS
    remember(dayNumbers, day, number)
  }
  return number
}

/** The day that is so many days after 1970-01-01. */
export function dayFromNumber(number: number): Day {
  let day = daysByNumber.get(number)
  if (day === undefined) {
    day = new Date(number * DAY_MS).toISOString().slice(0, 10) as Day
    remember(daysByNumber, number, day)
  }
  return day
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days)
}

/** The same day of the month so many months on; a day that does not exist is the month's last. */
export function addMonths(day: Day, months: number): Day {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const first = Date.UTC(Math.floor(index / 12), index % 12, 1)
  const last = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate()
  return dayFromNumber(first / DAY_MS + Math.min(Number(day.slice(8, 10)), last) - 1)
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}

export function startOfWeek(day: Day): Day {
  return addDays(day, 1 - weekday(day))
}

export function startOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01` as Day
}

export function endOfMonth(day: Day): Day {
  return addDays(addMonths(startOfMonth(day), 1), -1)
}

export function startOfYear(day: Day): Day {
  return `${day.slice(0, 5)}01-01` as Day
}

/** The local day on which the instant falls. */
export function localDay(instant: Date, timeZone: string): Day {
  const ms = instant.getTime()
  return dayFromNumber(Math.floor((ms + offsetMs(ms, timeZone)) / DAY_MS))
}

/** The local hour, 0 to 23. */
export function localHour(instant: Date, timeZone: string): number {
  const ms = instant.getTime()
  return new Date(ms + offsetMs(ms, timeZone)).getUTCHours()
}

/** The instant in a zone that its clocks show as the given day and time; a time that a clock change skips moves forward. */
export function localInstant(day: Day, hour: number, minute: number, timeZone: string): Date {
  return new Date(firstInstant(dayNumber(day) * DAY_MS + (hour * 60 + minute) * 60_000, timeZone))
}

/** The first instant of a local day; where clocks skip midnight or the whole day, the first instant after the gap. */
export function startOfLocalDay(day: Day, timeZone: string): Date {
  const starts = memoryOf(startsByZone, timeZone)
  const number = dayNumber(day)
  let start = starts.get(number)
  if (start === undefined) {
    start = firstInstant(number * DAY_MS, timeZone)
    remember(starts, number, start)
  }
  return new Date(start)
}

/** True for a zone that this runtime knows by name, such as America/New_York. */
export function isValidTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

function firstInstant(wallMs: number, timeZone: string): number {
  const before = offsetMs(wallMs - DAY_MS, timeZone)
  const after = offsetMs(wallMs + DAY_MS, timeZone)
  if (before === after) return wallMs - before
  if (offsetMs(wallMs - before, timeZone) === before) return wallMs - before
  if (offsetMs(wallMs - after, timeZone) === after) return wallMs - after
  return firstChange(wallMs - DAY_MS, wallMs + DAY_MS, before, timeZone)
}

/** The instant between the two at which the zone's offset stops being `before`. */
function firstChange(from: number, to: number, before: number, timeZone: string): number {
  let low = from
  let high = to
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetMs(middle, timeZone) === before) low = middle
    else high = middle
  }
  return high
}

const CHANGES = Number.NaN
const offsetsByZone = new Map<string, Map<number, number>>()
const startsByZone = new Map<string, Map<number, number>>()

/** Asking Intl costs a microsecond; the offset of a UTC day without a clock change is asked once. */
function offsetMs(ms: number, timeZone: string): number {
  const offsets = memoryOf(offsetsByZone, timeZone)
  const day = Math.floor(ms / DAY_MS)
  let offset = offsets.get(day)
  if (offset === undefined) {
    const first = askOffsetMs(day * DAY_MS, timeZone)
    offset = first === askOffsetMs((day + 1) * DAY_MS - 1, timeZone) ? first : CHANGES
    remember(offsets, day, offset)
  }
  return Number.isNaN(offset) ? askOffsetMs(ms, timeZone) : offset
}

function askOffsetMs(ms: number, timeZone: string): number {
  const minutes = tzOffset(timeZone, new Date(ms))
  if (Number.isNaN(minutes)) throw new RangeError(`"${timeZone}" is not a time zone.`)
  return Math.round(minutes * 60_000)
}

const MEMORY = 50_000

/** What is remembered of a zone, by day. */
function memoryOf(byZone: Map<string, Map<number, number>>, timeZone: string): Map<number, number> {
  let memory = byZone.get(timeZone)
  if (!memory) {
    memory = new Map()
    remember(byZone, timeZone, memory)
  }
  return memory
}

function remember<K, V>(memory: Map<K, V>, key: K, value: V): void {
  if (memory.size >= MEMORY) memory.clear()
  memory.set(key, value)
}
