import { BarChart } from "@/components/charts/bar-chart"
import type { ChartPoint, ChartSeries } from "@/components/charts/chart-data"
import { LineChart } from "@/components/charts/line-chart"
import { formatValue } from "@/components/ui/format-value"
import { parseDay } from "@/lib/core/calendar"
import { bucketsOf, isRunning } from "@/lib/metrics/domain/buckets"
import type { DataSpan, Period } from "@/lib/metrics/domain/period"
import { metricDefinition } from "@/lib/metrics/domain/registry"
import type { Figure } from "@/lib/metrics/queries/get-overview"
import { dayInWords, rangeInWords, unitOf } from "./words"

type FigureChartProps = {
  /** One figure, or those of one metric by its dimension. */
  figures: readonly Figure[]
  period: Period
  span: DataSpan
  merchantSlug: string
  pointsWord: string
  through: string
  sample?: string | undefined
}

const intervals = { day: "by day", week: "by week", month: "by month" } as const

/** The points with what is not whole of them: what is not over, and, of what sums up, what the period cuts off. */
function chartPoints({ metric, points }: Figure, { period, span }: FigureChartProps): ChartPoint[] {
  const sums = metricDefinition(metric).kind === "flow"
  const buckets = bucketsOf(period.from, period.to, period.interval)
  return points.map(({ from, value }, index) => {
    const bucket = buckets[index]
    if (!bucket) return { from, value }
    if (isRunning(bucket, period.interval, span.today)) return { from, value, incomplete: true }
    const before = bucket.from > bucket.start && span.first < bucket.from
    const after = !bucket.whole && bucket.from === bucket.start && bucket.to < span.last
    return { from, value, cut: sums && (before || after) }
  })
}

function seriesOf(figure: Figure, props: FigureChartProps, single: boolean): ChartSeries {
  const { period, pointsWord } = props
  const { title } = metricDefinition(figure.metric)
  const name = figure.dimension ? Object.values(figure.dimension).join(", ") : title
  const comparison =
    single && period.before && figure.pointsBefore.length > 0
      ? { comparison: { name: rangeInWords(period.before), points: figure.pointsBefore } }
      : {}
  return {
    name,
    unit: unitOf(figure.metric, figure.unit, pointsWord),
    points: chartPoints(figure, props),
    ...comparison,
  }
}

/** A rate that hardly shows by day or week is drawn by month, over a year. */
function drawn(props: FigureChartProps): FigureChartProps {
  const [only, ...more] = props.figures
  const [first] = only?.yearOfMonths ?? []
  if (!only?.yearOfMonths || !first || more.length > 0) return props
  const period: Period = { ...props.period, from: parseDay(first.from), before: null, interval: "month" }
  return { ...props, figures: [{ ...only, points: only.yearOfMonths, pointsBefore: [] }], period }
}

/** A figure over the period, beside the period before: bars for what sums up, lines for levels and rates. */
export function FigureChart(asked: FigureChartProps) {
  const props = drawn(asked)
  const { figures, period, merchantSlug, through, sample } = props
  const [first] = figures
  if (!first) return null
  const { title, question, kind } = metricDefinition(first.metric)
  const series = figures.map((figure) => seriesOf(figure, props, figures.length === 1))
  const unit = series[0]?.unit ?? ""
  const range = `${dayInWords(period.from)} to ${dayInWords(period.to)}`
  const card = {
    question,
    subtitle: `${title}, ${intervals[period.interval]}, ${range}`,
    description: figures
      .map((figure, index) => `${series[index]?.name}: ${formatValue(figure.value, unit)} in the period.`)
      .join(" "),
    definitionHref: `/d/${merchantSlug}/metrics/definitions#${first.metric}`,
    dataThrough: through,
    ...(sample && { sampleSize: sample.replace(/^(from|of) /, "") }),
    series,
    interval: period.interval,
  }
  return kind === "flow" ? <BarChart {...card} /> : <LineChart {...card} />
}
