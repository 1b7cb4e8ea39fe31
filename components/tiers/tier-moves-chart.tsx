import { BarChart } from "@/components/charts/bar-chart"
import { formatInteger } from "@/lib/core/points"

type Moves = { month: string; tier: { id: string; name: string }; up: number; down: number }
type TierMovesChartProps = { programName: string; months: readonly string[]; moves: readonly Moves[] }

/** Members who rose and fell per month, by the tier that they came to. */
export function TierMovesChart({ programName, months, moves }: TierMovesChartProps) {
  const tiers = [...new Map(moves.map(({ tier }) => [tier.id, tier])).values()]
  const last = months.at(-1)
  const seriesOf = (name: string, id: string, way: "up" | "down") => ({
    name,
    unit: "members",
    points: months.map((from) => ({
      from,
      value: moves.find(({ month, tier }) => month === from && tier.id === id)?.[way] ?? 0,
      incomplete: from === last,
    })),
  })
  const series = tiers
    .flatMap(({ id, name }) => [seriesOf(`Up to ${name}`, id, "up"), seriesOf(`Down to ${name}`, id, "down")])
    .filter(({ points }) => points.some(({ value }) => value > 0))
  const total = (way: "up" | "down") => moves.reduce((sum, one) => sum + one[way], 0)
  return (
    <BarChart
      question="Do members rise or fall?"
      subtitle={`Members of ${programName} who moved between tiers, per month`}
      description={`In these ${months.length} months ${formatInteger(total("up"))} moves went up and ${formatInteger(total("down"))} went down.`}
      series={series}
    />
  )
}
