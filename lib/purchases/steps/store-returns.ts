import type { Day } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import { insertRows } from "@/lib/core/insert-rows"
import { convertMinor } from "@/lib/core/money"
import { convertBase, type Purchase, purchaseBase } from "@/lib/programs/domain/purchase-base"
import { refuseFuture } from "../domain/refuse-future"
import { afterReturns, type ReturnRequest } from "../domain/remaining-purchase"
import { returnRequest, type StoredRequest } from "../domain/return-request"
import type { JudgeablePurchase } from "./read-judgeable"
import { readReturnRequests } from "./read-remains"

/** A return whose externalId is claimed. */
export interface ReturnToRecord {
  id: string
  purchaseId: string
  externalId: string
  importId: string | null
  occurredAt: Date
  /** Of the return itself, in the merchant's zone. */
  localDay: Day
  request: StoredRequest
}

/** A return as it is stored. Amounts are positive; `revenueMinor` and `baseMinor` in the merchant's currency. */
export interface NewReturn extends Omit<ReturnToRecord, "request"> {
  customerId: string | null
  recordedAt: Date
  amountMinor: bigint
  revenueMinor: bigint
  baseMinor: bigint
  isWhole: boolean
}

export interface StoredReturn {
  stored: NewReturn
  one: JudgeablePurchase
  /** Its place among the returns of the purchase. */
  position: number
}

/** Stores returns of purchases whose buyers are locked, in order, and lowers what the customers' figures and the purchases' days hold. */
export async function storeReturns(
  tx: Tx,
  purchases: ReadonlyMap<string, JudgeablePurchase>,
  returns: readonly ReturnToRecord[],
): Promise<StoredReturn[]> {
  const ids = [...new Set(returns.map(({ purchaseId }) => purchaseId))]
  const requests = await readReturnRequests(tx, ids)
  const taken = await readTaken(tx, ids)
  const planned = returns.map((one): StoredReturn => {
    const purchase = purchases.get(one.purchaseId)
    if (!purchase) throw new DomainError("not_found")
    const earlier = requests.get(one.purchaseId) ?? []
    const stored = planReturn(tx, purchase, one, earlier, taken.get(one.purchaseId) ?? 0n)
    requests.set(one.purchaseId, [...earlier, returnRequest(one.request)])
    taken.set(one.purchaseId, (taken.get(one.purchaseId) ?? 0n) + stored.baseMinor)
    return { stored, one: purchase, position: earlier.length }
  })
  await insertRows(
    tx,
    "PurchaseReturn",
    planned.map(({ stored }, index) => ({ ...stored, requested: returns[index]?.request ?? {} })),
  )
  await lowerFigures(tx, planned)
  return planned
}

/** What each return takes. Throws `return_exceeds_purchase` and `invalid_input`. */
function planReturn(
  tx: Tx,
  { purchase, rate, customerId }: JudgeablePurchase,
  { request, ...named }: ReturnToRecord,
  earlier: readonly ReturnRequest[],
  takenMinor: bigint,
): NewReturn {
  if (named.occurredAt < purchase.occurredAt) {
    const message = "A return cannot come before its purchase. Check the instant."
    throw new DomainError("invalid_input", { fields: [{ path: "occurredAt", message }], detail: message })
  }
  refuseFuture(named.occurredAt, tx.now)
  const before = afterReturns(purchase, earlier)
  const after = afterReturns(purchase, [...earlier, returnRequest(request)])
  // Once all lines are back, what was charged beside them may still be.
  if (before.purchase === null && before.leftMinor === 0n) throw new DomainError("return_exceeds_purchase")
  const inMerchantMoney = (minor: bigint) => (rate ? convertMinor(minor, rate) : minor)
  const baseOf = (rest: Purchase | null) => {
    if (!rest) return 0n
    const base = purchaseBase(rest)
    return (rate ? convertBase(base, rate) : base).totalMinor
  }
  // A part can leave the other lines with more than they had. All together never take more than there was.
  const less = baseOf(purchase) - takenMinor - baseOf(after.purchase)
  return {
    ...named,
    customerId,
    recordedAt: tx.now,
    amountMinor: before.leftMinor - after.leftMinor,
    revenueMinor: inMerchantMoney(before.leftMinor) - inMerchantMoney(after.leftMinor),
    baseMinor: less > 0n ? less : 0n,
    isWhole: before.purchase !== null && after.purchase === null,
  }
}

/** What returns took off the bases of purchases so far. */
async function readTaken(tx: Tx, purchaseIds: readonly string[]): Promise<Map<string, bigint>> {
  const rows = await tx.db.$queryRaw<{ purchaseId: string; baseMinor: bigint }[]>`
    SELECT "purchaseId", sum("baseMinor")::bigint AS "baseMinor" FROM "purchase_return"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "purchaseId" = ANY(${purchaseIds}::uuid[]) GROUP BY "purchaseId"`
  return new Map(rows.map(({ purchaseId, baseMinor }) => [purchaseId, baseMinor]))
}

async function lowerFigures(tx: Tx, returns: readonly StoredReturn[]): Promise<void> {
  const rows = returns
    .filter(({ stored }) => stored.customerId !== null)
    .map(({ stored, one }) => ({
      customerId: stored.customerId,
      day: one.day,
      purchases: stored.isWhole ? 1 : 0,
      spendMinor: stored.baseMinor.toString(),
      revenueMinor: stored.revenueMinor.toString(),
    }))
  if (rows.length === 0) return
  const json = JSON.stringify(rows)
  await tx.db.$executeRaw`
    UPDATE "customer_day" d SET "purchases" = d."purchases" - r."purchases", "spendMinor" = d."spendMinor" - r."spendMinor",
      "revenueMinor" = d."revenueMinor" - r."revenueMinor"
    FROM (SELECT "customerId", "day", sum("purchases")::bigint AS "purchases", sum("spendMinor")::bigint AS "spendMinor",
        sum("revenueMinor")::bigint AS "revenueMinor"
      FROM json_populate_recordset(NULL::"customer_day", ${json}::json) GROUP BY 1, 2) r
    WHERE d."merchantId" = ${tx.merchantId}::uuid AND d."customerId" = r."customerId" AND d."day" = r."day"`
  await tx.db.$executeRaw`
    UPDATE "customer" c SET "purchaseCount" = c."purchaseCount" - r."purchases", "spendMinor" = c."spendMinor" - r."spendMinor",
      "revenueMinor" = c."revenueMinor" - r."revenueMinor"
    FROM (SELECT "customerId", sum("purchases")::bigint AS "purchases", sum("spendMinor")::bigint AS "spendMinor",
        sum("revenueMinor")::bigint AS "revenueMinor"
      FROM json_populate_recordset(NULL::"customer_day", ${json}::json) GROUP BY 1) r
    WHERE c."merchantId" = ${tx.merchantId}::uuid AND c."id" = r."customerId"`
}
