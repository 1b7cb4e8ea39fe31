"use client"

import { Area, CartesianGrid, AreaChart as Plot, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts"
import { CHART_HEIGHT, GRID, hasOpenPeriod, LABEL_ROOM, NARROW_PX, xAxis, yAxis } from "./axes"
import { ChartCard, type ChartCardProps } from "./chart-card"
import { type ChartRow, type ChartSeries, intervalOf, seriesColor, toChartRows, toChartTable } from "./chart-data"
import { ChartTooltip } from "./chart-tooltip"
import { EndLabels } from "./end-labels"
import { Legend } from "./legend"
import { useWidth } from "./use-width"

type AreaChartProps = ChartCardProps & { series: readonly ChartSeries[]; height?: number }

/** The middle of each band where it ends, for its name. */
function bandLabels(series: readonly ChartSeries[]) {
  let below = 0
  return series.map((one, index) => {
    const value = one.points.findLast((point) => point.value !== null)?.value ?? 0
    below += value
    return { name: one.name, color: seriesColor(index), value: below - value / 2 }
  })
}

/** Parts that add up to a whole over time, stacked: members per tier, say. */
export function StackedAreaChart({ series, height = CHART_HEIGHT, ...card }: AreaChartProps) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const interval = intervalOf(series)
  const rows = toChartRows(series, false)
  const beside = series.length <= 4 && width >= NARROW_PX
  return (
    <ChartCard {...card} table={toChartTable(series)} incomplete={hasOpenPeriod(series)}>
      <div ref={ref}>
        {beside ? null : <Legend names={series.map((one) => one.name)} />}
        <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 600, height }}>
          <Plot data={rows} margin={{ top: 8, right: beside ? LABEL_ROOM : 12, bottom: 0, left: 0 }}>
            <CartesianGrid {...GRID} />
            <XAxis {...xAxis(interval)} />
            <YAxis {...yAxis(series[0]?.unit ?? "")} domain={[0, "auto"]} />
            <Tooltip
              cursor={{ stroke: "var(--line-strong)" }}
              isAnimationActive={false}
              content={({ active, payload }) =>
                active ? (
                  <ChartTooltip row={payload[0]?.payload as ChartRow | undefined} series={series} interval={interval} />
                ) : null
              }
            />
            {series.map((one, index) => (
              <Area
                key={one.name}
                dataKey={(row: ChartRow) => row.closed[index] ?? row.open[index]}
                name={one.name}
                stackId="all"
                stroke="var(--surface)"
                strokeWidth={1.5}
                fill={seriesColor(index)}
                fillOpacity={0.85}
                activeDot={false}
                isAnimationActive={false}
              />
            ))}
            {beside ? <EndLabels labels={bandLabels(series)} /> : null}
          </Plot>
        </ResponsiveContainer>
      </div>
    </ChartCard>
  )
}
