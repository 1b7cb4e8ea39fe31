import type { Tx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import type { JudgedBatch, JudgedPurchase } from "./judged-batch"
import type { PurchaseView } from "./purchase-result"

/** The purchase as an answer shows it. */
export function purchaseView(tx: Tx, one: JudgedPurchase): PurchaseView {
  const { purchase, prepared } = one
  return {
    id: one.id,
    externalId: purchase.externalId,
    customerId: one.customer?.id ?? null,
    storeId: one.store?.id ?? null,
    occurredAt: purchase.occurredAt.toISOString(),
    recordedAt: tx.now.toISOString(),
    localDay: prepared.day,
    channel: purchase.channel,
    currency: purchase.currency,
    amountMinor: purchase.amountMinor,
    taxMinor: purchase.taxMinor,
    shippingMinor: purchase.shippingMinor,
    discountMinor: purchase.discountMinor,
    paidWithPointsMinor: purchase.paidWithPointsMinor,
    taxIncluded: purchase.taxIncluded,
    revenueMinor: one.revenueMinor,
    baseMinor: one.baseMinor,
  }
}

function rateText({ rate }: JudgedPurchase): string | null {
  if (!rate) return null
  const places = rate.denominator.toString().length - 1
  const digits = rate.numerator.toString().padStart(places + 1, "0")
  const cut = digits.length - places
  return places === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`
}

/** Writes purchases and their lines. */
export async function writePurchases(
  tx: Tx,
  purchases: readonly JudgedPurchase[],
  importId: string | null,
): Promise<void> {
  await insertRows(
    tx,
    "Purchase",
    purchases.map((one) => ({
      ...purchaseView(tx, one),
      storeTimeZone: one.store?.timeZone ?? null,
      storeRegion: one.store?.region ?? null,
      importId,
      exchangeRate: rateText(one),
    })),
  )
  const items = purchases.flatMap((one) =>
    (one.prepared.input.items ?? []).map((line, position) => ({
      id: newId(),
      purchaseId: one.id,
      position,
      lineId: line.lineId ?? null,
      sku: line.sku,
      name: line.name ?? null,
      category: line.category ?? null,
      kind: line.kind ?? "goods",
      quantity: line.quantity,
      amountMinor: line.amountMinor,
      discountMinor: line.discountMinor ?? 0,
      baseMinor: one.lineMinor[position] ?? 0n,
    })),
  )
  await insertRows(tx, "PurchaseItem", items)
}

/** Adds the purchases to the customers' days, and stores the figures of customers that were known. */
export async function countCustomers(tx: Tx, batch: JudgedBatch): Promise<void> {
  const days = new Map<
    string,
    { customerId: string; day: string; purchases: bigint; spendMinor: bigint; revenueMinor: bigint }
  >()
  for (const { customer, prepared, baseMinor, revenueMinor } of batch.purchases) {
    if (!customer) continue
    const key = `${customer.id} ${prepared.day}`
    const sum = days.get(key) ?? {
      customerId: customer.id,
      day: prepared.day,
      purchases: 0n,
      spendMinor: 0n,
      revenueMinor: 0n,
    }
    sum.purchases += 1n
    sum.spendMinor += baseMinor
    sum.revenueMinor += revenueMinor
    days.set(key, sum)
  }
  if (days.size === 0) return
  // In one order for all: rows of two batches are taken in the same order.
  const rows = text([...days.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row))
  await tx.db.$executeRaw`
    INSERT INTO "customer_day" ("merchantId", "customerId", "day", "purchases", "spendMinor", "revenueMinor")
    SELECT ${tx.merchantId}::uuid, "customerId", "day", "purchases", "spendMinor", "revenueMinor"
    FROM json_populate_recordset(NULL::"customer_day", ${rows}::json)
    ON CONFLICT ("merchantId", "customerId", "day") DO UPDATE SET "purchases" = "customer_day"."purchases" + excluded."purchases",
      "spendMinor" = "customer_day"."spendMinor" + excluded."spendMinor",
      "revenueMinor" = "customer_day"."revenueMinor" + excluded."revenueMinor"`
  await updateFigures(tx, batch)
}

async function updateFigures(tx: Tx, batch: JudgedBatch): Promise<void> {
  const bought = new Set(batch.purchases.map(({ customer }) => customer?.id))
  const known = [...batch.customers.values()].filter(({ id, isNew }) => !isNew && bought.has(id))
  if (known.length === 0) return
  const rows = text(
    known.map(({ id, firstSeenDay, firstPurchaseAt, lastPurchaseAt, purchaseCount, spendMinor, revenueMinor }) => {
      return { id, firstSeenDay, firstPurchaseAt, lastPurchaseAt, purchaseCount, spendMinor, revenueMinor }
    }),
  )
  await tx.db.$executeRaw`
    UPDATE "customer" c SET "firstSeenDay" = r."firstSeenDay", "firstPurchaseAt" = r."firstPurchaseAt",
      "lastPurchaseAt" = r."lastPurchaseAt", "purchaseCount" = r."purchaseCount", "spendMinor" = r."spendMinor",
      "revenueMinor" = r."revenueMinor"
    FROM json_populate_recordset(NULL::"customer", ${rows}::json) r
    WHERE c."merchantId" = ${tx.merchantId}::uuid AND c."id" = r."id"`
}

function text(rows: readonly unknown[]): string {
  return JSON.stringify(rows, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value))
}
