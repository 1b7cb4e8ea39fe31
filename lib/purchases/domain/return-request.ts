import type { ReturnRequest } from "./remaining-purchase"

/** What a return names, as JSON. */
export interface StoredRequest {
  amountMinor?: number | undefined
  items?: { lineId?: string | undefined; sku?: string | undefined; quantity: number; amountMinor: number }[] | undefined
}

/** What a return names, as the engine takes it. */
export function returnRequest({ amountMinor, items }: StoredRequest): ReturnRequest {
  return {
    amountMinor: amountMinor === undefined ? null : BigInt(amountMinor),
    items:
      items?.map(({ lineId, sku, quantity, amountMinor: paidBack }) => ({
        lineId: lineId ?? null,
        sku: sku ?? null,
        quantity: BigInt(quantity),
        amountMinor: BigInt(paidBack),
      })) ?? null,
  }
}
