import { DomainError } from "@/lib/core/errors"
import { allocate } from "@/lib/core/money"
import type { Purchase, PurchaseLine } from "@/lib/programs/domain/purchase-base"

type ReturnItem = { lineId: string | null; sku: string | null; quantity: bigint; amountMinor: bigint }

/** What a return names: an amount, lines with the amounts paid back for them, both, or neither: all that is left. */
export type ReturnRequest = { amountMinor: bigint | null; items: ReturnItem[] | null }

export type Remaining = {
  /** What is left as the engine judges it; null once nothing is left that could earn. */
  purchase: Purchase | null
  /** What is left of the amount charged. */
  leftMinor: bigint
  /** The amount of each return, in order. */
  returnedMinor: bigint[]
}

/**
 * Takes returns off a purchase, in order. A return's amount includes its tax and shipping in proportion and is spread
 * over the lines that remain. Lines keep their positions; a line returned whole has neither quantity nor amount.
 * Throws `return_exceeds_purchase`, and `invalid_input` where an item is not in the purchase.
 */
export function afterReturns(purchase: Purchase, requests: readonly ReturnRequest[]): Remaining {
  let rest: Remaining = { purchase, leftMinor: purchase.amountMinor, returnedMinor: [] }
  for (const request of requests) rest = takeReturn(rest, request)
  return rest
}

function takeReturn({ purchase, leftMinor, returnedMinor }: Remaining, request: ReturnRequest): Remaining {
  const amount = request.amountMinor ?? sumOf(request.items) ?? leftMinor
  if (amount > leftMinor) {
    const message = "This is more than is left of the purchase. Give back less, or leave the amount out for all of it."
    throw new DomainError("return_exceeds_purchase", { fields: [{ path: "amountMinor", message }] })
  }
  const after = leftMinor - amount
  const returned = [...returnedMinor, amount]
  const all = request.amountMinor === null && request.items === null
  const items = takeItems(purchase?.items ?? null, request.items)
  const gone = items?.every((line) => line.quantity === 0n) ?? false
  if (!purchase || all || gone || (after === 0n && amount > 0n)) {
    return { purchase: null, leftMinor: after, returnedMinor: returned }
  }
  return { purchase: shrink(purchase, items, after), leftMinor: after, returnedMinor: returned }
}

function sumOf(items: ReturnItem[] | null): bigint | null {
  return items?.reduce((sum, item) => sum + item.amountMinor, 0n) ?? null
}

function takeItems(lines: readonly PurchaseLine[] | null, items: ReturnItem[] | null): PurchaseLine[] | null {
  const left = lines?.map((line) => ({ ...line })) ?? null
  for (const [index, item] of (items ?? []).entries()) {
    const named = left?.filter((line) => (item.lineId === null ? line.sku === item.sku : line.lineId === item.lineId))
    if (!named?.length) {
      const path = `items.${index}.${item.lineId === null ? "sku" : "lineId"}`
      throw new DomainError("invalid_input", { fields: [{ path, message: "This line is not in the purchase." }] })
    }
    let quantity = item.quantity
    for (const line of named) quantity -= reduceLine(line, quantity)
    if (quantity > 0n) {
      const message = "This is more than is left of the line."
      throw new DomainError("return_exceeds_purchase", { fields: [{ path: `items.${index}.quantity`, message }] })
    }
  }
  return left
}

/** Takes up to a quantity off a line, with its share of amount and discount, and tells how much was taken. */
function reduceLine(line: PurchaseLine, wanted: bigint): bigint {
  if (line.quantity === 0n || wanted === 0n) return 0n
  const kept = line.quantity > wanted ? line.quantity - wanted : 0n
  const taken = line.quantity - kept
  line.amountMinor = allocate(line.amountMinor, [kept, taken])[0] ?? 0n
  line.discountMinor = allocate(line.discountMinor, [kept, taken])[0] ?? 0n
  line.quantity = kept
  return taken
}

/** Scales what is left to the amount left. Lines are told after all discounts, so that they add up by construction. */
function shrink(purchase: Purchase, items: readonly PurchaseLine[] | null, leftMinor: bigint): Purchase {
  const { amountMinor, taxMinor, shippingMinor, taxIncluded } = purchase
  const taxOnTop = taxIncluded ? 0n : taxMinor
  const goodsBefore = amountMinor - taxOnTop - shippingMinor
  const [goods = 0n, tax = 0n, shipping = 0n] = allocate(leftMinor, [goodsBefore, taxOnTop, shippingMinor])
  const scale = (value: bigint) => allocate(value, [leftMinor, amountMinor - leftMinor])[0] ?? 0n
  return {
    ...purchase,
    amountMinor: leftMinor,
    taxMinor: taxIncluded ? scale(taxMinor) : tax,
    shippingMinor: shipping,
    paidWithPointsMinor: scale(purchase.paidWithPointsMinor),
    discountMinor: 0n,
    items: items && spreadGoods(items, goods),
  }
}

function spreadGoods(items: readonly PurchaseLine[], goods: bigint): PurchaseLine[] {
  const net = items.map((line) => line.amountMinor - line.discountMinor)
  // What is left of a purchase whose remaining lines were free of charge still belongs to these lines.
  const weights = net.some((one) => one > 0n) ? net : items.map((line) => line.quantity)
  const parts = allocate(goods, weights)
  return items.map((line, index) => ({ ...line, amountMinor: parts[index] ?? 0n, discountMinor: 0n }))
}
