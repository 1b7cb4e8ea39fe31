"use client"

import { usePlotArea, useYAxisScale } from "recharts"
import { spreadLabels } from "./chart-data"

export type EndLabel = { name: string; color: string; value: number }

const LINE_HEIGHT = 15
const MAX_CHARACTERS = 16

/** Names at the end of the lines, in place of a legend. */
export function EndLabels({ labels }: { labels: readonly EndLabel[] }) {
  const plot = usePlotArea()
  const scale = useYAxisScale()
  if (!plot || !scale || labels.length < 2) return null
  const heights = labels.map((label) => Number(scale(label.value) ?? plot.y))
  const placed = spreadLabels(heights, LINE_HEIGHT, plot.y + plot.height)
  return (
    <g fontSize={12}>
      {labels.map((label, index) => (
        <g key={label.name} transform={`translate(${plot.x + plot.width + 8}, ${placed[index]})`}>
          <circle r={3.5} cx={4} fill={label.color} />
          <text x={12} dy="0.35em" fill="var(--ink)">
            {label.name.length > MAX_CHARACTERS ? `${label.name.slice(0, MAX_CHARACTERS - 1)}…` : label.name}
          </text>
        </g>
      ))}
    </g>
  )
}
