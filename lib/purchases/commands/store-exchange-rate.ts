import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { ExchangeRateInput } from "../schema"

/** Stores the rate of a local day; one that was stored before is replaced, for purchases recorded from now on. */
export async function storeExchangeRate(
  ctx: Ctx,
  input: ExchangeRateInput,
): Promise<ExchangeRateInput & { id: string }> {
  requirePermission(ctx, "purchases:write")
  return inTransaction(ctx, async (tx) => {
    const { from, to, day, rate } = input
    const key = {
      merchantId: tx.merchantId,
      fromCurrency: from,
      toCurrency: to,
      day: new Date(`${day}T00:00:00Z`),
    }
    await tx.db.exchangeRate.upsert({
      where: { merchantId_fromCurrency_toCurrency_day: key },
      create: { ...key, rate },
      update: { rate },
    })
    await recordAudit(tx, "exchangeRate.store", null, { from, to, day, rate })
    return { id: `${from}-${to}-${day}`, from, to, day, rate }
  })
}
