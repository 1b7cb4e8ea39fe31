import { formatNumber, type Unit } from "@/components/ui/format-value"
import { type ChartSeries, type Interval, shortPeriod, spansYears } from "./chart-data"

const TICK = { fill: "var(--muted)", fontSize: 12 } as const

export const CHART_HEIGHT = 260
export const LABEL_ROOM = 124
/** Below this width names go above the chart instead of beside their lines. */
export const NARROW_PX = 512

export const GRID = { stroke: "var(--line)", vertical: false } as const

export function xAxis(interval: Interval, series: readonly ChartSeries[]) {
  const withYear = spansYears(series)
  return {
    dataKey: "from",
    tick: TICK,
    tickLine: false,
    axisLine: { stroke: "var(--line-strong)" },
    minTickGap: 28,
    interval: "equidistantPreserveStart",
    tickMargin: 8,
    tickFormatter: (from: string) => shortPeriod(from, interval, withYear),
  } as const
}

export function yAxis(unit: Unit, series: readonly ChartSeries[] = []) {
  const isFlat = series.every(({ points }) => points.every(({ value }) => !value))
  return {
    // Of rates that are all 0 the scale would go to 400 %.
    ...(unit === "%" && isFlat && { domain: [0, 1] as const }),
    tick: TICK,
    tickLine: false,
    axisLine: false,
    width: 52,
    tickMargin: 4,
    tickCount: 5,
    niceTicks: "snap125",
    allowDecimals: unit === "%" || unit === "pp",
    tickFormatter: (value: number) => formatNumber(value, unit, { compact: true }),
  } as const
}

/** How the period before is drawn: dotted, in the hue of its series. */
export const COMPARED = { strokeWidth: 2, strokeDasharray: "0.5 4.5", strokeLinecap: "round" } as const

/** Which periods of any series are not whole, for the note below a chart. */
export function partsOf(series: readonly ChartSeries[]): { incomplete: boolean; cut: boolean } {
  const some = (key: "incomplete" | "cut") => series.some(({ points }) => points.some((point) => point[key]))
  return { incomplete: some("incomplete"), cut: some("cut") }
}
