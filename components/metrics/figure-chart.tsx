import { BarChart } from "@/components/charts/bar-chart"
import type { ChartPoint, ChartSeries } from "@/components/charts/chart-data"
import { LineChart } from "@/components/charts/line-chart"
import { formatValue } from "@/components/ui/format-value"
import type { Period } from "@/lib/metrics/domain/period"
import { metricDefinition } from "@/lib/metrics/domain/registry"
import type { MetricPoint } from "@/lib/metrics/domain/series"
import type { Figure } from "@/lib/metrics/queries/get-overview"
import { dayInWords, unitOf } from "./words"

type FigureChartProps = {
  /** One figure, or those of one metric by its dimension. */
  figures: readonly Figure[]
  period: Period
  merchantSlug: string
  pointsWord: string
  through: string
  sample?: string | undefined
}

const intervals = { day: "by day", week: "by week", month: "by month" } as const

function chartPoints(points: readonly MetricPoint[], running: boolean): ChartPoint[] {
  return points.map(({ from, value }, index) => ({ from, value, incomplete: running && index === points.length - 1 }))
}

function seriesOf(figure: Figure, { period, pointsWord }: FigureChartProps, single: boolean): ChartSeries {
  const { title } = metricDefinition(figure.metric)
  const name = figure.dimension ? Object.values(figure.dimension).join(", ") : title
  const comparison =
    single && figure.pointsBefore.length > 0
      ? { comparison: { name: "period before", points: chartPoints(figure.pointsBefore, false) } }
      : {}
  return {
    name,
    unit: unitOf(figure.metric, figure.unit, pointsWord),
    points: chartPoints(figure.points, period.running),
    ...comparison,
  }
}

/** A figure over the period, beside the period before: bars for what sums up, lines for levels and rates. */
export function FigureChart(props: FigureChartProps) {
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
    ...(sample && { sampleSize: sample.replace(/^(from|of|by|for|held by) /, "") }),
    series,
  }
  return kind === "flow" ? <BarChart {...card} /> : <LineChart {...card} />
}
