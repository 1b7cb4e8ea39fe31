import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import type { ExchangeRatesQuery } from "../schema-exchange-rate"
import { type ExchangeRateView, rateId } from "../steps/exchange-rate-view"

/** The stored rates, the latest days first. */
export async function listExchangeRates(
  ctx: Ctx,
  { limit, cursor, from, to }: ExchangeRatesQuery,
): Promise<Page<ExchangeRateView>> {
  requirePermission(ctx, "purchases:read")
  return inRead(ctx, async (tx) => {
    const rates = await tx.db.$queryRaw<Omit<ExchangeRateView, "id">[]>`
      SELECT "fromCurrency" AS "from", "toCurrency" AS "to", "day"::text AS "day", "rate" FROM "exchange_rate"
      WHERE "merchantId" = ${tx.merchantId}::uuid ${after(cursor)}
        ${from ? Prisma.sql`AND "fromCurrency" = ${from}` : Prisma.empty} ${to ? Prisma.sql`AND "toCurrency" = ${to}` : Prisma.empty}
      ORDER BY "day" DESC, "fromCurrency", "toCurrency" LIMIT ${limit + 1}`
    return toPage(
      rates.map((rate) => ({ id: rateId(rate), ...rate })),
      limit,
    )
  })
}

function after(cursor: string | undefined): Prisma.Sql {
  if (!cursor) return Prisma.empty
  const [from, to, day] = [cursor.slice(0, 3), cursor.slice(4, 7), cursor.slice(8)]
  return Prisma.sql`AND ("day" < ${day}::date OR ("day" = ${day}::date AND ("fromCurrency", "toCurrency") > (${from}, ${to})))`
}
