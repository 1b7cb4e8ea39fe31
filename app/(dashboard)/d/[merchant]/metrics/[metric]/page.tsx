import { notFound } from "next/navigation"
import { BucketTable } from "@/components/metrics/bucket-table"
import { FigureChart } from "@/components/metrics/figure-chart"
import { FigureRowsTable } from "@/components/metrics/figure-rows-table"
import { Freshness } from "@/components/metrics/freshness"
import { IntervalLinks } from "@/components/metrics/interval-links"
import { PeriodPicker } from "@/components/metrics/period-picker"
import { changeOf, dataThrough, rangeInWords, unitOf } from "@/components/metrics/words"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeader } from "@/components/ui/page-header"
import { Stat } from "@/components/ui/stat"
import { TextLink } from "@/components/ui/text-link"
import { orNotFound, staffPageCtx } from "@/lib/core/auth/page"
import type { Ctx } from "@/lib/core/ctx"
import { type DayRange, periodQuery } from "@/lib/metrics/domain/period"
import { hasRows, isMetricKey, type MetricKey, metricDefinition, rowUnit } from "@/lib/metrics/domain/registry"
import { getMetricDetail, type MetricDetail } from "@/lib/metrics/queries/get-metric-detail"
import { listFigureRows, sumFigureRows } from "@/lib/metrics/queries/list-figure-rows"
import { sumTierRows } from "@/lib/metrics/queries/sum-tier-rows"

interface Search {
  period?: string
  from?: string
  to?: string
  interval?: string
  first?: string
  last?: string
  cursor?: string
}

interface MetricPageProps {
  params: Promise<{ merchant: string; metric: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: MetricPageProps) {
  const { metric } = await params
  return { title: isMetricKey(metric) ? metricDefinition(metric).title : "Metric" }
}

async function Rows({
  ctx,
  metric,
  detail,
  search,
}: {
  ctx: Ctx
  metric: MetricKey
  detail: MetricDetail
  search: Search
}) {
  const { slug, currency, timeZone } = ctx.merchant
  const days: DayRange | { from: string; to: string } =
    search.first && search.last ? { from: search.first, to: search.last } : detail.period
  const question = { metric, from: days.from, to: days.to, cursor: search.cursor }
  const rows = await orNotFound(listFigureRows(ctx, question))
  const sums = await sumFigureRows(ctx, question)
  const tiers = metric === "membersByTier" ? await sumTierRows(ctx, question) : undefined
  const here = `/d/${slug}/metrics/${metric}?${periodQuery(detail.period)}&interval=${detail.period.interval}&first=${days.from}&last=${days.to}`
  const points = detail.program?.currencyPlural ?? "points"
  const units = { money: currency, points, count: "" }
  return (
    <section id="rows" className="grid scroll-mt-6 grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-xl font-semibold">What it is made of, {rangeInWords(days)}</h2>
        <ButtonLink href={`/d/${slug}/metrics/${metric}/rows?from=${days.from}&to=${days.to}`} prefetch={false}>
          Download rows, CSV
        </ButtonLink>
      </div>
      <FigureRowsTable
        metric={metric}
        rows={rows}
        sums={sums}
        tiers={tiers}
        unit={units[rowUnit(metric)]}
        title={`Rows of ${rangeInWords(days)}`}
        merchantSlug={slug}
        timeZone={timeZone}
        firstHref={search.cursor ? `${here}#rows` : undefined}
        nextHref={rows.nextCursor ? `${here}&cursor=${encodeURIComponent(rows.nextCursor)}#rows` : undefined}
      />
    </section>
  )
}

function Headline({ metric, detail }: { metric: MetricKey; detail: MetricDetail }) {
  const { title, formula } = metricDefinition(metric)
  const points = detail.program?.currencyPlural ?? "points"
  return (
    <Card className="grid content-start gap-5">
      {detail.figures.map((figure) => {
        const change = changeOf(metric, figure.change, detail.period.against)
        return (
          <Stat
            key={JSON.stringify(figure.dimension ?? "")}
            label={figure.dimension ? Object.values(figure.dimension).join(", ") : title}
            value={figure.value}
            unit={unitOf(metric, figure.unit, points)}
            {...(change && { change })}
          />
        )
      })}
      <p className="text-sm text-muted">{formula}</p>
    </Card>
  )
}

const noFigures = (
  <EmptyState title="No figures yet">
    Figures are made from purchases and points. Import your history to see them.
  </EmptyState>
)

const noTiers = (
  <EmptyState title="No tiers yet">
    Add tiers to your program and publish it: members are counted by tier here.
  </EmptyState>
)

export default async function MetricPage({ params, searchParams }: MetricPageProps) {
  const { merchant, metric } = await params
  const ctx = await staffPageCtx(merchant, "metrics:read")
  if (!isMetricKey(metric)) notFound()
  const search = await searchParams
  const { slug, timeZone } = ctx.merchant
  const { title, definition } = metricDefinition(metric)
  const detail = await getMetricDetail(ctx, metric, search)
  const path = `/d/${slug}/metrics/${metric}`
  const header = (
    <PageHeader
      title={title}
      description={
        <>
          {definition} <TextLink href={`/d/${slug}/metrics/definitions#${metric}`}>Definition</TextLink>
        </>
      }
      back={{ href: `/d/${slug}/metrics`, label: "Metrics" }}
    />
  )
  if (!detail) {
    return (
      <>
        {header}
        {noFigures}
      </>
    )
  }
  const points = detail.program?.currencyPlural ?? "points"
  const [first] = detail.figures
  const query = `${periodQuery(detail.period)}&interval=${detail.period.interval}`
  return (
    <>
      {header}
      <div className="grid grid-cols-1 gap-6">
        <div className="grid grid-cols-1 gap-3">
          <PeriodPicker path={path} period={detail.period} />
          <Freshness span={detail.span} behind={detail.behind} timeZone={timeZone} />
          <IntervalLinks path={path} period={detail.period} />
        </div>
        {first ? (
          <>
            <div className="grid grid-cols-1 gap-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
              <Headline metric={metric} detail={detail} />
              <FigureChart
                figures={detail.figures}
                period={detail.period}
                span={detail.span}
                merchantSlug={slug}
                pointsWord={points}
                through={dataThrough(detail.span.last, timeZone)}
              />
            </div>
            <BucketTable
              figures={detail.figures}
              buckets={detail.buckets}
              unit={unitOf(metric, first.unit, points)}
              {...(hasRows(metric) && {
                hrefOf: ({ from, to }: DayRange) => `${path}?${query}&first=${from}&last=${to}#rows`,
              })}
            />
            {hasRows(metric) ? <Rows ctx={ctx} metric={metric} detail={detail} search={search} /> : null}
          </>
        ) : (
          noTiers
        )}
      </div>
    </>
  )
}
