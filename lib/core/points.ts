/** Points of one currency, whole and never fractional. Amounts of money are `bigint` minor units (see money.ts). */
export type Points = bigint

/** The largest integer that JSON carries exactly; points and money beyond it are refused at the border. */
export const MAX_EXACT = BigInt(Number.MAX_SAFE_INTEGER)

export type CurrencyNames = { name: string; plural: string }

/** "2,453,159 points": the figure always stands with its unit. */
export function formatPoints(points: Points | number, currency: CurrencyNames, locale = "en-US"): string {
  return `${formatInteger(points, locale)} ${pointsUnit(points, currency)}`
}

/** "point" or "points", as the figure beside it asks for. */
export function pointsUnit(points: Points | number, { name, plural }: CurrencyNames): string {
  return BigInt(points) === 1n || BigInt(points) === -1n ? name : plural
}

/** Grouped digits of an integer in the given locale. */
export function formatInteger(value: bigint | number, locale = "en-US"): string {
  return integerFormat(locale).format(value)
}

/** Turns a stored amount into the integer an answer carries. Throws RangeError beyond 2^53-1 rather than lose a unit. */
export function toJsonInteger(value: bigint): number {
  if (value > MAX_EXACT || value < -MAX_EXACT) throw new RangeError("The amount is beyond what JSON carries exactly.")
  return Number(value)
}

const integerFormats = new Map<string, Intl.NumberFormat>()

function integerFormat(locale: string): Intl.NumberFormat {
  let format = integerFormats.get(locale)
  if (!format) {
    format = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
    integerFormats.set(locale, format)
  }
  return format
}

/** The least of some points. */
export function least(first: bigint, ...others: readonly bigint[]): bigint {
  let least = first
  for (const one of others) if (one < least) least = one
  return least
}
