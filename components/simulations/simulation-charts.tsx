import { BarChart } from "@/components/charts/bar-chart"
import { LineChart } from "@/components/charts/line-chart"
import { formatValue } from "@/components/ui/format-value"
import type { MonthFigures, ScenarioResult, SimulationResult } from "@/lib/simulations/domain/simulation-result"

type Result = Pick<SimulationResult, "scenarios" | "moneyCurrency">

/** Cost and what is owed over time, the programs in one chart each; then points and tiers of each program. */
export function SimulationCharts({ scenarios, moneyCurrency }: Result) {
  const compared = (figure: (month: MonthFigures) => number) =>
    scenarios.map(({ name, months }) => ({
      name,
      unit: moneyCurrency,
      points: months.map((month) => ({ from: month.from, value: figure(month) })),
    }))
  const last = (figure: "liabilityMinor" | "costMinor") =>
    scenarios
      .map(({ name, months }) => `${name}: ${formatValue(months.at(-1)?.[figure] ?? 0, moneyCurrency)}`)
      .join("; ")
  return (
    <div className="grid gap-6 xl:grid-cols-2">
      <LineChart
        question="What would be owed to members?"
        subtitle="Value of points outstanding at each month's end"
        description={`At the end, ${last("liabilityMinor")}.`}
        series={compared((month) => month.liabilityMinor)}
      />
      <BarChart
        question="What would it cost?"
        subtitle="Value of points redeemed and of benefits used, per month"
        description={`In the last month, ${last("costMinor")}.`}
        series={compared((month) => month.costMinor)}
      />
      {scenarios.map((scenario) => (
        <PointsChart key={scenario.key} scenario={scenario} />
      ))}
      {scenarios
        .filter(({ tiers }) => tiers.length > 0)
        .map((scenario) => (
          <TiersChart key={scenario.key} scenario={scenario} />
        ))}
    </div>
  )
}

const kinds = [
  ["Issued", "issuedPoints"],
  ["Redeemed", "redeemedPoints"],
  ["Run out", "expiredPoints"],
] as const

function PointsChart({ scenario: { name, points, months, ...sums } }: { scenario: ScenarioResult }) {
  return (
    <BarChart
      question={`${name}: where do the points go?`}
      subtitle={`${points.plural}, per month`}
      description={kinds.map(([label, key]) => `${label}: ${formatValue(sums[key], points.plural)}`).join("; ")}
      series={kinds.map(([label, key]) => ({
        name: label,
        unit: points.plural,
        points: months.map((month) => ({ from: month.from, value: month[key] })),
      }))}
    />
  )
}

function TiersChart({ scenario: { name, tiers, months } }: { scenario: ScenarioResult }) {
  return (
    <BarChart
      stacked
      question={`${name}: who would hold which tier?`}
      subtitle="Members at each month's end"
      description={`At the end, ${tiers.map((tier) => `${tier.name}: ${formatValue(tier.members, "members")}`).join("; ")}.`}
      series={tiers.map((tier, index) => ({
        name: tier.name,
        unit: "members",
        points: months.map((month) => ({ from: month.from, value: month.tierMembers[index] ?? 0 })),
      }))}
    />
  )
}
