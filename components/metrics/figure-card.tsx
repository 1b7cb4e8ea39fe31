import { Sparkline } from "@/components/charts/sparkline"
import { formatValue } from "@/components/ui/format-value"
import { Link } from "@/components/ui/link"
import { Stat } from "@/components/ui/stat"
import type { Period } from "@/lib/metrics/domain/period"
import { periodQuery } from "@/lib/metrics/domain/period"
import { metricDefinition } from "@/lib/metrics/domain/registry"
import type { Figure } from "@/lib/metrics/queries/get-overview"
import { FigureInfo } from "./figure-info"
import { changeOf, courseOf, unitOf } from "./words"

export interface FigureCardProps {
  figure: Figure
  period: Period
  merchantSlug: string
  pointsWord: string
  through: string
  /** How much it rests on: "11,400 of 23,570 customers". */
  sample?: string | undefined
}

/** Cards shorten what would not fit: from 100,000 on, money from 10,000 units on; the exact value stays on hover. */
function isLong({ value, unit }: Figure): boolean {
  return Math.abs(value ?? 0) >= (/^[A-Z]{3}$/.test(unit) ? 1_000_000 : 100_000)
}

/** One figure of the period: its value, its change, its course, what it rests on, and the way down to its rows. */
export function FigureCard({ figure, period, merchantSlug, pointsWord, through, sample }: FigureCardProps) {
  const { title, formula, definition } = metricDefinition(figure.metric)
  const unit = unitOf(figure.metric, figure.unit, pointsWord)
  const href = `/d/${merchantSlug}/metrics/${figure.metric}?${periodQuery(period)}`
  const change = changeOf(figure.metric, figure.change, period.against)
  const { values, over } = courseOf(figure)
  const course = `${title} ${over}, last ${formatValue(values.findLast((value) => value !== null) ?? null, unit)}`
  return (
    <article className="flex min-w-0 flex-col gap-3 rounded-card border border-line bg-surface p-4">
      <div className="flex items-start justify-between gap-2">
        <Stat
          label={
            <Link href={href} className="rounded-sm hover:text-ink hover:underline">
              {title}
            </Link>
          }
          value={figure.value}
          unit={unit}
          compact={isLong(figure)}
          {...(change && { change })}
        />
        <FigureInfo
          title={title}
          formula={formula}
          definition={definition}
          through={through}
          href={`/d/${merchantSlug}/metrics/definitions#${figure.metric}`}
        />
      </div>
      <div className="mt-auto grid gap-3">
        <Sparkline values={values} label={course} className="h-9 w-full" />
        <p className="flex items-baseline justify-between gap-2 text-xs text-muted">
          <span className="tabular min-w-0">{sample}</span>
          <Link
            href={href}
            aria-label={`${title}: chart and rows`}
            className="shrink-0 rounded-sm font-semibold text-accent-ink hover:underline"
          >
            Rows
          </Link>
        </p>
      </div>
    </article>
  )
}
