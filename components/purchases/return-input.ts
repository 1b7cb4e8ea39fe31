import type { ReturnableLine } from "@/lib/purchases/queries/get-returnable"
import type { ReturnNowInput } from "@/lib/purchases/schema"

export type ReturnWay = "all" | "amount" | "items"

/** What the form holds: a sum, and how many of each line, by its position. */
export interface ReturnForm {
  way: ReturnWay
  amountMinor: number | null
  quantities: Readonly<Record<number, number>>
}

/** A line's part of what was charged, for some of its pieces: the last piece takes what rounding left. */
export function partOf({ quantity, chargedMinor }: ReturnableLine, pieces: number): number {
  return Number((chargedMinor * BigInt(pieces)) / quantity)
}

/** What a form asks for. */
export function returnInput(
  form: ReturnForm,
  lines: readonly ReturnableLine[],
): Pick<ReturnNowInput, "amountMinor" | "items"> {
  if (form.way === "amount") return { amountMinor: form.amountMinor ?? 0 }
  if (form.way === "all") return {}
  return {
    items: lines.flatMap((line) => {
      const quantity = form.quantities[line.position] ?? 0
      if (quantity === 0) return []
      const name = line.lineId === null ? { sku: line.sku ?? "" } : { lineId: line.lineId }
      return [{ ...name, quantity, amountMinor: partOf(line, quantity) }]
    }),
  }
}

/** What is paid back by it. */
export function returnTotal(form: ReturnForm, lines: readonly ReturnableLine[], leftMinor: bigint): number {
  if (form.way === "all") return Number(leftMinor)
  if (form.way === "amount") return form.amountMinor ?? 0
  return lines.reduce((sum, line) => sum + partOf(line, form.quantities[line.position] ?? 0), 0)
}
