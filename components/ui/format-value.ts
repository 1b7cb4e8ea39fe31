/**
 * Units: an ISO 4217 code (the value is in minor units), "%" (the value is a share, 0.49 is 49 %), "pp" (percentage
 * points, of a share), or a word said after the number ("points", "members"). The empty string is a bare number.
 */
export type Unit = string

type FormatOptions = { compact?: boolean; sign?: boolean }

const LOCALE = "en-US"
const isCurrency = (unit: Unit) => /^[A-Z]{3}$/.test(unit)
const formats = new Map<string, Intl.NumberFormat>()

function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.NumberFormat(LOCALE, options)
  formats.set(key, known)
  return known
}

function formatMoney(valueMinor: number | bigint, currency: string, options: Intl.NumberFormatOptions): string {
  const money = format({ style: "currency", currency, ...options })
  return money.format(decimalMoney(valueMinor, currency) as Intl.StringNumericLiteral)
}

/** An amount in whole units of its currency, "-1.05": a decimal text keeps what is beyond 2^53 exact, as a division would not. */
function decimalMoney(valueMinor: number | bigint, currency: string): string {
  const exponent = format({ style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2
  const digits = String(valueMinor)
    .replace("-", "")
    .padStart(exponent + 1, "0")
  const decimal = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
  return `${valueMinor < 0 ? "-" : ""}${decimal}`
}

/** A value for a file: money in whole units, without its sign; all else as it is. */
export function plainValue(value: number | bigint | null, unit: Unit): string | number | bigint | null {
  if (value === null || !isCurrency(unit)) return value
  return decimalMoney(typeof value === "number" ? Math.round(value) : value, unit)
}

/** The number alone, without the unit's word; money and per cent carry their sign. A true minus; a dash for null. */
export function formatNumber(value: number | bigint | null, unit: Unit, options: FormatOptions = {}): string {
  return value === null ? "–" : signedNumber(value, unit, options).replace("-", "−")
}

function signedNumber(value: number | bigint, unit: Unit, options: FormatOptions): string {
  const signDisplay = options.sign ? ("exceptZero" as const) : ("auto" as const)
  const compact = options.compact ? { notation: "compact" as const, maximumFractionDigits: 1 } : {}
  if (isCurrency(unit)) {
    const whole = typeof value === "number" && !Number.isInteger(value) ? Math.round(value) : value
    return formatMoney(whole, unit, {
      signDisplay,
      ...compact,
      ...(options.compact ? { minimumFractionDigits: 0 } : {}),
    })
  }
  const oneDecimal = { maximumFractionDigits: 1, minimumFractionDigits: options.compact ? 0 : 1, signDisplay }
  if (unit === "%") return format({ style: "percent", ...oneDecimal }).format(value)
  if (unit === "pp") return format(oneDecimal).format(Number(value) * 100)
  return format({ maximumFractionDigits: 2, signDisplay, ...compact }).format(value)
}

/** What a unit is called in words: "US dollars", "per cent", "points". */
export function unitName(unit: Unit): string {
  if (isCurrency(unit)) return new Intl.DisplayNames(LOCALE, { type: "currency" }).of(unit) ?? unit
  if (unit === "%") return "per cent"
  if (unit === "pp") return "percentage points"
  return unit
}

/** What one of them is called. A merchant's own word for points is not among them, and stays as it is. */
const singular: Partial<Record<Unit, string>> = {
  answers: "answer",
  customers: "customer",
  "known customers": "known customer",
  days: "day",
  events: "event",
  members: "member",
  points: "point",
  purchases: "purchase",
  rows: "row",
}

/** The word that follows the number: nothing for money and per cent, which carry their sign. */
export function unitSuffix(unit: Unit, value?: number | bigint | null): string {
  if (isCurrency(unit) || unit === "%") return ""
  if (unit === "pp") return "percentage points"
  return value === 1 || value === 1n ? (singular[unit] ?? unit) : unit
}

/** A value with its unit: "2,453,159 points", "$24.50", "49.2%". */
export function formatValue(value: number | bigint | null, unit: Unit, options: FormatOptions = {}): string {
  const number = formatNumber(value, unit, options)
  const suffix = unitSuffix(unit, value)
  return value === null || suffix === "" ? number : `${number} ${suffix}`
}
