import type { Tx } from "@/lib/core/ctx"
import type { ExchangeRateInput } from "../schema-exchange-rate"

/** Stores rates, the last of those for one day; one that was stored before is replaced. */
export async function writeExchangeRates(tx: Tx, rates: readonly ExchangeRateInput[]): Promise<void> {
  const last = new Map(rates.map((rate) => [`${rate.from} ${rate.to} ${rate.day}`, rate]))
  const rows = JSON.stringify([...last.values()])
  await tx.db.$executeRaw`
    INSERT INTO "exchange_rate" ("merchantId", "fromCurrency", "toCurrency", "day", "rate")
    SELECT ${tx.merchantId}::uuid, r."from", r."to", r."day", r."rate"
    FROM json_to_recordset(${rows}::json) AS r("from" text, "to" text, "day" date, "rate" text)
    ORDER BY r."from", r."to", r."day"
    ON CONFLICT ("merchantId", "fromCurrency", "toCurrency", "day") DO UPDATE SET "rate" = excluded."rate"`
}
