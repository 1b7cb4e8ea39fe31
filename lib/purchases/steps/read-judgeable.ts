import type { Day } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { type ExchangeRate, parseExchangeRate } from "@/lib/core/money"
import type { Purchase, PurchaseLine } from "@/lib/programs/domain/purchase-base"
import { findRates } from "./find-rates"
import { readReturnRequests, restsOf } from "./read-remains"

/** A recorded purchase with all that it was judged by. */
export interface JudgeablePurchase {
  id: string
  /** Null: anonymous. */
  customerId: string | null
  recordedAt: Date
  day: Day
  purchase: Purchase
  /** To the currency asked for; undefined where none is stored any more, so that it cannot be judged. */
  rate: ExchangeRate | null | undefined
  /** What remained after each return of it, in the order in which they were recorded. */
  rests: (Purchase | null)[]
}

interface Row {
  id: string
  customerId: string | null
  externalId: string
  occurredAt: Date
  recordedAt: Date
  day: Day
  currency: string
  amountMinor: bigint
  taxMinor: bigint
  shippingMinor: bigint
  discountMinor: bigint
  paidWithPointsMinor: bigint
  taxIncluded: boolean
  channel: string | null
  exchangeRate: string | null
  storeId: string | null
  storeExternalId: string | null
  storeTimeZone: string | null
  storeRegion: string | null
}

type ItemRow = PurchaseLine & { purchaseId: string }

/** Reads purchases of customers, each from a day of its own on, as they were sent. */
export async function readJudgeable(
  tx: Tx,
  requests: readonly { customerId: string; from: Day }[],
  moneyCurrency: string,
): Promise<JudgeablePurchase[]> {
  if (requests.length === 0) return []
  const wanted = JSON.stringify(requests.map(({ customerId, from }) => ({ id: customerId, from })))
  const rows = await selectRows(
    tx,
    Prisma.sql`json_to_recordset(${wanted}::json) AS r(id uuid, "from" date)
    JOIN "purchase" p ON p."merchantId" = ${tx.merchantId}::uuid AND p."customerId" = r.id AND p."localDay" >= r."from"`,
  )
  return judgeableOf(tx, rows, moneyCurrency)
}

/** The same for purchases by their ids, in the merchant's currency; those that do not exist are left out. */
export async function readPurchases(tx: Tx, ids: readonly string[]): Promise<JudgeablePurchase[]> {
  const rows = await selectRows(
    tx,
    Prisma.sql`(SELECT * FROM "purchase" WHERE "merchantId" = ${tx.merchantId}::uuid AND "id" = ANY(${ids}::uuid[])) p`,
  )
  return judgeableOf(tx, rows, tx.merchant.currency)
}

function selectRows(tx: Tx, source: Prisma.Sql): Promise<Row[]> {
  return tx.db.$queryRaw<Row[]>`
    SELECT p."id", p."customerId", p."externalId", p."occurredAt", p."recordedAt", p."localDay"::text AS "day", p."currency",
      p."amountMinor", p."taxMinor", p."shippingMinor", p."discountMinor", p."paidWithPointsMinor", p."taxIncluded",
      p."channel", p."exchangeRate", s."id" AS "storeId", s."externalId" AS "storeExternalId", p."storeTimeZone",
      p."storeRegion"
    FROM ${source}
    LEFT JOIN "store" s ON s."merchantId" = p."merchantId" AND s."id" = p."storeId"`
}

async function judgeableOf(tx: Tx, rows: readonly Row[], moneyCurrency: string): Promise<JudgeablePurchase[]> {
  const ids = rows.map(({ id }) => id)
  const items = await readItems(tx, ids)
  const rateOf = await rateReader(tx, rows, moneyCurrency)
  const returns = await readReturnRequests(tx, ids)
  return rows.map((row) => {
    const { id, customerId, recordedAt, day } = row
    const purchase = toPurchase(row, items.get(id) ?? null)
    return { id, customerId, recordedAt, day, purchase, rate: rateOf(row), rests: restsOf(purchase, returns.get(id)) }
  })
}

async function readItems(tx: Tx, ids: readonly string[]): Promise<Map<string, PurchaseLine[]>> {
  const byPurchase = new Map<string, PurchaseLine[]>()
  const rows = await tx.db.$queryRaw<ItemRow[]>`
    SELECT "purchaseId", "lineId", "sku", "category", "kind", "quantity", "amountMinor", "discountMinor" FROM "purchase_item"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "purchaseId" = ANY(${ids}::uuid[]) ORDER BY "position"`
  const texts = new Map<string, string>()
  for (const row of rows) {
    const line = lineOf(row, texts)
    const lines = byPurchase.get(row.purchaseId)
    if (lines) lines.push(line)
    else byPurchase.set(row.purchaseId, [line])
  }
  return byPurchase
}

const kinds: Record<PurchaseLine["kind"], PurchaseLine["kind"]> = {
  goods: "goods",
  service: "service",
  giftCard: "giftCard",
}

/** Written out, and equal values shared: histories hold lines by the hundred thousand, and judging fetches each from memory. */
function lineOf(row: ItemRow, texts: Map<string, string>): PurchaseLine {
  const { lineId, kind, quantity, amountMinor, discountMinor } = row
  return {
    lineId,
    sku: sharedText(row.sku, texts),
    category: sharedText(row.category, texts),
    kind: kinds[kind],
    quantity,
    amountMinor,
    discountMinor: shared(discountMinor),
  }
}

function sharedText(text: string | null, texts: Map<string, string>): string | null {
  if (text === null) return null
  const known = texts.get(text)
  if (known === undefined) texts.set(text, text)
  return known ?? text
}

function shared(value: bigint): bigint {
  return value === 0n ? 0n : value
}

async function rateReader(tx: Tx, rows: readonly Row[], moneyCurrency: string) {
  const own = moneyCurrency === tx.merchant.currency
  const requests = own ? [] : rows.map(({ currency, day }) => ({ from: currency, to: moneyCurrency, day }))
  const lookup = await findRates(tx, requests)
  return ({ currency, exchangeRate, day }: Row): ExchangeRate | null | undefined => {
    if (currency === moneyCurrency) return null
    if (own) return exchangeRate === null ? undefined : parseExchangeRate(currency, moneyCurrency, exchangeRate)
    return lookup.find({ from: currency, to: moneyCurrency, day })
  }
}

function toPurchase(row: Row, items: PurchaseLine[] | null): Purchase {
  const { externalId, occurredAt, currency, amountMinor, taxMinor, shippingMinor, discountMinor } = row
  const { paidWithPointsMinor, taxIncluded, channel, storeId, storeExternalId, storeTimeZone, storeRegion } = row
  return {
    externalId,
    occurredAt,
    currency,
    amountMinor,
    taxMinor: shared(taxMinor),
    shippingMinor: shared(shippingMinor),
    discountMinor: shared(discountMinor),
    paidWithPointsMinor: shared(paidWithPointsMinor),
    taxIncluded,
    channel,
    storeIds: [storeId, storeExternalId].filter((name) => name !== null),
    storeTimeZone,
    storeRegion,
    items,
  }
}
