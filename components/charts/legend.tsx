import { seriesColor } from "./chart-data"

type LegendProps = { names: readonly string[] }

export function Legend({ names }: LegendProps) {
  if (names.length < 2) return null
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {names.map((name, index) => (
        <li key={name} className="flex items-center gap-1.5">
          <span aria-hidden className="size-2.5 rounded-[3px]" style={{ background: seriesColor(index) }} />
          {name}
        </li>
      ))}
    </ul>
  )
}
