import type { MetricKey } from "@/lib/metrics/domain/registry"
import type { Figure, Overview } from "@/lib/metrics/queries/get-overview"
import { FigureCard } from "./figure-card"
import { sampleOf } from "./sample-words"

const order: MetricKey[] = [
  "members",
  "activeMembers",
  "purchases",
  "revenueMinor",
  "memberRevenueShare",
  "repeatPurchaseRate",
  "redemptionRate",
  "nps",
  "pointsIssued",
  "pointsRedeemed",
  "pointsOutstanding",
  "liabilityMinor",
]

type FigureGridProps = { overview: Overview; merchantSlug: string; pointsWord: string; through: string }

/** The figures of the period, each a card. */
export function FigureGrid({ overview, merchantSlug, pointsWord, through }: FigureGridProps) {
  const cards = order.flatMap((metric) => overview.figures.filter((figure) => figure.metric === metric))
  return (
    <div className="grid grid-cols-1 gap-3 min-[360px]:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
      {cards.map((figure: Figure) => (
        <FigureCard
          key={`${figure.metric} ${JSON.stringify(figure.dimension ?? "")}`}
          figure={figure}
          period={overview.period}
          merchantSlug={merchantSlug}
          pointsWord={pointsWord}
          through={through}
          sample={sampleOf(figure, overview.figures, { pointsWord, program: overview.program })}
        />
      ))}
    </div>
  )
}
