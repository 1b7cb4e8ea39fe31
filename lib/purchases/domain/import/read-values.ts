import { type Day, isDay } from "@/lib/core/calendar"

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

const timePart = /^(?:[T\s]+|)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AaPp][Mm])?\s*(Z|[+-]\d{2}:?\d{2})?$/

function readTime(text: string): Pick<ReadDate, "time" | "offset"> | null {
  if (text.trim() === "") return { time: null, offset: null }
  const [, hourText, minute, second, half, offset] = timePart.exec(text) ?? []
  if (hourText === undefined) return null
  const twelve = half ? (Number(hourText) % 12) + (half.toLowerCase() === "pm" ? 12 : 0) : Number(hourText)
  if (twelve > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null
  return {
    time: { hour: twelve, minute: Number(minute), second: Number(second ?? 0) },
    offset: offset ? (offset === "Z" ? "Z" : offset.replace(/^(...)(\d\d)$/, "$1:$2")) : null,
  }
}

/**
 * Reads a date such as 19970101, 1997-01-31, 31.1.1997 or 1/31/97 2:05 PM.
 * @returns null when it is none, or a day that does not exist.
 */
export function readDate(cell: string, order: DateOrder): ReadDate | null {
  const text = cell.trim()
  const compact = /^(\d{4})(\d{2})(\d{2})(?!\d)(.*)$/.exec(text)
  const parted = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?!\d)(.*)$/.exec(text)
  const match = compact ?? parted
  if (!match) return null
  const [, a = "", b = "", c = "", rest = ""] = match
  const [year, month, date] = compact || a.length === 4 ? [a, b, c] : numericMonth[order](a, b, c)
  const day = `${fullYear(year)}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`
  const time = readTime(rest)
  return isDay(day) && time ? { day, ...time } : null
}

const amountForms: Record<DecimalSign, RegExp> = {
  ".": /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?$/,
  ",": /^([+-]?)(\d{1,3}(?:\.\d{3})+|\d+)?(?:,(\d*))?$/,
}

/** A decimal as it is written: `units` over 10 to the power of `scale`. */
export interface ReadDecimal {
  units: bigint
  scale: number
}

/** Reads a number such as 1,234.50, "1.234,50 €" or (12.00), exactly, with up to 12 decimals. Null when it is none. */
export function readDecimal(cell: string, decimal: DecimalSign): ReadDecimal | null {
  const bracketed = /^\s*\((.*)\)\s*$/.exec(cell)
  const bare = (bracketed?.[1] ?? cell).replace(/[\s\u00a0'’]|[A-Z]{3}|[$€£¥]/g, "")
  const match = amountForms[decimal].exec(bare)
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
