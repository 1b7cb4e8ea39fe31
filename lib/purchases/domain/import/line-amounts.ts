import { divideHalfEven } from "@/lib/core/money"
import { type ImportField, type ImportMapping, importFields } from "./import-mapping"
import { cannotBeRead, type MappedLine, type Read, type Unmapped } from "./mapped-line"
import { type ReadDecimal, readAmount, readDecimal } from "./read-values"

export type LineAmounts = Pick<
  MappedLine,
  "isReturn" | "item" | "amountMinor" | "discountMinor" | "taxMinor" | "shippingMinor"
>

const one: ReadDecimal = { units: 1n, scale: 0 }

/** price × quantity in minor units, half-even. */
function product(price: ReadDecimal, quantity: ReadDecimal, exponent: number): bigint {
  return divideHalfEven(
    price.units * quantity.units * 10n ** BigInt(exponent),
    10n ** BigInt(price.scale + quantity.scale),
  )
}

/** Pieces; goods by weight, whose quantity has decimals, count as one piece. */
function pieces({ units, scale }: ReadDecimal): number {
  return scale === 0 ? Number(units < 0n ? -units : units) : 1
}

function itemOf(read: Read, { columns }: ImportMapping, quantity: ReadDecimal): LineAmounts["item"] {
  if (columns.sku === undefined && columns.name === undefined) return null
  const name = read("name")
  const sku = (read("sku") ?? name ?? "unknown").slice(0, 120)
  return { sku, name: name?.slice(0, 300), category: read("category"), quantity: pieces(quantity) }
}

function unreadable(field: ImportField, read: Read): Unmapped {
  return { problem: cannotBeRead(field, read), alone: false }
}

function tooLow(field: "quantity" | "unitPrice" | "amount", read: Read, isLine: boolean): string {
  const words = isLine ? "not above zero" : "below zero"
  return `${importFields[field].label} ${read(field) ?? ""} is ${words}, and the row is not marked as a return. Correct it, or choose how returns are told.`
}

/** What is not above zero and no return, in one sentence; null where there is nothing of the kind. */
function belowZero(
  read: Read,
  { rows, columns }: ImportMapping,
  { price, quantity, amount }: { price: ReadDecimal | null; quantity: ReadDecimal; amount: bigint },
): string | null {
  const isLine = rows === "line"
  const lowest = isLine ? 1n : 0n
  if (columns.quantity !== undefined && quantity.units < 1n) return tooLow("quantity", read, true)
  if (price && price.units < lowest) return tooLow("unitPrice", read, isLine)
  if (!price && amount < lowest) return tooLow("amount", read, isLine)
  return null
}

/**
 * The amounts of a row, and whether it is a return: as marked, or, where nothing marks it, by their signs.
 * Rows of no piece or of no price are no part of a purchase; what cannot be read holds all of it back.
 */
export function lineAmounts(
  read: Read,
  mapping: ImportMapping,
  exponent: number,
  mark: boolean | null,
): LineAmounts | Unmapped {
  const { decimal, columns } = mapping
  const quantity = read("quantity") === undefined ? one : readDecimal(read("quantity") ?? "", decimal)
  if (!quantity) return unreadable("quantity", read)
  const price = columns.amount === undefined ? readDecimal(read("unitPrice") ?? "", decimal) : null
  if (columns.amount === undefined && !price) return unreadable("unitPrice", read)
  const amount = price ? product(price, quantity, exponent) : readAmount(read("amount") ?? "", decimal, exponent)
  if (amount === null) return unreadable("amount", read)
  const extras: bigint[] = []
  for (const field of ["discount", "tax", "shipping"] as const) {
    const value = read(field) === undefined ? 0n : readAmount(read(field) ?? "", decimal, exponent)
    if (value === null || (value < 0n && mark === false)) return unreadable(field, read)
    extras.push(value < 0n ? -value : value)
  }
  const [discount = 0n, taxMinor = 0n, shippingMinor = 0n] = extras
  // The total of a purchase is told after all discounts.
  const discountMinor = mapping.rows === "purchase" && !price ? 0n : discount
  const isReturn = mark ?? (quantity.units < 0n || amount < 0n)
  const amountMinor = amount < 0n ? -amount : amount
  const wrong = isReturn ? null : belowZero(read, mapping, { price, quantity, amount })
  if (wrong) return { problem: wrong, alone: true }
  if (isReturn && (amountMinor === 0n || quantity.units === 0n)) {
    return {
      problem: "The row is marked as a return, but nothing was paid back. Correct it, or leave it out.",
      alone: true,
    }
  }
  if (discountMinor > amountMinor) {
    return { problem: `Discount ${read("discount")} is more than the amount. Correct one of them.`, alone: false }
  }
  return { isReturn, item: itemOf(read, mapping, quantity), amountMinor, discountMinor, taxMinor, shippingMinor }
}
