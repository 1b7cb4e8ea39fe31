import type { Purchase } from "./purchase-base"

type Given = Pick<Purchase, "externalId" | "occurredAt" | "currency" | "amountMinor"> & Partial<Purchase>

/** A purchase in the shop of which no more is known than what is given: no tax, no discount, no lines. */
export function plainPurchase(given: Given): Purchase {
  return {
    taxMinor: 0n,
    shippingMinor: 0n,
    discountMinor: 0n,
    paidWithPointsMinor: 0n,
    taxIncluded: false,
    channel: "store",
    storeIds: [],
    storeTimeZone: null,
    storeRegion: null,
    items: null,
    ...given,
  }
}
