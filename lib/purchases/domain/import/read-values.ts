import { addDays, type Day, isDay } from "@/lib/core/calendar"

export const dateOrders = ["ymd", "dmy", "mdy"] as const
export type DateOrder = (typeof dateOrders)[number]
export const decimalSigns = [".", ","] as const
export type DecimalSign = (typeof decimalSigns)[number]

/** A day, and the time of day in minutes and seconds where the cell has one, with the offset where it names one. */
export interface ReadDate {
  day: Day
  time: { hour: number; minute: number; second: number } | null
  offset: string | null
}

const numericMonth: Record<DateOrder, (a: string, b: string, c: string) => [string, string, string]> = {
  ymd: (a, b, c) => [a, b, c],
  dmy: (a, b, c) => [c, b, a],
  mdy: (a, b, c) => [c, a, b],
}

function fullYear(year: string): string {
  if (year.length !== 2) return year
  return Number(year) >= 70 ? `19${year}` : `20${year}`
}

const timePart =
  /^(?:[T\s,]+|)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([AaPp])?\.?(?:[Mm]\.?)?\s*(?:(Z|UTC|GMT)?([+-]\d{2}(?::?\d{2})?)?)(?:\s*\([^)]*\))?$/

function readTime(text: string): Pick<ReadDate, "time" | "offset"> | null {
  if (text.trim() === "") return { time: null, offset: null }
  const [, hourText, minute, second, half, zone, offset] = timePart.exec(text) ?? []
  if (hourText === undefined) return null
  const twelve = half ? (Number(hourText) % 12) + (half.toLowerCase() === "p" ? 12 : 0) : Number(hourText)
  if (twelve > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null
  return {
    time: { hour: twelve, minute: Number(minute), second: Number(second ?? 0) },
    offset: offset ? `${offset.slice(0, 3)}:${offset.slice(3).replace(":", "") || "00"}` : zone ? "Z" : null,
  }
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
const weekdayBefore = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+/i
const dayThenName = /^(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([a-z]{3,9})[\s.,-]+(\d{4}|\d{2})(?!\d)(.*)$/i
const nameThenDay = /^([a-z]{3,9})[\s.]+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)(.*)$/i

/** Year, month, date and what follows them, where the month is named: 31-Jan-97, Jan 31, 1997. */
function readNamed(text: string): [string, string, string, string] | null {
  const bare = text.replace(weekdayBefore, "")
  const [, date, name, year, rest] = dayThenName.exec(bare) ?? []
  const [, otherName, otherDate, otherYear, otherRest] = nameThenDay.exec(bare) ?? []
  const month = months.indexOf((name ?? otherName ?? "").slice(0, 3).toLowerCase()) + 1
  if (month === 0) return null
  return [year ?? otherYear ?? "", String(month), date ?? otherDate ?? "", rest ?? otherRest ?? ""]
}

/** Days since the end of 1899, as spreadsheets keep dates: 45322, or 45322.5 for its noon. From 1954 to 2119. */
export const serialDate = /^([2-7]\d{4})(?:[.,](\d+))?$/

function readSerial(whole: string, fraction: string | undefined): ReadDate {
  const day = addDays("1899-12-30" as Day, Number(whole))
  if (!fraction) return { day, time: null, offset: null }
  const seconds = Math.min(86_399, Math.round(Number(`0.${fraction}`) * 86_400))
  const time = { hour: Math.floor(seconds / 3600), minute: Math.floor(seconds / 60) % 60, second: seconds % 60 }
  return { day, time, offset: null }
}

function readParted(text: string, order: DateOrder): [string, string, string, string] | null {
  const compact = /^(\d{4})(\d{2})(\d{2})(?!\d)(.*)$/.exec(text)
  const match = compact ?? /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?!\d)(.*)$/.exec(text)
  if (!match) return null
  const [, a = "", b = "", c = "", rest = ""] = match
  return [...(compact || a.length === 4 ? ([a, b, c] as const) : numericMonth[order](a, b, c)), rest]
}

/**
 * Reads a date such as 19970101, 1997-01-31, 31.1.1997, 1/31/97 2:05 PM, 31 Jan 1997 or a spreadsheet's number.
 * @returns null when it is none, or a day that does not exist.
 */
export function readDate(cell: string, order: DateOrder): ReadDate | null {
  const text = cell.trim()
  const serial = serialDate.exec(text)
  if (serial) return readSerial(serial[1] ?? "", serial[2])
  const parts = readParted(text, order) ?? readNamed(text)
  if (!parts) return null
  const [year, month, date, rest] = parts
  const day = `${fullYear(year)}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`
  const time = readTime(rest)
  return isDay(day) && time ? { day, ...time } : null
}

const amountForms: Record<DecimalSign, RegExp> = {
  // Lakhs and crores are parted by two digits: 1,23,456.50.
  ".": /^([+-]?)(\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)?(?:\.(\d*))?$/,
  ",": /^([+-]?)(\d{1,3}(?:\.\d{3})+|\d+)?(?:,(\d*))?$/,
}

/** A decimal as it is written: `units` over 10 to the power of `scale`. */
export interface ReadDecimal {
  units: bigint
  scale: number
}

const letters = "[A-Z]{3}|kr|zł|Kč|Ft|Fr|Rs|R|lei|лв"
const moneyBefore = new RegExp(`^([+-]?)(?:${letters})\\.?(?=[+\\-\\d.,])`)
const moneyAfter = new RegExp(`(?<=[\\d.,])(?:${letters})\\.?([+-]?)$`)

/** A number without the money's sign, spaces and the like; a minus behind it, as tills write it, stands before it. */
function bareNumber(text: string): string {
  if (/^[\d.,]+$/.test(text)) return text
  return text
    .replace(/[\s'’]|\p{Sc}/gu, "")
    .replace(/[−–]/g, "-")
    .replace(moneyAfter, "$1")
    .replace(moneyBefore, "$1")
    .replace(/^(?![+-])(.+)-$/, "-$1")
}

/** Reads a number such as 1,234.50, "1.234,50 €", 12.00- or (12.00), exactly, with up to 12 decimals. Null when it is none. */
export function readDecimal(cell: string, decimal: DecimalSign): ReadDecimal | null {
  const bracketed = /^\s*\((.*)\)\s*$/.exec(cell)
  const match = amountForms[decimal].exec(bareNumber(bracketed?.[1] ?? cell))
  if (!match || (match[2] === undefined && !match[3])) return null
  const [, sign = "", whole = "0", written = ""] = match
  const fraction = written.replace(/0+$/, "")
  if (fraction.length > 12 || whole.length > 24) return null
  const units = BigInt(whole.replace(/\D/g, "") + fraction)
  return { units: sign === "-" || bracketed ? -units : units, scale: fraction.length }
}

/**
 * Reads an amount into minor units, exactly.
 * @returns null when it is none, or has more decimals than the currency, other than zeros.
 */
export function readAmount(cell: string, decimal: DecimalSign, exponent: number): bigint | null {
  const read = readDecimal(cell, decimal)
  if (!read || read.scale > exponent) return null
  return read.units * 10n ** BigInt(exponent - read.scale)
}

/** Which sign a number shows to be decimal: "either" where it may part thousands as well, as in 1.234; null: it has neither. */
export function decimalSignOf(cell: string): DecimalSign | "either" | null {
  const [, before = "", after = ""] = /^[^\d.,]*([\d.,]*?)[.,](\d*)[^\d.,]*$/.exec(cell) ?? []
  const last = /[.,](?=\d*[^\d.,]*$)/.exec(cell)?.[0] as DecimalSign | undefined
  if (last === undefined) return null
  if (before.includes(last)) return last === "." ? "," : "."
  return after.length === 3 && /^[1-9]\d{0,2}$/.test(before) ? "either" : last
}
