import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { allocate } from "@/lib/core/money"
import { requirePermission } from "@/lib/core/permissions"
import { afterReturns } from "../domain/remaining-purchase"
import { readPurchases } from "../steps/read-judgeable"
import { readReturnRequests } from "../steps/read-remains"

export interface ReturnableLine {
  position: number
  /** What names the line in a return: its lineId, else its SKU. */
  lineId: string | null
  sku: string | null
  quantity: bigint
  /** Its share of what was charged and not paid back yet, tax and shipping included. */
  chargedMinor: bigint
}

/** What of a purchase can still be returned, in the purchase's currency. */
export interface Returnable {
  leftMinor: bigint
  lines: ReturnableLine[]
}

/** What is left of a purchase after its returns. Throws `not_found`. */
export async function getReturnable(ctx: Ctx, { id }: { id: string }): Promise<Returnable> {
  requirePermission(ctx, "purchases:read")
  return inRead(ctx, async (tx) => {
    const [one] = await readPurchases(tx, [id])
    if (!one) throw new DomainError("not_found")
    const { purchase, leftMinor } = afterReturns(one.purchase, (await readReturnRequests(tx, [id])).get(id) ?? [])
    if (!purchase) return { leftMinor: 0n, lines: [] }
    const items = purchase.items ?? []
    const net = items.map(({ amountMinor, discountMinor }) => amountMinor - discountMinor)
    const shares = items.length === 0 ? [] : allocate(leftMinor, net)
    const lines = items.map(({ lineId, sku, quantity }, position) => {
      return { position, lineId, sku, quantity, chargedMinor: shares[position] ?? 0n }
    })
    return { leftMinor, lines: lines.filter(({ quantity }) => quantity > 0n) }
  })
}
