import { allocate } from "@/lib/core/money"
import { least } from "@/lib/core/points"

/** Lines of one article in an earlier purchase of the customer, as far as they were not brought back. */
export interface ReturnCandidate {
  purchaseId: string
  sku: string
  quantity: bigint
  /** What was charged for that quantity. */
  chargedMinor: bigint
}

export interface ReturnedItem {
  sku: string | null
  quantity: number
  amountMinor: number
}

export interface MatchedReturn {
  /** By purchase, in the order in which they were found. */
  parts: { purchaseId: string; items: ReturnedItem[] }[]
  /** What was paid back for nothing that is known to have been bought. */
  unmatched: ReturnedItem[]
}

/** What earlier purchases have left to be brought back; what is matched is taken off. */
export interface Returnables {
  /** The latest first. */
  candidates: ReturnCandidate[]
  /** What is left of the amounts charged, by the purchase's id. */
  leftMinor: Map<string, bigint>
}

function takeShare(candidate: ReturnCandidate, quantity: bigint): bigint {
  const [charged = 0n] = allocate(candidate.chargedMinor, [quantity, candidate.quantity - quantity])
  candidate.quantity -= quantity
  candidate.chargedMinor -= charged
  return charged
}

/**
 * Finds what a return without a purchase brings back: the latest earlier lines of each article that have quantity left. A
 * line is paid back up to what was charged for it; what is more, and what finds no line, is unmatched.
 */
export function matchReturn(items: readonly ReturnedItem[], { candidates, leftMinor }: Returnables): MatchedReturn {
  const parts = new Map<string, ReturnedItem[]>()
  const unmatched: ReturnedItem[] = []
  for (const item of items) {
    let quantity = BigInt(item.quantity)
    let amount = BigInt(item.amountMinor)
    let excess = 0n
    for (const candidate of candidates) {
      if (quantity === 0n) break
      if (candidate.sku !== item.sku || candidate.quantity === 0n) continue
      const taken = least(quantity, candidate.quantity)
      const [share = 0n] = allocate(amount, [taken, quantity - taken])
      const left = leftMinor.get(candidate.purchaseId) ?? 0n
      const paid = least(share, takeShare(candidate, taken), left)
      leftMinor.set(candidate.purchaseId, left - paid)
      quantity -= taken
      amount -= share
      excess += share - paid
      const part = { sku: item.sku, quantity: Number(taken), amountMinor: Number(paid) }
      parts.set(candidate.purchaseId, [...(parts.get(candidate.purchaseId) ?? []), part])
    }
    if (quantity > 0n || amount + excess > 0n) {
      unmatched.push({ sku: item.sku, quantity: Number(quantity), amountMinor: Number(amount + excess) })
    }
  }
  return { parts: [...parts].map(([purchaseId, own]) => ({ purchaseId, items: own })), unmatched }
}
