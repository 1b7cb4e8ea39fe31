import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { type ExchangeRate, parseExchangeRate } from "@/lib/core/money"

export interface RateRequest {
  from: string
  to: string
  day: string
}

/** Finds the stored rates of local days. */
export async function findRates(tx: Tx, requests: readonly RateRequest[]): Promise<RateLookup> {
  const wanted = requests.filter(({ from, to }) => from !== to)
  const rates = new Map<string, ExchangeRate>()
  if (wanted.length > 0) {
    const rows = JSON.stringify(wanted)
    const found = await tx.db.$queryRaw<(RateRequest & { rate: string })[]>`
      SELECT DISTINCT r."fromCurrency" AS "from", r."toCurrency" AS "to", r."day"::text AS "day", r."rate"
      FROM json_to_recordset(${rows}::json) AS w("from" text, "to" text, "day" date)
      JOIN "exchange_rate" r ON r."merchantId" = ${tx.merchantId}::uuid AND r."fromCurrency" = w."from"
        AND r."toCurrency" = w."to" AND r."day" = w."day"`
    for (const { from, to, day, rate } of found) rates.set(`${from} ${to} ${day}`, parseExchangeRate(from, to, rate))
  }
  const find: RateLookup["find"] = ({ from, to, day }) => (from === to ? null : rates.get(`${from} ${to} ${day}`))
  const get: RateLookup["get"] = ({ from, to, day }) => {
    const rate = find({ from, to, day })
    if (rate !== undefined) return rate
    const message = `There is no exchange rate from ${from} to ${to} on ${day}. Store one first.`
    throw new DomainError("exchange_rate_missing", { detail: message, fields: [{ path: "currency", message }] })
  }
  return { find, get }
}

export interface RateLookup {
  /** Null where nothing is converted, undefined where no rate is stored. */
  find(request: RateRequest): ExchangeRate | null | undefined
  /** The same; throws `exchange_rate_missing`. */
  get(request: RateRequest): ExchangeRate | null
}
