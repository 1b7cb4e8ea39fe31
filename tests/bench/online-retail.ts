import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { gunzipSync } from "node:zlib"
import { parse } from "csv-parse/sync"

const file = path.resolve(import.meta.dirname, "../../../shared/data/online-retail/online_retail.csv.gz")

interface Line {
  InvoiceNo: string
  StockCode: string
  Quantity: string
  InvoiceDate: string
  UnitPrice: string
  CustomerID: string
}

/** The orders of Online Retail whose customer is known, with their lines, where its file is at hand, else null. */
export function readOnlineRetail() {
  if (!existsSync(file)) return null
  const rows = parse(gunzipSync(readFileSync(file)), { columns: true, relax_quotes: true, bom: true }) as Line[]
  const invoices = new Map<string, Line[]>()
  // As many lines as the API takes of one purchase.
  const most = 500
  for (const row of rows) {
    const isOrder =
      row.CustomerID && !row.InvoiceNo.startsWith("C") && Number(row.Quantity) > 0 && Number(row.UnitPrice) > 0
    if (!isOrder) continue
    let name = row.InvoiceNo
    while ((invoices.get(name)?.length ?? 0) >= most) name += "+"
    const lines = invoices.get(name)
    if (lines) lines.push(row)
    else invoices.set(name, [row])
  }
  return [...invoices].map(([externalId, lines]) => {
    const items = lines.map(({ StockCode: sku, Quantity, UnitPrice }) => {
      return { sku, quantity: Number(Quantity), amountMinor: Math.round(Number(Quantity) * Number(UnitPrice) * 100) }
    })
    const [first] = lines
    return {
      externalId,
      customer: { externalId: String(Math.trunc(Number(first?.CustomerID))) },
      occurredAt: `${new Date(`${first?.InvoiceDate}Z`).toISOString().slice(0, 19)}Z`,
      currency: "USD",
      amountMinor: items.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      items,
    }
  })
}
