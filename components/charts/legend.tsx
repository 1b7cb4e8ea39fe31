import { type ChartSeries, seriesColor } from "./chart-data"

interface LegendProps {
  series: readonly ChartSeries[]
  /** The names of the series stand elsewhere. */
  comparedOnly?: boolean
  /** Where the dots are not in the hue of their series, as over bars. */
  comparedColor?: string
}

interface Item {
  name: string
  color: string
  compared: boolean
}

function itemsOf({ series, comparedOnly, comparedColor }: LegendProps): Item[] {
  return series.flatMap(({ name, comparison }, index) => {
    const color = seriesColor(index)
    const own = comparedOnly ? [] : [{ name, color, compared: false }]
    return comparison ? [...own, { name: comparison.name, color: comparedColor ?? color, compared: true }] : own
  })
}

/** What each colour stands for, and what the dots do. Nothing where a chart shows one thing alone. */
export function Legend(props: LegendProps) {
  const items = itemsOf(props)
  if (items.length < (props.comparedOnly ? 1 : 2)) return null
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {items.map(({ name, color, compared }) => (
        <li key={`${name} ${compared}`} className="flex min-w-0 items-center gap-1.5">
          {compared ? (
            <span aria-hidden className="w-4 shrink-0 border-t-2 border-dotted" style={{ borderColor: color }} />
          ) : (
            <span aria-hidden className="size-2.5 shrink-0 rounded-[3px]" style={{ background: color }} />
          )}
          <span className="min-w-0 break-words">{name}</span>
        </li>
      ))}
    </ul>
  )
}
