import canonicalize from "canonicalize"
import { type Day, localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { sha256 } from "@/lib/core/id"
import { type Purchase, type PurchaseBase, purchaseBase } from "@/lib/programs/domain/purchase-base"
import { importedPurchaseSchema, type PurchaseInput, purchaseSchema } from "../schema"

/** A purchase that was sent, parsed and made ready to be judged. */
export interface PreparedPurchase {
  /** Its place in the batch. */
  index: number
  input: PurchaseInput
  /** Of what was sent, to tell a repetition from another purchase with the same externalId. */
  contentHash: string
  at: Date
  day: Day
  purchase: Purchase
  /** In the purchase's currency. */
  base: PurchaseBase
}

/** Parses what was sent. Throws `invalid_input` and `totals_do_not_add_up`. */
export function preparePurchase(
  tx: Pick<Tx, "merchant">,
  sent: unknown,
  index: number,
  isFromFile = false,
): PreparedPurchase {
  const parsed = (isFromFile ? importedPurchaseSchema : purchaseSchema).safeParse(sent)
  if (!parsed.success) {
    const fields = parsed.error.issues.slice(0, 50).map(({ path, message }) => ({ path: path.join("."), message }))
    throw new DomainError("invalid_input", { fields })
  }
  const input = parsed.data
  const at = new Date(input.occurredAt)
  const contentHash = sha256(canonicalize({ ...input, occurredAt: at.toISOString() }) ?? "")
  const purchase = toPurchase(input, at)
  return {
    index,
    input,
    contentHash,
    at,
    day: localDay(at, tx.merchant.timeZone),
    purchase,
    base: purchaseBase(purchase),
  }
}

function toPurchase(input: PurchaseInput, occurredAt: Date): Purchase {
  return {
    externalId: input.externalId,
    occurredAt,
    currency: input.currency,
    amountMinor: BigInt(input.amountMinor),
    taxMinor: BigInt(input.taxMinor ?? 0),
    shippingMinor: BigInt(input.shippingMinor ?? 0),
    discountMinor: BigInt(input.discountMinor ?? 0),
    paidWithPointsMinor: BigInt(input.paidWithPointsMinor ?? 0),
    taxIncluded: input.taxIncluded ?? false,
    channel: input.channel ?? null,
    storeIds: [],
    storeTimeZone: null,
    storeRegion: null,
    items:
      input.items?.map((line) => ({
        lineId: line.lineId ?? null,
        sku: line.sku,
        category: line.category ?? null,
        kind: line.kind ?? "goods",
        quantity: BigInt(line.quantity),
        amountMinor: BigInt(line.amountMinor),
        discountMinor: BigInt(line.discountMinor ?? 0),
      })) ?? null,
  }
}
