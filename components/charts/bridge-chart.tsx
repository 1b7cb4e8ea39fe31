"use client"

import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  LabelList,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from "recharts"
import { formatNumber, formatValue, type Unit } from "@/components/ui/format-value"
import { yAxis } from "./axes"
import { type BridgeStep, toBridgeBars } from "./bridge-bars"
import { ChartCard, type ChartCardProps } from "./chart-card"

type BridgeChartProps = ChartCardProps & { steps: readonly BridgeStep[]; unit: Unit }

function stepColor(step: BridgeStep): string {
  if (step.kind === "total") return "var(--line-strong)"
  return step.value >= 0 ? "var(--series-1)" : "var(--series-2)"
}

const ROW_HEIGHT = 40

/** How a level came to be: opening, what was added, what was taken, closing. */
export function BridgeChart({ steps, unit, ...card }: BridgeChartProps) {
  const bars = toBridgeBars(steps).map((bar) => ({
    ...bar,
    text: formatNumber(bar.value, unit, { sign: bar.kind === "change", compact: Math.abs(bar.value) >= 1e7 }),
  }))
  const height = bars.length * ROW_HEIGHT + 36
  const { allowDecimals, tickFormatter, tick } = yAxis(unit)
  return (
    <ChartCard
      {...card}
      table={{
        header: ["Step", unit || "Value"],
        units: [null, unit],
        rows: steps.map((step) => [step.name, step.value]),
      }}
    >
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 240, height }}>
        <BarChart
          layout="vertical"
          data={bars}
          margin={{ top: 0, right: 96, bottom: 0, left: 0 }}
          barCategoryGap={6}
          desc={steps.map((step) => `${step.name}: ${formatValue(step.value, unit)}`).join(". ")}
        >
          <CartesianGrid stroke="var(--line)" horizontal={false} />
          <XAxis
            type="number"
            tick={tick}
            tickLine={false}
            axisLine={false}
            allowDecimals={allowDecimals}
            tickFormatter={tickFormatter}
            tickCount={4}
            niceTicks="snap125"
          />
          <YAxis
            type="category"
            dataKey="name"
            tick={{ fill: "var(--ink)", fontSize: 13 }}
            tickLine={false}
            axisLine={false}
            width={92}
          />
          <ReferenceLine x={0} stroke="var(--line-strong)" />
          <Bar dataKey="span" isAnimationActive={false} radius={2} minPointSize={2}>
            {bars.map((bar) => (
              <Cell key={bar.name} fill={stepColor(bar)} />
            ))}
            <LabelList dataKey="text" position="right" fill="var(--ink)" fontSize={13} className="tabular" />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </ChartCard>
  )
}
