import type { Metadata } from "next"
import { ExchangeRateDialog } from "@/components/purchases/exchange-rate-dialog"
import { ExchangeRateTable } from "@/components/purchases/exchange-rate-table"
import { ExchangeRateUpload } from "@/components/purchases/exchange-rate-upload"
import { Pager } from "@/components/ui/load-more"
import { PageHeader } from "@/components/ui/page-header"
import { staffPageCtx } from "@/lib/core/auth/page"
import { localDay } from "@/lib/core/calendar"
import { listCurrencies } from "@/lib/merchants/domain/places"
import { listExchangeRates } from "@/lib/purchases/queries/list-exchange-rates"
import { exchangeRatesQuery } from "@/lib/purchases/schema-exchange-rate"

export const metadata: Metadata = { title: "Exchange rates" }

interface ExchangeRatesPageProps {
  params: Promise<{ merchant: string }>
  searchParams: Promise<{ cursor?: string }>
}

export default async function ExchangeRatesPage({ params, searchParams }: ExchangeRatesPageProps) {
  const ctx = await staffPageCtx((await params).merchant, "purchases:read")
  const cursor = exchangeRatesQuery.shape.cursor.safeParse((await searchParams).cursor).data
  const { data, nextCursor } = await listExchangeRates(ctx, { limit: 50, cursor })
  const { slug, timeZone, currency } = ctx.merchant
  const canWrite = ctx.permissions.has("exchangeRates:write")
  const path = `/d/${slug}/settings/exchange-rates`
  const add = canWrite ? (
    <ExchangeRateDialog
      merchantSlug={slug}
      currencies={listCurrencies()}
      ownCurrency={currency}
      today={localDay(ctx.now, timeZone)}
    />
  ) : null
  return (
    <>
      <PageHeader
        title="Exchange rates"
        description={`What other currencies cost in ${currency} on each day. Each purchase keeps the rate that it was recorded with.`}
        action={data.length > 0 ? add : undefined}
      />
      <div className="grid min-w-0 gap-6 xl:grid-cols-[1fr_24rem] xl:items-start">
        <div className="grid min-w-0 gap-4">
          <ExchangeRateTable rates={data} action={add} />
          {cursor || nextCursor ? (
            <Pager
              shown={`${data.length} rates, the latest days first`}
              previousHref={cursor ? path : undefined}
              nextHref={nextCursor ? `${path}?cursor=${nextCursor}` : undefined}
            />
          ) : null}
        </div>
        {canWrite ? <ExchangeRateUpload merchantSlug={slug} /> : null}
      </div>
    </>
  )
}
