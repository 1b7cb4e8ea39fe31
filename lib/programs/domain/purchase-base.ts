import { DomainError } from "@/lib/core/errors"
import { allocate, convertMinor, type ExchangeRate } from "@/lib/core/money"

export type PurchaseLine = {
  lineId: string | null
  sku: string | null
  category: string | null
  kind: "goods" | "service" | "giftCard"
  quantity: bigint
  /** Price × quantity before discounts, in the purchase's currency, as is the line's own discount. */
  amountMinor: bigint
  discountMinor: bigint
}

/** A purchase as the engine judges it. Amounts are minor units of `currency`; `items` null: only totals are known. */
export type Purchase = {
  externalId: string
  occurredAt: Date
  currency: string
  amountMinor: bigint
  taxMinor: bigint
  shippingMinor: bigint
  discountMinor: bigint
  paidWithPointsMinor: bigint
  taxIncluded: boolean
  channel: string | null
  /** The names by which conditions may know the store: its id and its externalId. Empty: none. */
  storeIds: readonly string[]
  /** The store's zone, where it has one. */
  storeTimeZone: string | null
  /** The store's region, where it has one. */
  storeRegion: string | null
  items: readonly PurchaseLine[] | null
}

/** `lineMinor[i]` is the base of line i, zero for gift cards; without items one line stands for all goods. */
export type PurchaseBase = { totalMinor: bigint; lineMinor: bigint[] }

/**
 * What earns: goods after discounts, without tax, shipping, gift cards and what was paid with points, per line. The
 * order's discount, tax that is inside the lines and the points part are spread by largest remainder.
 * Throws `totals_do_not_add_up`.
 */
export function purchaseBase(purchase: Purchase): PurchaseBase {
  const { items } = purchase
  if (!items) {
    const goods = purchase.amountMinor - purchase.taxMinor - purchase.shippingMinor
    if (goods < 0n) throw notAddingUp("Is less than its tax and shipping alone. Check the three amounts.")
    const base = atLeastZero(goods - purchase.paidWithPointsMinor)
    return { totalMinor: base, lineMinor: [base] }
  }
  // In one walk: the lines of a long history lie all over the memory.
  const net: bigint[] = []
  let goods = 0n
  let hasGiftCards = false
  for (const line of items) {
    const one = netOf(line)
    net.push(one)
    goods += one
    if (isGiftCard(line)) hasGiftCards = true
  }
  const tax = purchase.taxIncluded ? 0n : purchase.taxMinor
  const charged = goods - purchase.discountMinor + tax + purchase.shippingMinor
  if (charged !== purchase.amountMinor || purchase.discountMinor > goods) {
    throw notAddingUp(`Lines, discount, tax and shipping come to ${charged}. Check them, or send that amount.`)
  }
  let lines = takeInProportion(net, purchase.discountMinor)
  if (purchase.taxIncluded) lines = takeInProportion(lines, purchase.taxMinor)
  lines = takeInProportion(lines, purchase.paidWithPointsMinor)
  if (hasGiftCards) lines = lines.map((base, index) => (items[index]?.kind === "giftCard" ? 0n : base))
  // Most purchases have nothing to spread, and their lines were summed already.
  return { totalMinor: lines === net ? goods : sum(lines), lineMinor: lines }
}

function notAddingUp(message: string): DomainError {
  return new DomainError("totals_do_not_add_up", { fields: [{ path: "amountMinor", message }] })
}

function netOf({ amountMinor, discountMinor }: PurchaseLine): bigint {
  return discountMinor === 0n ? amountMinor : amountMinor - discountMinor
}

export function isGiftCard({ kind }: PurchaseLine): boolean {
  return kind === "giftCard"
}

/** The base in the program's currency: the total is converted once, then spread over the lines as it stood. */
export function convertBase(base: PurchaseBase, rate: ExchangeRate): PurchaseBase {
  const totalMinor = convertMinor(base.totalMinor, rate)
  return { totalMinor, lineMinor: allocate(totalMinor, base.lineMinor) }
}

/** Takes an amount from lines in proportion to them; what exceeds their sum takes all. */
function takeInProportion(lines: bigint[], amount: bigint): bigint[] {
  if (amount === 0n) return lines
  const parts = allocate(amount, lines)
  return lines.map((line, index) => atLeastZero(line - (parts[index] ?? 0n)))
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => a + b, 0n)
}

function atLeastZero(value: bigint): bigint {
  return value > 0n ? value : 0n
}
