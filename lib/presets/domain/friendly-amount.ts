/** Leading digits that people like to read on a price, of a decade. */
const leading = [10, 12, 15, 20, 25, 30, 40, 50, 60, 75, 100]

/** The nearest friendly number by ratio: 3,120 is 3,000, 17 is 15. At least 1. */
export function friendly(value: number): number {
  const [below, above] = around(value)
  return value / below <= above / value ? below : above
}

/** The friendly number at or below: what a margin allows is never exceeded. At least 1. */
export function friendlyDown(value: number): number {
  return around(value)[0]
}

/** The friendly numbers at or around a value. Below 10 every whole number is friendly. */
function around(value: number): [below: number, above: number] {
  if (value < 10) {
    const below = Math.max(1, Math.floor(value))
    return [below, value <= below ? below : below + 1]
  }
  const decade = 10 ** (Math.floor(Math.log10(value)) - 1)
  const steps = decade === 1 ? leading : leading.map((step) => step * decade)
  const below = steps.findLast((step) => step <= value) ?? value
  return [below, steps.find((step) => step >= value) ?? below]
}

/** Friendly numbers that rise from step to step, however close the values lie. */
export function friendlyRising(values: readonly number[]): number[] {
  const rising: number[] = []
  for (const value of values) {
    const last = rising.at(-1) ?? 0
    const next = friendly(value)
    rising.push(next > last ? next : friendlyAbove(last))
  }
  return rising
}

/** The friendly numbers from one value to another, both included. */
export function friendlyBetween(least: number, most: number): number[] {
  const found: number[] = []
  for (let next = around(least)[1]; next <= most; next = friendlyAbove(next)) found.push(next)
  return found
}

/** The next friendly number above one. */
export function friendlyAbove(value: number): number {
  return around(value + Math.max(1, value * 0.001))[1]
}
