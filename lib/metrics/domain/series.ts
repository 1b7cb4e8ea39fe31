import type { MetricKey } from "./registry"

/** One bucket's value: null where there is none, in the future or with nothing to divide by. */
export interface MetricPoint {
  /** First day of the bucket. */
  from: string
  value: number | null
  numerator?: number
  denominator?: number
}

export interface MetricSeries {
  metric: MetricKey
  /** count, points, share (0 to 1), score (−100 to 100), or a currency: minor units of it. */
  unit: string
  dimension?: Record<string, string>
  points: MetricPoint[]
  /** The sum of a flow, the last value of a stock, Σ numerator / Σ denominator of a ratio. */
  total: number | null
}

export interface Fraction {
  numerator: bigint
  denominator: bigint
}

/** A figure for JSON. Sums of many amounts beyond 2^53-1 are told to the nearest number that there is, some units off. */
export function figureNumber(value: bigint): number {
  return Number(value)
}

export function flowPoints(
  froms: readonly string[],
  values: readonly (bigint | null)[],
): Pick<MetricSeries, "points" | "total"> {
  return {
    points: froms.map((from, index) => ({ from, value: numberOrNull(values[index]) })),
    total: figureNumber(values.reduce<bigint>((sum, value) => sum + (value ?? 0n), 0n)),
  }
}

export function stockPoints(
  froms: readonly string[],
  values: readonly (bigint | null)[],
): Pick<MetricSeries, "points" | "total"> {
  const known = values.filter((value) => value !== null)
  return {
    points: froms.map((from, index) => ({ from, value: numberOrNull(values[index]) })),
    total: numberOrNull(known.at(-1)),
  }
}

/** `scale` 100 tells a share as a score. */
export function ratioPoints(
  froms: readonly string[],
  fractions: readonly Fraction[],
  scale: 1 | 100 = 1,
): Pick<MetricSeries, "points" | "total"> {
  const all = fractions.reduce(
    (sum, { numerator, denominator }) => ({
      numerator: sum.numerator + numerator,
      denominator: sum.denominator + denominator,
    }),
    { numerator: 0n, denominator: 0n },
  )
  return {
    points: froms.map((from, index) => {
      const fraction = fractions[index] ?? { numerator: 0n, denominator: 0n }
      return {
        from,
        value: divide(fraction, scale),
        numerator: figureNumber(fraction.numerator),
        denominator: figureNumber(fraction.denominator),
      }
    }),
    total: divide(all, scale),
  }
}

function divide({ numerator, denominator }: Fraction, scale: number): number | null {
  return denominator === 0n ? null : (scale * Number(numerator)) / Number(denominator)
}

function numberOrNull(value: bigint | null | undefined): number | null {
  return value === null || value === undefined ? null : figureNumber(value)
}
