import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageSchema } from "@/lib/core/page"
import { storeExchangeRate } from "@/lib/purchases/commands/store-exchange-rate"
import { storeExchangeRates } from "@/lib/purchases/commands/store-exchange-rates"
import { listExchangeRates } from "@/lib/purchases/queries/list-exchange-rates"
import { exchangeRateSchema, exchangeRatesQuery, exchangeRatesSchema } from "@/lib/purchases/schema-exchange-rate"

const area = "exchange rates"

const rateAnswer = z
  .object({ id: z.string(), from: z.string(), to: z.string(), day: z.string(), rate: z.string() })
  .meta({ id: "ExchangeRate" })

export const exchangeRatesEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "GET",
    path: "/exchange-rates",
    area,
    summary: "List the stored exchange rates, the latest days first",
    permission: "purchases:read",
    query: exchangeRatesQuery,
    responses: { 200: pageSchema(rateAnswer) },
    run: (ctx, { query }) => listExchangeRates(ctx, query),
  }),
  endpoint({
    method: "POST",
    path: "/exchange-rates",
    area,
    summary: "Store the exchange rate of a day",
    permission: "exchangeRates:write",
    body: exchangeRateSchema,
    responses: { 201: rateAnswer },
    run: (ctx, { body }) => storeExchangeRate(ctx, body),
  }),
  endpoint({
    method: "POST",
    path: "/exchange-rates/batch",
    area,
    summary: "Store 1 to 10,000 exchange rates, all of them or none",
    permission: "exchangeRates:write",
    body: exchangeRatesSchema,
    responses: { 200: z.object({ stored: z.number() }) },
    run: (ctx, { body }) => storeExchangeRates(ctx, body),
    respond: (body) => ({ status: 200, body }),
  }),
]
