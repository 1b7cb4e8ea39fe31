import { Freshness } from "@/components/metrics/freshness"
import { MetricList } from "@/components/metrics/metric-list"
import { PeriodPicker } from "@/components/metrics/period-picker"
import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { getAllMetrics } from "@/lib/metrics/queries/get-metric-detail"

export const metadata = { title: "Metrics" }

interface MetricsPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ period?: string; from?: string; to?: string }>
}

export default async function MetricsPage({ params, searchParams }: MetricsPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "metrics:read")
  const { slug, timeZone } = ctx.merchant
  const all = await getAllMetrics(ctx, await searchParams)
  const header = (
    <PageHeader
      title="Metrics"
      description="Every figure of a period. Open one for its chart and the rows it is made of."
      action={
        <>
          <ButtonLink href={`/d/${slug}/metrics/tiers`}>Moves between tiers</ButtonLink>
          <ButtonLink href={`/d/${slug}/metrics/definitions`}>Definitions</ButtonLink>
        </>
      }
    />
  )
  if (!all) {
    return (
      <>
        {header}
        <EmptyState
          title="No figures yet"
          action={
            <ButtonLink variant="primary" href={`/d/${slug}/imports`}>
              Import purchases
            </ButtonLink>
          }
        >
          Figures are made from purchases and points. Import your history to see them.
        </EmptyState>
      </>
    )
  }
  return (
    <>
      {header}
      <div className="mb-6 grid grid-cols-1 gap-3">
        <PeriodPicker path={`/d/${slug}/metrics`} period={all.period} />
        <Freshness span={all.span} behind={all.behind} timeZone={timeZone} />
      </div>
      <MetricList
        figures={all.figures}
        period={all.period}
        merchantSlug={slug}
        pointsWord={all.program?.currencyPlural ?? "points"}
      />
    </>
  )
}
