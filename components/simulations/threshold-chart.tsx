import { Histogram } from "@/components/charts/histogram"
import { formatValue } from "@/components/ui/format-value"
import type { ScenarioResult } from "@/lib/simulations/domain/simulation-result"

type Reach = ScenarioResult["thresholds"][number]

interface ThresholdChartsProps {
  scenario: ScenarioResult
  money: string
}

/** Where members stand to each tier's threshold at the end: a heap just below it is a step that few take. */
export function ThresholdCharts({ scenario, money }: ThresholdChartsProps) {
  return scenario.thresholds.map((reach) => {
    const unit = unitOf(reach, scenario, money)
    const step = reach.threshold / 10
    const beyond = reach.tenths[20] ?? 0
    return (
      <Histogram
        key={`${scenario.key} ${reach.tierId}`}
        question={`${scenario.name}: how near do members come to ${reach.tierName}?`}
        subtitle={`Members by what counts towards it, at the end${beyond > 0 ? `; ${formatValue(beyond, "more")} have twice as much as it takes` : ""}`}
        thresholds={[{ id: reach.tierId, label: reach.tierName, value: reach.threshold }]}
        description={`${formatValue(reach.below, "members")} have less than a tenth to go, ${formatValue(reach.above, "members")} have less than a tenth more than it takes.`}
        bins={reach.tenths.slice(0, 20).map((count, place) => ({ from: place * step, to: (place + 1) * step, count }))}
        valueUnit={unit}
        countUnit="members"
      />
    )
  })
}

function unitOf({ metric }: Reach, { points }: ScenarioResult, money: string): string {
  if (metric === "spendMinor") return money
  return metric === "purchases" ? "purchases" : points.plural
}
