import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import type { SimulationView } from "@/lib/simulations/steps/read-simulation"
import { AssumptionNotes } from "./assumption-notes"
import { GainLose } from "./gain-lose"
import { headline } from "./headline"
import { ReachTable } from "./reach-table"
import { ScenarioColumns } from "./scenario-columns"
import { shortNames } from "./short-names"
import { SimulationCharts } from "./simulation-charts"
import { ThresholdCharts } from "./threshold-chart"
import { TriedPrograms } from "./tried-programs"
import { WarningList } from "./warning-list"

interface SimulationResultViewProps {
  merchantSlug: string
  simulation: Pick<SimulationView, "id" | "sameDigits" | "tried">
  result: NonNullable<SimulationView["result"]>
}

/** What a backtest came to: the headline first, then what to look at, the figures, the charts and the people. */
export function SimulationResultView({ merchantSlug, simulation, result }: SimulationResultViewProps) {
  const { againstLive, moneyCurrency } = result
  const scenarios = shortNames(result.scenarios)
  const againstOf = (key: string) => againstLive.find((one) => one.key === key)
  return (
    <div className="grid gap-6">
      <SameDigits same={simulation.sameDigits} />
      <section aria-label="In short" className="grid gap-4 lg:grid-cols-2">
        {scenarios.map((scenario) => (
          <Card key={scenario.key} className="grid content-start gap-1">
            <h2 className="text-sm text-muted">{scenario.name}</h2>
            <p className="text-xl font-semibold tracking-tight text-pretty">
              {headline(scenario, againstOf(scenario.key), moneyCurrency)}
            </p>
          </Card>
        ))}
      </section>
      <WarningList scenarios={scenarios} />
      <ScenarioColumns scenarios={scenarios} money={moneyCurrency} />
      <SimulationCharts scenarios={scenarios} moneyCurrency={moneyCurrency} />
      <div className="grid gap-6 xl:grid-cols-2">
        {scenarios.map((scenario) => (
          <ReachTable key={scenario.key} scenario={scenario} />
        ))}
      </div>
      <div className="grid gap-6 xl:grid-cols-2">
        {scenarios.map((scenario) => (
          <ThresholdCharts key={scenario.key} scenario={scenario} money={moneyCurrency} />
        ))}
      </div>
      {againstLive.map((against) => (
        <GainLose
          key={against.key}
          merchantSlug={merchantSlug}
          simulationId={simulation.id}
          money={moneyCurrency}
          name={scenarios.find(({ key }) => key === against.key)?.name ?? ""}
          against={against}
        />
      ))}
      <TriedPrograms tried={simulation.tried} scenarios={scenarios} />
      <AssumptionNotes result={result} />
    </div>
  )
}

function SameDigits({ same }: { same: boolean | null }) {
  if (same === null) return null
  return same ? (
    <Callout tone="good" title="The same digits as the first time" />
  ) : (
    <Callout tone="warning" title="Other digits than the first time">
      What is known of customers, or who belongs to a segment, has changed since.
    </Callout>
  )
}
