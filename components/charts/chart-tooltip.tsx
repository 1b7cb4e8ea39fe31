"use client"

import { formatValue } from "@/components/ui/format-value"
import { type ChartRow, type ChartSeries, type Interval, longPeriod, seriesColor } from "./chart-data"

type ChartTooltipProps = { row: ChartRow | undefined; series: readonly ChartSeries[]; interval: Interval }

/** The numbers of one period; also read aloud as the arrow keys walk along the chart. */
export function ChartTooltip({ row, series, interval }: ChartTooltipProps) {
  if (!row) return null
  const here = series.flatMap(({ points }) => points.filter(({ from }) => from === row.from))
  const part = here.some((point) => point.incomplete) ? "still running" : here.some((point) => point.cut) && "in part"
  return (
    <div
      role="status"
      className="grid gap-1 rounded-control border border-line bg-surface px-3 py-2 text-xs shadow-card"
    >
      <p className="font-semibold">
        {longPeriod(row.from, interval)}
        {part ? <span className="font-normal text-muted"> · {part}</span> : null}
      </p>
      {series.map((one, index) => (
        <div key={one.name} className="tabular grid grid-cols-[auto_1fr_auto] items-center gap-x-2">
          <span aria-hidden className="size-2 rounded-full" style={{ background: seriesColor(index) }} />
          <span className="text-muted">{one.name}</span>
          <span className="pl-3 text-end font-semibold">
            {formatValue(row.closed[index] ?? row.open[index] ?? null, one.unit)}
          </span>
          {one.comparison ? (
            <>
              <span />
              <span className="text-muted">{one.comparison.name}</span>
              <span className="pl-3 text-end text-muted">{formatValue(row.compared[index] ?? null, one.unit)}</span>
            </>
          ) : null}
        </div>
      ))}
    </div>
  )
}
