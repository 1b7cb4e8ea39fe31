"use client"

import { formatNumber } from "@/components/ui/format-value"
import { ChartCard, type ChartCardProps } from "./chart-card"

type NpsChartProps = ChartCardProps & {
  /** −100 to 100; null before the first response. */
  score: number | null
  /** The ends of the confidence interval. */
  interval: { low: number; high: number } | null
  promoters: number
  passives: number
  detractors: number
}

const place = (score: number) => `${(Math.min(Math.max(score, -100), 100) + 100) / 2}%`
const signed = (score: number) => formatNumber(Math.round(score), "", { sign: true })

/** The score on its scale with its interval as a band, and who it is made of. */
export function NpsChart({ score, interval, promoters, passives, detractors, ...card }: NpsChartProps) {
  const total = promoters + passives + detractors
  const groups = [
    { name: "Detractors", range: "0–6", count: detractors, fill: "var(--series-2)" },
    { name: "Passives", range: "7–8", count: passives, fill: "var(--line-strong)" },
    { name: "Promoters", range: "9–10", count: promoters, fill: "var(--series-1)" },
  ]
  return (
    <ChartCard
      {...card}
      table={{
        header: ["Group", "Responses"],
        units: [null, ""],
        rows: groups.map((group) => [`${group.name} (${group.range})`, group.count]),
      }}
    >
      <div className="grid gap-6">
        {score === null ? (
          <p className="py-6 text-center text-muted">No response yet.</p>
        ) : (
          <ScoreScale score={score} interval={interval} />
        )}
        {total > 0 ? (
          <div className="grid gap-3">
            <div aria-hidden className="flex h-6 gap-0.5 overflow-hidden rounded-md">
              {groups.map((group) => (
                <span key={group.name} style={{ width: `${(group.count / total) * 100}%`, background: group.fill }} />
              ))}
            </div>
            <dl className="grid grid-cols-3 gap-4 text-sm">
              {groups.map((group) => (
                <div key={group.name} className="grid content-start gap-0.5">
                  <dt className="flex flex-wrap items-center gap-x-1.5 text-xs text-muted">
                    <span aria-hidden className="size-2.5 rounded-[3px]" style={{ background: group.fill }} />
                    {group.name} {group.range}
                  </dt>
                  <dd className="tabular font-semibold">
                    {formatNumber(group.count / total, "%")}
                    <span className="font-normal text-muted"> · {formatNumber(group.count, "")}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        ) : null}
      </div>
    </ChartCard>
  )
}

function ScoreScale({ score, interval }: { score: number; interval: NpsChartProps["interval"] }) {
  return (
    <div className="grid gap-2">
      <p className="tabular flex flex-wrap items-baseline gap-x-3">
        <span className="text-3xl font-semibold tracking-tight">{signed(score)}</span>
        {interval ? (
          <span className="text-sm text-muted">
            between {signed(interval.low)} and {signed(interval.high)}, with 95% confidence
          </span>
        ) : null}
      </p>
      <div aria-hidden className="relative h-3 rounded-full bg-line">
        <span className="absolute inset-y-0 left-1/2 w-px bg-line-strong" />
        {interval ? (
          <span
            className="absolute inset-y-0 rounded-full bg-series-1/40"
            style={{ left: place(interval.low), right: `calc(100% - ${place(interval.high)})` }}
          />
        ) : null}
        <span className="absolute -inset-y-1 w-1 -translate-x-1/2 rounded-full bg-ink" style={{ left: place(score) }} />
      </div>
      <div aria-hidden className="tabular flex justify-between text-xs text-muted">
        <span>−100</span>
        <span>0</span>
        <span>+100</span>
      </div>
    </div>
  )
}
