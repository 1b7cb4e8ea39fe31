import { LedgerTabs } from "@/components/ledger/ledger-tabs"
import { BridgePanel } from "@/components/metrics/bridge-panel"
import { Freshness } from "@/components/metrics/freshness"
import { LedgerTable } from "@/components/metrics/ledger-table"
import { LedgerTrust } from "@/components/metrics/ledger-trust"
import { PeriodPicker } from "@/components/metrics/period-picker"
import { dataThrough } from "@/components/metrics/words"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { checkBalances } from "@/lib/metrics/queries/check-balances"
import { getOverview } from "@/lib/metrics/queries/get-overview"
import { listLedgerEntries } from "@/lib/metrics/queries/list-ledger-entries"
import { listSeals } from "@/lib/metrics/queries/list-seals"

export const metadata = { title: "Ledger" }

interface LedgerPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ kind?: string; cursor?: string; check?: string; period?: string; from?: string; to?: string }>
}

export default async function LedgerPage({ params, searchParams }: LedgerPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "ledger:read")
  const search = await searchParams
  const { slug, timeZone } = ctx.merchant
  const entries = await listLedgerEntries(ctx, search)
  const overview = ctx.permissions.has("metrics:read")
    ? await getOverview(ctx, { ...search, period: search.period ?? "all" })
    : null
  const seals = await listSeals(ctx)
  const check = search.check ? await checkBalances(ctx) : null
  return (
    <>
      <PageHeader
        title="Ledger"
        description="Every point that was issued, used, lost or corrected. Entries are never changed."
      />
      <LedgerTabs merchantSlug={slug} current="" permissions={[...ctx.permissions]} />
      <div className="grid grid-cols-1 gap-6">
        {overview ? (
          <>
            <div className="grid grid-cols-1 gap-3">
              <PeriodPicker path={`/d/${slug}/ledger`} period={overview.period} />
              <Freshness span={overview.span} behind={overview.behind} timeZone={timeZone} />
            </div>
            <BridgePanel
              bridge={overview.bridge}
              period={overview.period}
              liability={overview.figures.filter(({ metric }) => metric === "liabilityMinor")}
              expected={overview.figures.filter(({ metric }) => metric === "expectedLiabilityMinor")}
              onLedger
              merchantSlug={slug}
              pointsWord={overview.program?.currencyPlural ?? "points"}
              through={dataThrough(overview.span.last, timeZone)}
            />
          </>
        ) : null}
        <LedgerTrust check={check} seals={seals} merchantSlug={slug} />
        <LedgerTable
          entries={entries}
          kind={search.kind}
          first={!search.cursor}
          merchantSlug={slug}
          timeZone={timeZone}
        />
      </div>
    </>
  )
}
