import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { ExchangeRateInput } from "../schema-exchange-rate"
import { writeExchangeRates } from "../steps/write-exchange-rates"

/** Stores many rates, or none; those that were stored before are replaced, for purchases recorded from now on. */
export async function storeExchangeRates(
  ctx: Ctx,
  { rates }: { rates: readonly ExchangeRateInput[] },
): Promise<{ stored: number }> {
  requirePermission(ctx, "exchangeRates:write")
  return inTransaction(ctx, async (tx) => {
    await writeExchangeRates(tx, rates)
    const days = rates.map(({ day }) => day).sort()
    await recordAudit(tx, "exchangeRate.import", null, { rates: rates.length, from: days[0], to: days.at(-1) })
    return { stored: rates.length }
  })
}
