"use client"

import { useId } from "react"
import { Bar, CartesianGrid, Line, ComposedChart as Plot, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts"
import { CHART_HEIGHT, COMPARED, GRID, partsOf, xAxis, yAxis } from "./axes"
import { ChartCard, type ChartCardProps } from "./chart-card"
import {
  type ChartRow,
  type ChartSeries,
  type Interval,
  intervalOf,
  seriesColor,
  toChartRows,
  toChartTable,
} from "./chart-data"
import { ChartTooltip } from "./chart-tooltip"
import { Legend } from "./legend"

const OVER_BARS = "var(--ink)"

type BarChartProps = ChartCardProps & {
  series: readonly ChartSeries[]
  stacked?: boolean
  height?: number
  interval?: Interval
}

function Hatch({ id, color }: { id: string; color: string }) {
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={6} height={6} fill={color} fillOpacity={0.18} />
      <rect width={2.5} height={6} fill={color} />
    </pattern>
  )
}

/** A line of one point is no line: then it is a dot. */
function comparedLines(series: readonly ChartSeries[], dot: boolean) {
  return series.map((one, index) =>
    one.comparison ? (
      <Line
        key={`${one.name} compared`}
        {...COMPARED}
        dataKey={(row: ChartRow) => row.compared[index]}
        name={`${one.name}, ${one.comparison.name}`}
        stroke={OVER_BARS}
        dot={dot}
        activeDot={false}
        connectNulls={false}
        isAnimationActive={false}
      />
    ) : null,
  )
}

/** Amounts per period, from zero. What is not whole is hatched; the period before is a dotted line. */
export function BarChart({ series, stacked, height = CHART_HEIGHT, interval: asked, ...card }: BarChartProps) {
  const id = useId().replace(/[^a-zA-Z0-9]/g, "")
  const interval = asked ?? intervalOf(series)
  const rows = toChartRows(series, false)
  const stack = (index: number) => (stacked ? "all" : `one${index}`)
  return (
    <ChartCard {...card} table={toChartTable(series)} {...partsOf(series)}>
      <Legend series={series} comparedColor={OVER_BARS} />
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 240, height }}>
        <Plot data={rows} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} barCategoryGap="22%" barGap={2}>
          <defs>
            {series.map((one, index) => (
              <Hatch key={one.name} id={`${id}-${index}`} color={seriesColor(index)} />
            ))}
          </defs>
          <CartesianGrid {...GRID} />
          <XAxis {...xAxis(interval, series)} />
          <YAxis {...yAxis(series[0]?.unit ?? "")} domain={[0, "auto"]} />
          <Tooltip
            cursor={{ fill: "var(--raised)" }}
            isAnimationActive={false}
            content={({ active, payload }) =>
              active ? (
                <ChartTooltip row={payload[0]?.payload as ChartRow | undefined} series={series} interval={interval} />
              ) : null
            }
          />
          {series.map((one, index) => (
            <Bar
              key={one.name}
              dataKey={(row: ChartRow) => row.closed[index]}
              name={one.name}
              stackId={stack(index)}
              fill={index >= 6 ? `url(#${id}-${index})` : seriesColor(index)}
              radius={stacked ? 0 : [3, 3, 0, 0]}
              maxBarSize={48}
              isAnimationActive={false}
            />
          ))}
          {series.map((one, index) => (
            <Bar
              key={`${one.name} open`}
              dataKey={(row: ChartRow) => row.open[index]}
              name={`${one.name}, still running`}
              stackId={stack(index)}
              fill={`url(#${id}-${index})`}
              radius={stacked ? 0 : [3, 3, 0, 0]}
              maxBarSize={48}
              isAnimationActive={false}
            />
          ))}
          {comparedLines(series, rows.length === 1)}
        </Plot>
      </ResponsiveContainer>
    </ChartCard>
  )
}
