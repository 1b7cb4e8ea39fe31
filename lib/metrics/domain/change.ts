import type { MetricUnit } from "./registry"

export type Change =
  | { kind: "percent"; value: number }
  | { kind: "percentagePoints"; value: number }
  | { kind: "points"; value: number }

/** Rates change in percentage points, scores in points, amounts in per cent. Null where there is nothing to compare with. */
export function changeOf(unit: MetricUnit, current: number | null, before: number | null): Change | null {
  if (current === null || before === null) return null
  if (unit === "share") return { kind: "percentagePoints", value: 100 * (current - before) }
  if (unit === "score") return { kind: "points", value: current - before }
  if (before === 0) return null
  return { kind: "percent", value: (100 * (current - before)) / Math.abs(before) }
}
