import { existsSync, readFileSync } from "node:fs"
import path from "node:path"

export interface HistoryRow {
  customer: string
  /** YYYY-MM-DD */
  day: string
  amountMinor: number
}

/** A made-up history in the order of its days: most customers come a few times, a few come often. */
export function generateHistory(rows: number): HistoryRow[] {
  let state = 1
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  const first = Date.UTC(2024, 0, 1)
  return Array.from({ length: rows }, (_, index) => {
    const customer = random(4) === 0 ? random(rows / 100) : random(rows / 3)
    const day = new Date(first + Math.floor((index * 540) / rows) * 86_400_000).toISOString().slice(0, 10)
    return { customer: `c${customer}`, day, amountMinor: 200 + random(12_000) }
  })
}

const cdnowFile = path.resolve(import.meta.dirname, "../../../shared/data/cdnow/CDNOW_master.txt")

/** The CDNOW history where its file is at hand, else null. */
export function readCdnow(): HistoryRow[] | null {
  if (!existsSync(cdnowFile)) return null
  const lines = readFileSync(cdnowFile, "utf8").split("\n")
  return lines.flatMap((line) => {
    const [customer = "", date = "", , value = ""] = line.trim().split(/\s+/)
    if (!/^\d{8}$/.test(date)) return []
    const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
    return [{ customer, day, amountMinor: Math.round(Number(value) * 100) }]
  })
}

/** Rows as the API takes them. */
export function toPurchases(rows: readonly HistoryRow[], prefix: string) {
  return rows.map(({ customer, day, amountMinor }, index) => ({
    externalId: `${prefix}-${index}`,
    customer: { externalId: customer },
    occurredAt: `${day}T17:00:00Z`,
    currency: "USD",
    amountMinor,
  }))
}
