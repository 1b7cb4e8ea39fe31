import { BarChart } from "@/components/charts/bar-chart"
import type { ChartSeries } from "@/components/charts/chart-data"
import { dayWords } from "@/lib/benefits/domain/tell-benefit"
import type { BenefitCosts, BenefitCostView } from "@/lib/benefits/queries/get-benefit-costs"
import { formatMoney } from "@/lib/core/money"

type BenefitCostChartProps = { costs: BenefitCosts; today: string }

const mostSeries = 6

/** What benefits cost month by month, the dearest each with a colour of its own. */
export function BenefitCostChart({ costs, today }: BenefitCostChartProps) {
  const { benefits, currency, from, to, costMinor } = costs
  const dearest = benefits.slice(0, benefits.length > mostSeries ? mostSeries - 1 : mostSeries)
  const others = benefits.slice(dearest.length)
  const isRunning = (month: string) => month.slice(0, 7) === today.slice(0, 7)
  const seriesOf = (name: string, ones: readonly BenefitCostView[]): ChartSeries => ({
    name,
    unit: currency,
    points: (benefits[0]?.months ?? []).map(({ month }, index) => ({
      from: month,
      value: ones.reduce((sum, one) => sum + (one.months[index]?.costMinor ?? 0), 0),
      incomplete: isRunning(month),
    })),
  })
  return (
    <BarChart
      question="What do benefits cost?"
      subtitle={`Cost of uses in ${currency}, by month, ${dayWords(from)} to ${dayWords(to)}`}
      description={`${formatMoney(costMinor, currency)} in all. ${benefits
        .map(({ name, costMinor: own }) => `${name}: ${formatMoney(own, currency)}.`)
        .join(" ")}`}
      series={[
        ...dearest.map((one) => seriesOf(one.name, [one])),
        ...(others.length > 0 ? [seriesOf("Others", others)] : []),
      ]}
      stacked
    />
  )
}
