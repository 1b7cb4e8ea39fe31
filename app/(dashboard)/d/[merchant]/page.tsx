import { redirect } from "next/navigation"
import { CohortHeatmap } from "@/components/charts/cohort-heatmap"
import { JobProgress } from "@/components/jobs/job-progress"
import { SetupChecklist } from "@/components/merchants/setup-checklist"
import { BestCustomersPanel } from "@/components/metrics/best-customers-panel"
import { BridgePanel } from "@/components/metrics/bridge-panel"
import { FigureChart } from "@/components/metrics/figure-chart"
import { FigureGrid } from "@/components/metrics/figure-grid"
import { Freshness } from "@/components/metrics/freshness"
import { PeriodPicker } from "@/components/metrics/period-picker"
import { sampleOf } from "@/components/metrics/sample-words"
import { TierPanel } from "@/components/metrics/tier-panel"
import { dataThrough } from "@/components/metrics/words"
import { Card } from "@/components/ui/card"
import { formatValue } from "@/components/ui/format-value"
import { PageHeader } from "@/components/ui/page-header"
import { appUrl } from "@/lib/core/app-url"
import { staffPageCtx } from "@/lib/core/auth/page"
import { addMonths, startOfMonth } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import { getDemoJob } from "@/lib/merchants/queries/get-demo-job"
import { getSetupProgress } from "@/lib/merchants/queries/get-setup-progress"
import type { MetricKey } from "@/lib/metrics/domain/registry"
import { getBestCustomers } from "@/lib/metrics/queries/get-best-customers"
import { getCohorts } from "@/lib/metrics/queries/get-cohorts"
import { getOverview, type Overview } from "@/lib/metrics/queries/get-overview"

export const metadata = { title: "Overview" }

/** Groups of customers by first month that the page shows, the last ones. */
const shownCohorts = 24

interface OverviewPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ period?: string; from?: string; to?: string }>
}

async function Panels({ ctx, overview }: { ctx: Ctx; overview: Overview }) {
  const { slug, currency, timeZone } = ctx.merchant
  const { figures, period, bridge, span } = overview
  const best = await getBestCustomers(ctx)
  const from = addMonths(startOfMonth(span.lastPurchase), 1 - shownCohorts)
  const { cohorts } = await getCohorts(ctx, { by: "month", metric: "customers", from })
  const pointsWord = overview.program?.currencyPlural ?? "points"
  const through = dataThrough(span.last, timeZone)
  const of = (metric: MetricKey) => figures.filter((figure) => figure.metric === metric)
  const chart = { period, span, merchantSlug: slug, pointsWord, through }
  const tiers = of("membersByTier")
  const sampled = (metric: MetricKey) =>
    of(metric).map((figure) => sampleOf(figure, figures, { pointsWord, program: overview.program }))[0]
  return (
    <div className="grid grid-cols-1 gap-6">
      <FigureGrid overview={overview} merchantSlug={slug} pointsWord={pointsWord} through={through} />
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-2">
        <FigureChart figures={of("revenueMinor")} sample={sampled("revenueMinor")} {...chart} />
        <FigureChart figures={of("members")} sample={sampled("members")} {...chart} />
        {overview.program || bridge.closing !== 0n ? (
          <BridgePanel
            bridge={bridge}
            liability={of("liabilityMinor")}
            expected={of("expectedLiabilityMinor")}
            {...chart}
          />
        ) : null}
        {tiers.length > 0 ? <TierPanel tiers={tiers} period={period} merchantSlug={slug} through={through} /> : null}
      </div>
      {cohorts.length > 0 ? (
        <CohortHeatmap
          question="Do customers come back?"
          subtitle="Share of the customers of a first month who bought in each month after it"
          description={`${cohorts.length} groups of customers by the month of their first purchase, with the share of each that bought again month by month.`}
          definitionHref={`/d/${slug}/metrics/definitions#retention`}
          sampleSize={formatValue(
            cohorts.reduce((sum, { size }) => sum + size, 0),
            "customers",
          )}
          dataThrough={through}
          cohorts={cohorts}
          today={span.today}
        />
      ) : null}
      {best ? <BestCustomersPanel best={best} currency={currency} /> : null}
    </div>
  )
}

async function Welcome({ ctx }: { ctx: Ctx }) {
  const { slug, name } = ctx.merchant
  const progress = await getSetupProgress(ctx)
  return (
    <>
      <PageHeader
        title={`Welcome to ${name}`}
        description="Figures appear here as soon as there are purchases. Begin with these steps."
      />
      <DemoProgress ctx={ctx} />
      <Card className="max-w-3xl">
        <SetupChecklist merchantSlug={slug} progress={progress} origin={new URL(appUrl("/")).origin} />
      </Card>
    </>
  )
}

async function DemoProgress({ ctx }: { ctx: Ctx }) {
  const job = await getDemoJob(ctx)
  if (!job) return null
  return (
    <Card className="mb-6 max-w-3xl">
      <JobProgress
        merchantSlug={ctx.merchant.slug}
        job={job}
        label="Eighteen months of a café are being told"
        noun="purchases, rewards and answers"
        cancelNote="What has been told so far stays."
      />
    </Card>
  )
}

export default async function OverviewPage({ params, searchParams }: OverviewPageProps) {
  const ctx = await staffPageCtx((await params).merchant)
  const { slug, timeZone } = ctx.merchant
  // Who sees no figures works at the counter, and lands there after signing in.
  if (!ctx.permissions.has("metrics:read")) redirect(`/d/${slug}/counter`)
  const overview = await getOverview(ctx, await searchParams)
  if (!overview) return <Welcome ctx={ctx} />
  return (
    <>
      <PageHeader title="Overview" description="How the program is doing, from every purchase and every point." />
      <DemoProgress ctx={ctx} />
      <div className="mb-6 grid grid-cols-1 gap-3">
        <PeriodPicker path={`/d/${slug}`} period={overview.period} />
        <Freshness span={overview.span} behind={overview.behind} timeZone={timeZone} />
      </div>
      <Panels ctx={ctx} overview={overview} />
    </>
  )
}
