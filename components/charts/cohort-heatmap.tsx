"use client"

import { cn } from "@/components/ui/cn"
import { formatNumber } from "@/components/ui/format-value"
import { ChartCard, type ChartCardProps } from "./chart-card"
import { longPeriod, shortPeriod } from "./chart-data"

/** `values[n]` of the `size` came back in month n; month 0 is the first, where all did. */
export type Cohort = { /** YYYY-MM */ cohort: string; size: number; values: readonly number[] }

type CohortHeatmapProps = ChartCardProps & {
  cohorts: readonly Cohort[]
  /** The local day, YYYY-MM-DD: its month is not over. */
  today: string
}

// Beyond this share of colour the number on it would no longer be readable in both themes.
const STRONGEST_PERCENT = 45

function shade(share: number, largest: number): string {
  const strength = largest === 0 ? 0 : (share / largest) * STRONGEST_PERCENT
  return `color-mix(in srgb, var(--series-1) ${strength.toFixed(1)}%, var(--surface))`
}

const monthIndex = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

/** Who comes back, month by month after the first purchase: a table whose cells are shaded by share. */
export function CohortHeatmap({ cohorts, today, ...card }: CohortHeatmapProps) {
  const months = Math.max(0, ...cohorts.map((cohort) => cohort.values.length - 1))
  const columns = Array.from({ length: months }, (_, index) => index + 1)
  const shares = cohorts.flatMap((cohort) =>
    cohort.values.slice(1).map((value) => (cohort.size ? value / cohort.size : 0)),
  )
  const largest = Math.max(0, ...shares)
  const runningIn = ({ cohort }: Cohort) => monthIndex(today) - monthIndex(cohort)
  return (
    <ChartCard
      {...card}
      incomplete={cohorts.some((cohort) => cohort.values[runningIn(cohort)] !== undefined)}
      table={{
        header: ["First purchase", "Customers", ...columns.map((month) => `Month ${month}`)],
        units: [null, "", ...columns.map(() => "")],
        rows: cohorts.map((cohort) => [
          cohort.cohort,
          cohort.size,
          ...columns.map((month) => cohort.values[month] ?? null),
        ]),
      }}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section aria-label={`${card.question} Table`} tabIndex={0} className="relative overflow-x-auto">
        <table className="tabular w-full border-separate border-spacing-0.5 text-xs">
          <caption className="sr-only">{card.description}</caption>
          <thead className="text-muted">
            <tr>
              <th scope="col" className="sticky left-0 bg-surface pr-3 pb-1 text-start font-normal">
                First purchase
              </th>
              <th scope="col" className="px-2 pb-1 text-end font-normal">
                Customers
              </th>
              {columns.map((month) => (
                <th key={month} scope="col" className="min-w-11 px-1 pb-1 text-center font-normal">
                  <span className="sr-only">Month </span>
                  {month}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cohorts.map((cohort) => (
              <CohortRow
                key={cohort.cohort}
                cohort={cohort}
                columns={columns}
                largest={largest}
                running={runningIn(cohort)}
              />
            ))}
          </tbody>
        </table>
      </section>
    </ChartCard>
  )
}

/** `running` is the month that is not over. */
type CohortRowProps = { cohort: Cohort; columns: readonly number[]; largest: number; running: number }

function CohortRow({ cohort, columns, largest, running }: CohortRowProps) {
  const from = `${cohort.cohort}-01`
  return (
    <tr>
      <th
        scope="row"
        title={longPeriod(from, "month")}
        className="sticky left-0 h-8 whitespace-nowrap bg-surface pr-3 text-start font-normal"
      >
        {shortPeriod(from, "month")}
      </th>
      <td className="px-2 text-end text-muted">{formatNumber(cohort.size, "")}</td>
      {columns.map((month) => {
        const value = cohort.values[month]
        if (value === undefined) return <td key={month} />
        const share = cohort.size ? value / cohort.size : 0
        return (
          <td
            key={month}
            title={`${formatNumber(value, "")} of ${formatNumber(cohort.size, "")} customers${month === running ? ", still running" : ""}`}
            style={{ background: shade(share, largest) }}
            className={cn(
              "h-8 rounded-[4px] px-1 text-center text-ink",
              month === running && "outline-1 outline-dashed -outline-offset-1 outline-line-strong",
            )}
          >
            {formatNumber(share, "%")}
          </td>
        )
      })}
    </tr>
  )
}
