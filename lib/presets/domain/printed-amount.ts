/**
 * The amount at or below that people would print on a sign: whole steps of money (dollars) from ten on, halves from one on,
 * quarters from a half on. 0: below half a step nothing is worth a voucher.
 */
export function printedDown(minor: number, stepMinor: number): number {
  const unit = minor >= 10 * stepMinor ? stepMinor : minor >= stepMinor ? stepMinor / 2 : stepMinor / 4
  const whole = Math.max(1, Math.floor(unit))
  return minor < leastPrinted(stepMinor) ? 0 : minor - (minor % whole)
}

/** The least that is worth a voucher. */
export function leastPrinted(stepMinor: number): number {
  return Math.max(1, stepMinor / 2)
}
