/** Writes minor units as a plain decimal: 2450 with exponent 2 is "24.50". */
export function minorToText(valueMinor: number, exponent: number): string {
  const digits = String(Math.abs(valueMinor)).padStart(exponent + 1, "0")
  const whole = digits.slice(0, digits.length - exponent)
  const sign = valueMinor < 0 ? "-" : ""
  return exponent === 0 ? sign + whole : `${sign}${whole}.${digits.slice(digits.length - exponent)}`
}

/**
 * Reads what a person typed as minor units: "1,234.5" with exponent 2 is 123450. Null for an empty text; undefined for
 * what is not an amount, has more decimals than the currency, or is beyond 2^53-1. No binary fraction is ever made.
 */
export function textToMinor(text: string, exponent: number): number | null | undefined {
  const trimmed = text.replace(/[\s\u00a0]/g, "")
  if (trimmed === "") return null
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d*))?$/.exec(trimmed)
  if (!match || !/\d/.test(trimmed)) return undefined
  const fraction = match[3] ?? ""
  if (fraction.length > exponent) return undefined
  const value = Number(`${match[1]}${(match[2] ?? "").replaceAll(",", "")}${fraction.padEnd(exponent, "0")}`)
  return Number.isSafeInteger(value) ? value || 0 : undefined
}
