import type { Assembled } from "./assemble"

/** A purchase or return of a file, as a person looks at it before it is recorded. */
export interface CheckedGroup {
  externalId: string
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
    isReturn,
    occurredAt,
    customer: who,
    rows,
    items: names.slice(0, shownItems),
    currency,
    amountMinor,
  }
}
