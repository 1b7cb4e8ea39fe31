export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Plain JSON of a result: bigint as number (checked to be exact), Date as RFC 3339 in UTC, undefined left out. */
export function toJson(value: unknown): Json {
  if (value === null || value === undefined) return null
  if (typeof value === "bigint") return safeNumber(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value === "object") {
    const kept = Object.entries(value).filter(([, inner]) => inner !== undefined)
    return Object.fromEntries(kept.map(([key, inner]) => [key, toJson(inner)]))
  }
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value
  throw new TypeError(`not a JSON value: ${typeof value}`)
}

function safeNumber(value: bigint): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError("integer beyond 2^53-1")
  return number
}
