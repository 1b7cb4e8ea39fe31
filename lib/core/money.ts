/** Rounding lives here and nowhere else: every division of points or money in the product goes through these functions. */

/** Factors are integers over 10,000: "1.25" is 12_500n. */
export const FACTOR_ONE = 10_000n

const factorPattern = /^(\d{1,6})(?:\.(\d{1,4}))?$/

/** Parses a decimal string with at most 4 decimals into ten-thousandths. Throws RangeError for anything else. */
export function parseFactor(text: string): bigint {
  const match = factorPattern.exec(text)
  if (!match?.[1]) throw new RangeError(`"${text}" is not a decimal with at most 4 decimals.`)
  return BigInt(match[1]) * FACTOR_ONE + BigInt((match[2] ?? "").padEnd(4, "0"))
}

/** The shortest decimal string of a factor: 12_500n is "1.25". */
export function formatFactor(factor: bigint): string {
  const fraction = (factor % FACTOR_ONE).toString().padStart(4, "0").replace(/0+$/, "")
  return fraction ? `${factor / FACTOR_ONE}.${fraction}` : `${factor / FACTOR_ONE}`
}

/** Quotient rounded towards minus infinity. The divisor is positive. */
export function divideFloor(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor
  return value < 0n && quotient * divisor !== value ? quotient - 1n : quotient
}

/** Quotient rounded to the nearest integer, halves to the even one. The divisor is positive. */
export function divideHalfEven(value: bigint, divisor: bigint): bigint {
  const floor = divideFloor(value, divisor)
  const twiceRest = 2n * (value - floor * divisor)
  if (twiceRest > divisor) return floor + 1n
  if (twiceRest < divisor) return floor
  return floor % 2n === 0n ? floor : floor + 1n
}

/** value × factor, rounded down. */
export function multiplyFloor(value: bigint, factor: bigint): bigint {
  return divideFloor(value * factor, FACTOR_ONE)
}

/**
 * Splits `total` (not negative) in proportion to the weights by largest remainder; ties go to the earlier weight.
 * The parts sum to the total, unless all weights are zero, when every part is zero.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n)
  if (sum === 0n || total === 0n) return weights.map(() => 0n)
  const parts = weights.map((weight) => divideFloor(total * weight, sum))
  const rests = weights.map((weight, index) => ({ index, rest: total * weight - (parts[index] ?? 0n) * sum }))
  rests.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
  let left = total - parts.reduce((a, b) => a + b, 0n)
  for (const { index } of rests) {
    if (left === 0n) break
    parts[index] = (parts[index] ?? 0n) + 1n
    left -= 1n
  }
  return parts
}

/** Decimal digits of a currency's minor unit, by ISO 4217 (2 for USD, 0 for JPY, 3 for KWD). */
export function currencyExponent(currency: string): number {
  let exponent = exponents.get(currency)
  if (exponent === undefined) {
    exponent = moneyFormat(currency, "en-US").resolvedOptions().maximumFractionDigits ?? 2
    exponents.set(currency, exponent)
  }
  return exponent
}

const exponents = new Map<string, number>()

/** An exchange rate: one major unit of `from` costs numerator/denominator major units of `to`. */
export type ExchangeRate = { from: string; to: string; numerator: bigint; denominator: bigint }

/** Reads a rate from a decimal string such as "1.0842". Throws RangeError if it is not a positive decimal. */
export function parseExchangeRate(from: string, to: string, rate: string): ExchangeRate {
  const match = /^(\d{1,12})(?:\.(\d{1,12}))?$/.exec(rate)
  const numerator = match ? BigInt(`${match[1]}${match[2] ?? ""}`) : 0n
  if (numerator === 0n) throw new RangeError(`"${rate}" is not a positive decimal.`)
  return { from, to, numerator, denominator: 10n ** BigInt(match?.[2]?.length ?? 0) }
}

/** Converts minor units by a rate, half-even to the target's minor units. */
export function convertMinor(amountMinor: bigint, rate: ExchangeRate): bigint {
  const up = 10n ** BigInt(currencyExponent(rate.to))
  const down = 10n ** BigInt(currencyExponent(rate.from))
  return divideHalfEven(amountMinor * rate.numerator * up, rate.denominator * down)
}

/** "$2,500,315.63": exact at any size, since the minor units are placed as text. */
export function formatMoney(amountMinor: bigint | number, currency: string, locale = "en-US"): string {
  const minor = BigInt(amountMinor)
  const exponent = currencyExponent(currency)
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, "0")
  const cut = digits.length - exponent
  const text = `${minor < 0n ? "-" : ""}${digits.slice(0, cut)}${exponent ? `.${digits.slice(cut)}` : ""}`
  return moneyFormat(currency, locale).format(text as Intl.StringNumericLiteral)
}

const moneyFormats = new Map<string, Intl.NumberFormat>()

function moneyFormat(currency: string, locale: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`
  let format = moneyFormats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: "currency", currency })
    moneyFormats.set(key, format)
  }
  return format
}
