"use client"

import { CartesianGrid, Line, LineChart as Plot, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts"
import { CHART_HEIGHT, COMPARED, GRID, LABEL_ROOM, NARROW_PX, partsOf, xAxis, yAxis } from "./axes"
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
import { EndLabels } from "./end-labels"
import { Legend } from "./legend"
import { useWidth } from "./use-width"

type LineChartProps = ChartCardProps & { series: readonly ChartSeries[]; height?: number; interval?: Interval }

const STROKE = { strokeWidth: 2, dot: false, isAnimationActive: false, connectNulls: false } as const

function endLabels(series: readonly ChartSeries[]) {
  return series.flatMap((one, index) => {
    const last = one.points.findLast((point) => point.value !== null)
    return last ? [{ name: one.name, color: seriesColor(index), value: last.value ?? 0 }] : []
  })
}

/** One to a few series over time. The running period is dashed, gaps stay gaps. */
export function LineChart({ series, height = CHART_HEIGHT, interval: asked, ...card }: LineChartProps) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const interval = asked ?? intervalOf(series)
  const rows = toChartRows(series, true)
  const beside = series.length > 1 && series.length <= 4 && width >= NARROW_PX
  return (
    <ChartCard {...card} table={toChartTable(series)} {...partsOf(series)}>
      <div ref={ref}>
        <Legend series={series} comparedOnly={beside} />
        <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 240, height }}>
          <Plot data={rows} margin={{ top: 8, right: beside ? LABEL_ROOM : 12, bottom: 0, left: 0 }}>
            <CartesianGrid {...GRID} />
            <XAxis {...xAxis(interval, series)} />
            <YAxis {...yAxis(series[0]?.unit ?? "", series)} />
            <Tooltip
              cursor={{ stroke: "var(--line-strong)" }}
              isAnimationActive={false}
              content={({ active, payload }) =>
                active ? (
                  <ChartTooltip row={payload[0]?.payload as ChartRow | undefined} series={series} interval={interval} />
                ) : null
              }
            />
            {series.map((one, index) =>
              one.comparison ? (
                <Line
                  key={`${one.name} compared`}
                  {...STROKE}
                  {...COMPARED}
                  dataKey={(row: ChartRow) => row.compared[index]}
                  name={`${one.name}, ${one.comparison.name}`}
                  stroke={seriesColor(index)}
                />
              ) : null,
            )}
            {series.map((one, index) => (
              <Line
                key={`${one.name} open`}
                {...STROKE}
                dataKey={(row: ChartRow) => row.open[index]}
                name={`${one.name}, still running`}
                stroke={seriesColor(index)}
                strokeDasharray="5 4"
              />
            ))}
            {series.map((one, index) => (
              <Line
                key={one.name}
                {...STROKE}
                dataKey={(row: ChartRow) => row.closed[index]}
                name={one.name}
                stroke={seriesColor(index)}
                strokeDasharray={index >= 6 ? "8 3 2 3" : undefined}
                activeDot={{ r: 4 }}
              />
            ))}
            {beside ? <EndLabels labels={endLabels(series)} /> : null}
          </Plot>
        </ResponsiveContainer>
      </div>
    </ChartCard>
  )
}
