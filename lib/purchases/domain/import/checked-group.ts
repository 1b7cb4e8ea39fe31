import type { Assembled } from "./assemble"

/** A purchase or return of a file, as a person looks at it before it is recorded. */
export interface CheckedGroup {
  externalId: string
  /** What the file calls it, else the row that it stands in. */
  label: string
  isReturn: boolean
  occurredAt: string
  /** What the file calls the customer; null: nobody. */
  customer: string | null
  rows: number
  /** The first articles. */
  items: string[]
  currency: string
  amountMinor: number
}

const shownItems = 3

/** What is shown of a purchase or return that was put together. */
export function checkedGroup(assembled: Exclude<Assembled, { problem: string }>, rows: number): CheckedGroup {
  const isReturn = "return" in assembled
  const sent = isReturn ? assembled.return : assembled.purchase
  const { externalId, occurredAt, currency, customer } = sent
  const names = isReturn
    ? assembled.return.items.flatMap(({ sku }) => sku ?? [])
    : (assembled.purchase.items ?? []).map(({ name, sku }) => name ?? sku)
  const amountMinor = isReturn
    ? assembled.return.items.reduce((sum, item) => sum + item.amountMinor, 0)
    : assembled.purchase.amountMinor
  const who = customer?.externalId ?? customer?.email ?? customer?.phone ?? null
  return {
    externalId,
    label: labelOf(externalId),
    isReturn,
    occurredAt,
    customer: who,
    rows,
    items: names.slice(0, shownItems),
    currency,
    amountMinor,
  }
}

/** Where a file names no purchases, they are named by the file's digest and their row. */
function labelOf(externalId: string): string {
  const row = /^[0-9a-f]{32}-(\d+)$/.exec(externalId)?.[1]
  return row === undefined ? externalId : `Row ${row}`
}
