import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { ExchangeRateInput } from "../schema-exchange-rate"
import { type ExchangeRateView, rateId } from "../steps/exchange-rate-view"
import { writeExchangeRates } from "../steps/write-exchange-rates"

/** Stores the rate of a local day; one that was stored before is replaced, for purchases recorded from now on. */
export async function storeExchangeRate(ctx: Ctx, rate: ExchangeRateInput): Promise<ExchangeRateView> {
  requirePermission(ctx, "exchangeRates:write")
  return inTransaction(ctx, async (tx) => {
    await writeExchangeRates(tx, [rate])
    await recordAudit(tx, "exchangeRate.store", null, rate)
    return { id: rateId(rate), ...rate }
  })
}
