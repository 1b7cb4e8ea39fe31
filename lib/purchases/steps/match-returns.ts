import { type Day, localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import type { KnownCustomer } from "@/lib/members/steps/customer-identity"
import type { ReturnGroup } from "../domain/import/assemble"
import { type MatchedReturn, matchReturn, type ReturnedItem } from "../domain/match-return"
import type { ReturnKey } from "./claim-return-keys"
import { type FoundReturnables, type ReturnWanted, readReturnables } from "./read-returnables"
import type { ReturnToRecord } from "./store-returns"

/** A return of a file that is not recorded yet, its customer locked. */
export interface ReturnToMatch {
  group: ReturnGroup
  contentHash: string
  customer: KnownCustomer | null
}

/** What was paid back for nothing that is known to have been bought: it lowers revenue alone. */
export interface UnmatchedReturn {
  id: string
  externalId: string
  customerId: string | null
  occurredAt: Date
  localDay: Day
  currency: string
  amountMinor: bigint
  items: ReturnedItem[]
}

export interface MatchedReturns {
  returns: ReturnToRecord[]
  unmatched: UnmatchedReturn[]
  /** To be claimed, one for each return of the file. */
  keys: ReturnKey[]
}

/** Finds, in order, which purchases returns are of. A return of several purchases becomes several, and perhaps an unmatched one. */
export async function matchReturns(
  tx: Tx,
  claimed: readonly ReturnToMatch[],
  importId: string,
): Promise<MatchedReturns> {
  const found = await readReturnables(tx, claimed.flatMap(wantedOf))
  const all: MatchedReturns = { returns: [], unmatched: [], keys: [] }
  for (const one of claimed) {
    const { parts, unmatched } = matchOne(one, found)
    const { externalId, currency } = one.group
    const occurredAt = new Date(one.group.occurredAt)
    const at = { occurredAt, localDay: localDay(occurredAt, tx.merchant.timeZone) }
    // Ids in the order of recording, by which the returns of a purchase are told. The first has the file's own number.
    const name = (index: number) => ({
      id: newId(),
      externalId: index === 0 ? externalId : `${externalId}/${index + 1}`,
    })
    const before = { returns: all.returns.length, unmatched: all.unmatched.length }
    for (const [index, { purchaseId, items }] of parts.entries()) {
      all.returns.push({ ...name(index), ...at, purchaseId, importId, request: requestOf(items) })
    }
    if (unmatched.length > 0) {
      const amountMinor = unmatched.reduce((sum, item) => sum + BigInt(item.amountMinor), 0n)
      const customerId = one.customer?.id ?? null
      all.unmatched.push({ ...name(parts.length), ...at, customerId, currency, amountMinor, items: unmatched })
    }
    const first = all.returns[before.returns] ?? all.unmatched[before.unmatched]
    if (first) all.keys.push({ externalId, returnId: first.id, contentHash: one.contentHash })
  }
  return all
}

function wantedOf({ group, customer }: ReturnToMatch): ReturnWanted[] {
  const purchaseExternalId = group.returnOf ?? null
  const customerId = customer?.id ?? null
  if (purchaseExternalId === null && customerId === null) return []
  return group.items.map(({ sku }) => ({ customerId, purchaseExternalId, sku }))
}

function matchOne({ group, customer }: ReturnToMatch, found: FoundReturnables): MatchedReturn {
  const at = new Date(group.occurredAt)
  const isOf = (purchaseId: string): boolean => {
    const bought = found.purchases.get(purchaseId)
    if (!bought || bought.occurredAt > at || bought.currency !== group.currency) return false
    return group.returnOf === undefined ? bought.customerId === customer?.id : bought.externalId === group.returnOf
  }
  if (customer === null && group.returnOf === undefined) return { parts: [], unmatched: group.items }
  if (group.items.every(({ sku }) => sku === null)) return matchAmount(group, found, isOf)
  const candidates = found.candidates.filter(({ purchaseId }) => isOf(purchaseId))
  return matchReturn(group.items, { candidates, leftMinor: found.leftMinor })
}

/** A return that names a purchase and no articles is of an amount, up to what is left of it. */
function matchAmount(group: ReturnGroup, found: FoundReturnables, isOf: (id: string) => boolean): MatchedReturn {
  const bought = [...found.purchases.values()].find(({ id }) => isOf(id))
  const left = bought ? (found.leftMinor.get(bought.id) ?? 0n) : 0n
  const amount = group.items.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n)
  const paid = amount < left ? amount : left
  if (!bought || paid === 0n) return { parts: [], unmatched: group.items }
  found.leftMinor.set(bought.id, left - paid)
  const named = (amountMinor: bigint) => [{ sku: null, quantity: 1, amountMinor: Number(amountMinor) }]
  return {
    parts: [{ purchaseId: bought.id, items: named(paid) }],
    unmatched: amount > paid ? named(amount - paid) : [],
  }
}

function requestOf(items: readonly ReturnedItem[]): ReturnToRecord["request"] {
  const named = items.flatMap(({ sku, ...item }) => (sku === null ? [] : [{ sku, ...item }]))
  return named.length > 0 ? { items: named } : { amountMinor: items.reduce((sum, item) => sum + item.amountMinor, 0) }
}
