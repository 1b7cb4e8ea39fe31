import { z } from "zod"
import { dayText, moneyCurrency } from "@/lib/core/values"

/** The body of POST /exchange-rates: one `from` costs `rate` of `to` on that local day. */
export const exchangeRateSchema = z
  .strictObject({
    from: moneyCurrency,
    to: moneyCurrency,
    day: dayText,
    rate: z
      .string()
      .regex(/^\d{1,12}(\.\d{1,12})?$/, 'Must be a decimal as text, such as "1.0842".')
      .refine((value) => /[1-9]/.test(value), "Must be more than 0."),
  })
  .refine(({ from, to }) => from !== to, { message: "Must be another currency than the first.", path: ["to"] })

/** The body of POST /exchange-rates/batch: all of them are stored, or none. */
export const exchangeRatesSchema = z.strictObject({ rates: z.array(exchangeRateSchema).min(1).max(10_000) })

/** A file of rates as it was chosen. */
export const importExchangeRatesSchema = z.strictObject({
  csv: z.string().max(1_000_000, "Must be smaller than 1 MB."),
})

/** The query of GET /exchange-rates, the latest days first; the cursor is the id of the last one shown. */
export const exchangeRatesQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^[A-Z]{3}-[A-Z]{3}-\d{4}-\d{2}-\d{2}$/)
    .optional(),
  from: moneyCurrency.optional(),
  to: moneyCurrency.optional(),
})

export type ExchangeRateInput = z.infer<typeof exchangeRateSchema>
export type ExchangeRatesQuery = z.infer<typeof exchangeRatesQuery>
