import type { Day } from "@/lib/core/calendar"

/** Windows whose figures a history can answer without knowing who joined when. */
export type CurveWindow = "rolling365" | "calendarYear" | "lifetime"
export type CurveMetric = "spendMinor" | "pointsEarned" | "purchases"

/**
 * How a figure is spread over customers, run-length encoded: `values` rising, each with the number of customers that have
 * it. Values are exact where `step` is 1, else rounded down to a multiple of it.
 */
export type ValueCurve = {
  metric: CurveMetric
  window: CurveWindow
  /** The last day with a purchase, up to which the figures run; null without a history. */
  asOf: Day | null
  customers: number
  step: number
  values: number[]
  counts: number[]
}

export type CurveBin = { from: number; to: number; count: number }

/** Customers whose value reaches a threshold; everyone where it is 0. */
export function countReaching({ values, counts, customers }: ValueCurve, threshold: number): number {
  if (threshold <= 0) return customers
  let count = 0
  for (let index = values.length - 1; index >= 0 && (values[index] ?? 0) >= threshold; index -= 1) {
    count += counts[index] ?? 0
  }
  return count
}

/** Customers in each tier of a ladder given by its rising thresholds: those who reach it and not the next. */
export function countPerTier(curve: ValueCurve, thresholds: readonly number[]): number[] {
  const reaching = thresholds.map((threshold) => countReaching(curve, threshold))
  return reaching.map((count, index) => count - (reaching[index + 1] ?? 0))
}

const mantissas = [1, 1.5, 2, 3, 4, 5, 6, 8]

/** Bars of rising width with round bounds, for figures where few have much. Who has nothing is left out. */
export function curveBins(curve: ValueCurve, unit: number): CurveBin[] {
  const most = curve.values.at(-1) ?? 0
  if (most <= 0) return []
  const edges = [0, ...roundEdges(lowestEdge(curve, unit), most, unit)]
  const bins = edges.slice(0, -1).map((from, index) => ({ from, to: edges[index + 1] ?? from, count: 0 }))
  let bin = 0
  for (const [index, value] of curve.values.entries()) {
    if (value <= 0) continue
    while (bin < bins.length - 1 && value >= (bins[bin]?.to ?? 0)) bin += 1
    const one = bins[bin]
    if (one) one.count += curve.counts[index] ?? 0
  }
  return bins
}

/** The value that a twentieth of those with any stay below: the first bar ends near it. */
function lowestEdge(curve: ValueCurve, unit: number): number {
  const positive = countReaching(curve, 1)
  let seen = 0
  for (const [index, value] of curve.values.entries()) {
    if (value <= 0) continue
    seen += curve.counts[index] ?? 0
    if (seen * 20 >= positive) return Math.max(value, unit)
  }
  return unit
}

function roundEdges(lowest: number, most: number, unit: number): number[] {
  const edges: number[] = []
  for (let power = 10 ** Math.floor(Math.log10(lowest / unit)); ; power *= 10) {
    for (const mantissa of mantissas) {
      const edge = Math.round(mantissa * power * unit)
      if (edge < lowest || edge === edges.at(-1)) continue
      edges.push(edge)
      if (edge > most) return edges
    }
  }
}
