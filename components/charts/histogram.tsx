"use client"

import { type PointerEvent, useRef } from "react"
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, YAxis } from "recharts"
import { formatNumber, formatValue, type Unit } from "@/components/ui/format-value"
import { CHART_HEIGHT, yAxis } from "./axes"
import { ChartCard, type ChartCardProps } from "./chart-card"
import { type Bin, positionOf, snap, valueAt } from "./histogram-scale"
import { ThresholdHandle, ThresholdMark } from "./threshold-handle"

export type Threshold = { id: string /** "Silver" */; label: string; value: number }

type HistogramProps = ChartCardProps & {
  bins: readonly Bin[]
  /** Of what the bins run over: "USD" where bounds are minor units. */
  valueUnit: Unit
  countUnit: Unit
  thresholds?: readonly Threshold[]
  onThresholdChange?: (id: string, value: number) => void
  /** What a handle moves by, in the unit of the bins. */
  step?: number
  height?: number
}

const AXIS_WIDTH = 52
const TOP = 12
const RIGHT = 12

/** How a figure is spread, with thresholds that can be dragged across it where somebody hears of it. */
export function Histogram(props: HistogramProps) {
  const {
    bins,
    valueUnit,
    countUnit,
    thresholds = [],
    onThresholdChange,
    step = 1,
    height = CHART_HEIGHT,
    ...card
  } = props
  const data = bins.map((bin) => ({
    ...bin,
    name: `${formatNumber(bin.from, valueUnit)} to ${formatNumber(bin.to, valueUnit)}`,
  }))
  return (
    <ChartCard
      {...card}
      table={{
        header: ["From", "To", countUnit || "Count"],
        units: [valueUnit, valueUnit, countUnit],
        rows: bins.map((bin) => [bin.from, bin.to, bin.count]),
      }}
    >
      <div className="relative">
        <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 240, height }}>
          <BarChart data={data} margin={{ top: TOP, right: RIGHT, bottom: 0, left: 0 }} barCategoryGap={1}>
            <CartesianGrid stroke="var(--line)" vertical={false} />
            <YAxis {...yAxis(countUnit)} width={AXIS_WIDTH} domain={[0, "auto"]} allowDecimals={false} />
            <Tooltip
              cursor={{ fill: "var(--raised)" }}
              isAnimationActive={false}
              content={({ active, payload }) =>
                active ? <BinTooltip bin={payload[0]?.payload as NamedBin | undefined} unit={countUnit} /> : null
              }
            />
            <Bar dataKey="count" name={countUnit} fill="var(--series-1)" fillOpacity={0.8} isAnimationActive={false} />
          </BarChart>
        </ResponsiveContainer>
        <Thresholds bins={bins} thresholds={thresholds} unit={valueUnit} step={step} onChange={onThresholdChange} />
      </div>
      <BinScale bins={bins} unit={valueUnit} />
    </ChartCard>
  )
}

type NamedBin = Bin & { name: string }

function BinTooltip({ bin, unit }: { bin: NamedBin | undefined; unit: Unit }) {
  if (!bin) return null
  return (
    <div role="status" className="tabular rounded-control border border-line bg-surface px-3 py-2 text-xs shadow-card">
      <p className="text-muted">{bin.name}</p>
      <p className="font-semibold">{formatValue(bin.count, unit)}</p>
    </div>
  )
}

type ThresholdsProps = {
  bins: readonly Bin[]
  thresholds: readonly Threshold[]
  unit: Unit
  step: number
  onChange?: (id: string, value: number) => void
}

function Thresholds({ bins, thresholds, unit, step, onChange }: ThresholdsProps) {
  const track = useRef<HTMLDivElement>(null)
  const lowest = bins[0]?.from ?? 0
  const highest = bins.at(-1)?.to ?? 0
  function valueAtPointer(event: PointerEvent): number {
    const box = track.current?.getBoundingClientRect()
    return box ? valueAt(bins, (event.clientX - box.left) / box.width) : lowest
  }
  return (
    <div
      ref={track}
      className="pointer-events-none absolute bottom-0 [&>*]:pointer-events-auto"
      style={{ left: AXIS_WIDTH, right: RIGHT, top: TOP }}
    >
      {thresholds.map((threshold, index) => {
        const position = positionOf(bins, threshold.value)
        const text = `${threshold.label} from ${formatValue(threshold.value, unit)}`
        if (!onChange) return <ThresholdMark key={threshold.id} position={position} level={index % 3} text={text} />
        // A handle stops a step short of its neighbours: tiers keep their order.
        const min = index === 0 ? lowest : (thresholds[index - 1]?.value ?? lowest) + step
        const max = index === thresholds.length - 1 ? highest : (thresholds[index + 1]?.value ?? highest) - step
        return (
          <ThresholdHandle
            key={threshold.id}
            label={`${threshold.label} from`}
            position={position}
            value={threshold.value}
            min={min}
            max={max}
            step={step}
            level={index % 3}
            text={text}
            onMove={(value) => onChange(threshold.id, snap(value, step, min, max))}
            valueAtPointer={valueAtPointer}
          />
        )
      })}
    </div>
  )
}

/** Bounds under the bars: not every one, so that they can be read. */
function BinScale({ bins, unit }: { bins: readonly Bin[]; unit: Unit }) {
  const every = Math.max(1, Math.ceil(bins.length / 5))
  return (
    <div
      aria-hidden
      className="tabular relative mt-3 h-4 text-xs text-muted"
      style={{ marginLeft: AXIS_WIDTH, marginRight: RIGHT }}
    >
      {bins.map((bin, index) =>
        index % every === 0 ? (
          <span
            key={bin.from}
            className="absolute first:translate-x-0 -translate-x-1/2"
            style={{ left: `${(index / bins.length) * 100}%` }}
          >
            {formatNumber(bin.from, unit, { compact: true })}
          </span>
        ) : null,
      )}
    </div>
  )
}
