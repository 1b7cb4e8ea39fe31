import { dateLocale } from "@/components/ui/date-locale"
import { plainValue, type Unit, unitSuffix } from "@/components/ui/format-value"

/** `from` is the first local day of the period, `YYYY-MM-DD`. A null value is a gap and is shown as one. */
export type ChartPoint = {
  from: string
  value: number | null
  /** The period is still running. */
  incomplete?: boolean
  /** The period is over, and only some of its days are among those shown: what sums up is less for that alone. */
  cut?: boolean
}

export type ChartSeries = {
  name: string
  unit: Unit
  points: readonly ChartPoint[]
  /** The period before, point for point: same hue, dashed. */
  comparison?: { name: string; points: readonly ChartPoint[] }
}

export type Interval = "day" | "week" | "month"

export type ChartRow = {
  from: string
  /** Values of whole periods, by series. */
  closed: (number | null)[]
  /** Values of running and cut periods; for lines also the one before the running one, so that the dashes join on. */
  open: (number | null)[]
  compared: (number | null)[]
}

export type ChartTable = { header: string[]; rows: (string | number | null)[][]; units: (Unit | null)[] }

function isPart(point: ChartPoint): boolean {
  return Boolean(point.incomplete || point.cut)
}

/** Lines up series by position into rows for plotting. The longest series gives the periods. */
export function toChartRows(series: readonly ChartSeries[], joinOpen: boolean): ChartRow[] {
  const longest = series.reduce<readonly ChartPoint[]>(
    (most, { points }) => (points.length > most.length ? points : most),
    [],
  )
  return longest.map(({ from }, index) => {
    const points = series.map((one) => one.points[index])
    return {
      from,
      closed: points.map((point) => (point && !isPart(point) ? point.value : null)),
      open: points.map((point, line) => {
        if (point && isPart(point)) return point.value
        return joinOpen && series[line]?.points[index + 1]?.incomplete ? (point?.value ?? null) : null
      }),
      compared: series.map((one) => one.comparison?.points[index]?.value ?? null),
    }
  })
}

const DAY_MS = 86_400_000

/** The step between periods, from their first days: the longest, as the first may be cut. */
export function intervalOf(series: readonly ChartSeries[]): Interval {
  const starts = (series[0]?.points ?? []).map(({ from }) => Date.parse(from))
  const days = Math.max(0, ...starts.slice(1).map((start, index) => (start - (starts[index] ?? start)) / DAY_MS))
  if (days >= 28) return "month"
  return days >= 7 ? "week" : "day"
}

const shortDay = new Intl.DateTimeFormat(dateLocale, { day: "numeric", month: "short", timeZone: "UTC" })
const shortMonth = new Intl.DateTimeFormat(dateLocale, { month: "short", timeZone: "UTC" })

const longFormats = {
  day: new Intl.DateTimeFormat(dateLocale, { dateStyle: "medium", timeZone: "UTC" }),
  week: new Intl.DateTimeFormat(dateLocale, { dateStyle: "medium", timeZone: "UTC" }),
  month: new Intl.DateTimeFormat(dateLocale, { month: "long", year: "numeric", timeZone: "UTC" }),
} as const satisfies Record<Interval, Intl.DateTimeFormat>

/** A period in a few characters, for an axis: with its year where months are told, or where the axis spans several. */
export function shortPeriod(from: string, interval: Interval, spansYears = false): string {
  const date = new Date(from)
  const year = ` ’${from.slice(2, 4)}`
  if (interval === "month") return shortMonth.format(date) + year
  return shortDay.format(date) + (spansYears ? year : "")
}

/** Whether the same day comes more than once in the points of a chart. */
export function spansYears(series: readonly ChartSeries[]): boolean {
  const points = series[0]?.points ?? []
  const [first, last] = [points[0], points.at(-1)]
  return first !== undefined && last !== undefined && Date.parse(last.from) - Date.parse(first.from) >= 365 * DAY_MS
}

/** A period in words, for a tooltip or a table. */
export function longPeriod(from: string, interval: Interval): string {
  const day = longFormats[interval].format(new Date(from))
  return interval === "week" ? `Week of ${day}` : day
}

/** The same numbers as a table: one row a period, one column a series and one for what it is compared with. */
export function toChartTable(series: readonly ChartSeries[]): ChartTable {
  const columns = series.flatMap((one) => [
    { name: one.name, unit: one.unit, points: one.points },
    ...(one.comparison
      ? [{ name: `${one.name}, ${one.comparison.name}`, unit: one.unit, points: one.comparison.points }]
      : []),
  ])
  return {
    header: ["From", ...columns.map((column) => column.name)],
    units: [null, ...columns.map((column) => column.unit)],
    rows: toChartRows(series, false).map(({ from }, index) => [
      from,
      ...columns.map((column) => column.points[index]?.value ?? null),
    ]),
  }
}

/** The table as a file: what a column is counted in stands in its heading, and money in whole units. */
export function toFileTable({ header, rows, units }: ChartTable): Pick<ChartTable, "header"> & { rows: FileCell[][] } {
  const inUnit = (name: string, unit: Unit | null) =>
    unit && unitSuffix(unit) === "" && unit !== "%" ? `${name}, ${unit}` : name
  return {
    header: header.map((name, index) => inUnit(name, units[index] ?? null)),
    rows: rows.map((row) =>
      row.map((cell, index) => (typeof cell === "string" ? cell : plainValue(cell, units[index] ?? ""))),
    ),
  }
}

type FileCell = string | number | bigint | null

/** Colours in a fixed order; from the seventh on they come again, dashed or hatched. */
export function seriesColor(index: number): string {
  return `var(--series-${(index % 6) + 1})`
}

/** Moves labels apart so that none lies within `gap` of the next, keeping their order and staying above `bottom`. */
export function spreadLabels(positions: readonly number[], gap: number, bottom: number): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0))
  const placed = [...positions]
  let limit = Number.NEGATIVE_INFINITY
  for (const index of order) {
    placed[index] = Math.max(placed[index] ?? 0, limit)
    limit = (placed[index] ?? 0) + gap
  }
  let ceiling = bottom
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index] ?? 0, ceiling)
    ceiling = (placed[index] ?? 0) - gap
  }
  return placed
}
