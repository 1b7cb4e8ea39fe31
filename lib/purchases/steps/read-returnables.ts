import type { Tx } from "@/lib/core/ctx"
import { allocate } from "@/lib/core/money"
import type { Returnables, ReturnCandidate } from "../domain/match-return"
import type { StoredRequest } from "../domain/return-request"

/** What a return looks for: an article among a customer's purchases, or one purchase by its externalId. */
export interface ReturnWanted {
  customerId: string | null
  purchaseExternalId: string | null
  sku: string | null
}

/** What was bought and can be brought back. */
export interface FoundReturnables extends Returnables {
  /** By the purchase's id. */
  purchases: Map<string, BoughtBefore>
}

export interface BoughtBefore {
  id: string
  externalId: string
  customerId: string | null
  currency: string
  occurredAt: Date
}

interface LineRow extends Omit<BoughtBefore, "id"> {
  purchaseId: string
  amountMinor: bigint
  goodsMinor: bigint
  sku: string | null
  lineId: string | null
  quantity: bigint | null
  netMinor: bigint | null
}

interface ReturnRow {
  purchaseId: string
  requested: StoredRequest
  amountMinor: bigint
  isWhole: boolean
}

/** Reads the purchases that returns may be of, the latest first, less what was brought back of them already. */
export async function readReturnables(tx: Tx, wanted: readonly ReturnWanted[]): Promise<FoundReturnables> {
  const found: FoundReturnables = { candidates: [], leftMinor: new Map(), purchases: new Map() }
  const lines = await readLines(tx, wanted)
  const returns = await readReturns(tx, [...new Set(lines.map(({ purchaseId }) => purchaseId))])
  const gone = new Set(returns.filter(({ isWhole }) => isWhole).map(({ purchaseId }) => purchaseId))
  const bySku = new Map<string, ReturnCandidate>()
  for (const line of lines) {
    if (gone.has(line.purchaseId)) continue
    const { purchaseId, externalId, customerId, currency, occurredAt, amountMinor, sku, quantity, netMinor } = line
    found.purchases.set(purchaseId, { id: purchaseId, externalId, customerId, currency, occurredAt })
    found.leftMinor.set(purchaseId, amountMinor)
    if (sku === null) continue
    const one = bySku.get(`${purchaseId} ${sku}`) ?? { purchaseId, sku, quantity: 0n, chargedMinor: 0n }
    one.quantity += quantity ?? 0n
    // With its share of tax, shipping and the order's discount.
    one.chargedMinor += line.goodsMinor > 0n ? shareOf(amountMinor, netMinor ?? 0n, line.goodsMinor) : 0n
    bySku.set(`${purchaseId} ${sku}`, one)
  }
  takeReturned(found, bySku, lines, returns)
  found.candidates = [...bySku.values()]
  return found
}

function shareOf(total: bigint, part: bigint, whole: bigint): bigint {
  return allocate(total, [part, whole > part ? whole - part : 0n])[0] ?? 0n
}

function takeReturned(
  found: Returnables,
  bySku: ReadonlyMap<string, ReturnCandidate>,
  lines: readonly LineRow[],
  returns: readonly ReturnRow[],
): void {
  const skuOf = new Map(lines.map(({ purchaseId, lineId, sku }) => [`${purchaseId} ${lineId}`, sku]))
  for (const { purchaseId, requested, amountMinor } of returns) {
    const left = found.leftMinor.get(purchaseId)
    if (left === undefined) continue
    found.leftMinor.set(purchaseId, left - amountMinor)
    for (const item of requested.items ?? []) {
      const sku = item.sku ?? skuOf.get(`${purchaseId} ${item.lineId}`)
      const one = bySku.get(`${purchaseId} ${sku}`)
      if (!one) continue
      const taken = BigInt(item.quantity) < one.quantity ? BigInt(item.quantity) : one.quantity
      one.chargedMinor -= shareOf(one.chargedMinor, taken, one.quantity)
      one.quantity -= taken
    }
  }
}

async function readLines(tx: Tx, wanted: readonly ReturnWanted[]): Promise<LineRow[]> {
  const own = wanted.filter(({ customerId, purchaseExternalId }) => customerId !== null && purchaseExternalId === null)
  const bySku = JSON.stringify([...new Map(own.map((one) => [`${one.customerId} ${one.sku}`, one])).values()])
  const named = [...new Set(wanted.flatMap(({ purchaseExternalId }) => purchaseExternalId ?? []))]
  return tx.db.$queryRaw<LineRow[]>`
    WITH line AS (
      SELECT i."purchaseId", i."id", i."sku", i."lineId", i."quantity", i."amountMinor" - i."discountMinor" AS "netMinor"
      FROM json_to_recordset(${bySku}::json) AS w("customerId" uuid, "sku" text)
      JOIN "purchase" p ON p."merchantId" = ${tx.merchantId}::uuid AND p."customerId" = w."customerId"
      JOIN "purchase_item" i ON i."merchantId" = ${tx.merchantId}::uuid AND i."purchaseId" = p."id" AND i."sku" = w."sku"
      -- Each line once, however often it is wanted.
      UNION
      SELECT k."purchaseId", i."id", i."sku", i."lineId", i."quantity", i."amountMinor" - i."discountMinor"
      FROM "purchase_key" k
      LEFT JOIN "purchase_item" i ON i."merchantId" = ${tx.merchantId}::uuid AND i."purchaseId" = k."purchaseId"
      WHERE k."merchantId" = ${tx.merchantId}::uuid AND k."externalId" = ANY(${named}::text[])
    )
    SELECT l."purchaseId", l."sku", l."lineId", l."quantity", l."netMinor", p."externalId", p."customerId", p."currency", p."occurredAt", p."amountMinor",
      p."amountMinor" - CASE WHEN p."taxIncluded" THEN 0 ELSE p."taxMinor" END - p."shippingMinor" + p."discountMinor" AS "goodsMinor"
    FROM line l JOIN "purchase" p ON p."merchantId" = ${tx.merchantId}::uuid AND p."id" = l."purchaseId"
    ORDER BY p."occurredAt" DESC, p."id" DESC`
}

async function readReturns(tx: Tx, purchaseIds: readonly string[]): Promise<ReturnRow[]> {
  if (purchaseIds.length === 0) return []
  return tx.db.$queryRaw<ReturnRow[]>`
    SELECT "purchaseId", "requested", "amountMinor", "isWhole" FROM "purchase_return"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "purchaseId" = ANY(${purchaseIds}::uuid[]) ORDER BY "id"`
}
