import type { ExchangeRateInput } from "../schema-exchange-rate"

/** A stored rate, with the id that a page's cursor names it by. */
export interface ExchangeRateView extends ExchangeRateInput {
  id: string
}

/** "EUR-USD-2026-03-01". */
export function rateId({ from, to, day }: Pick<ExchangeRateInput, "from" | "to" | "day">): string {
  return `${from}-${to}-${day}`
}
