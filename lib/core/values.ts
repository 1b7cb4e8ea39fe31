import { z } from "zod"
import { isDay, isValidTimeZone } from "@/lib/core/calendar"

/** The zod leaves that every schema is made of: bounded, exact and free of characters that Postgres refuses. */

const forbidden = /[\0\uD800-\uDFFF]/u

/** A trimmed text of 1 to `max` characters without NUL or broken surrogates. */
export function text(max: number) {
  return z
    .string()
    .trim()
    .min(1, "Must not be empty.")
    .max(max, `Must have at most ${max} characters.`)
    .refine((value) => !forbidden.test(value), "Contains a character that cannot be stored.")
}

/** Zero or more minor units of money, at most 2^53-1. */
export const minor = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** One or more points. */
export const positivePoints = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

/** A count within bounds. */
export function count(min: number, max: number) {
  return z.number().int().min(min).max(max)
}

/** A real calendar day between 1900 and 2199. */
export const dayText = z.string().refine((value) => isDay(value) && /^(19|20|21)/.test(value), {
  message: "Must be a day that exists, as YYYY-MM-DD, from 1900 to 2199.",
})

const instantPattern =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/** An RFC 3339 instant with its offset, between 1900 and 2199. */
export const instantText = z.string().refine(
  (value) => {
    const day = instantPattern.exec(value)?.[1]
    return day !== undefined && isDay(day) && /^(19|20|21)/.test(day)
  },
  { message: "Must be an instant with its offset, such as 2026-03-01T09:30:00-05:00." },
)

const currencyCodes = new Set(Intl.supportedValuesOf("currency"))

/** An ISO 4217 code in capitals. */
export const moneyCurrency = z
  .string()
  .refine((value) => currencyCodes.has(value), "Must be an ISO 4217 currency code, such as USD.")

/** A name for a points currency: short, in letters, digits, hyphens and underscores. */
export const currencyCode = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,32}$/, "Must have 1 to 32 letters, digits, hyphens or underscores.")

export const slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, "Must have 1 to 63 letters, digits or hyphens, in lower case.")

/** A factor of at least 1 with at most 4 decimals, as text: "1.25". */
export const factorText = z
  .string()
  .regex(/^[1-9]\d{0,3}(\.\d{1,4})?$/, 'Must be a decimal from "1" to "9999.9999" with at most 4 decimals.')

export const timeZoneName = z.string().max(64).refine(isValidTimeZone, "Must be a time zone such as America/New_York.")

/** The id of something that exists: whether it does is asked of the database. */
export const idText = z.uuid("Must be an id.").toLowerCase()
