import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { Prisma } from "@/lib/core/generated/prisma/client"
import { isStaged } from "../domain/import/import-mapping"
import type { ImportContext } from "../domain/import/map-line"
import { type MoneyByCurrency, moneyOfImport, moneyReader } from "../domain/import/money-of-import"
import { readImportChunks, readRows } from "../steps/read-import-file"
import type { ImportReceipt } from "./get-import"
import { readImportRejections } from "./read-import-rejections"

type PurchaseSums = Pick<ImportReceipt, "accepted" | "customers" | "firstDay" | "lastDay">

async function sumPurchases(tx: Tx, importId: string): Promise<PurchaseSums> {
  const [sums] = await tx.db.$queryRaw<PurchaseSums[]>`
    SELECT count(*)::int AS accepted,
      count(DISTINCT "customerId")::int AS customers, min("localDay")::text AS "firstDay", max("localDay")::text AS "lastDay"
    FROM "purchase" WHERE "merchantId" = ${tx.merchantId}::uuid AND "importId" = ${importId}::uuid`
  if (!sums) throw new Error("an aggregate answers one row")
  return sums
}

async function sumMoney(tx: Tx, importId: string): Promise<MoneyByCurrency> {
  const rows = await tx.db.$queryRaw<{ currency: string; minor: bigint }[]>`
    SELECT "currency", sum("amountMinor")::bigint AS minor FROM "purchase"
    WHERE "merchantId" = ${tx.merchantId}::uuid AND "importId" = ${importId}::uuid GROUP BY 1`
  return new Map(rows.map(({ currency, minor }) => [currency, minor]))
}

async function sumReturns(tx: Tx, importId: string): Promise<NonNullable<ImportReceipt["returns"]>> {
  const [sums] = await tx.db.$queryRaw<NonNullable<ImportReceipt["returns"]>[]>`
    SELECT count("purchaseId")::int AS matched, count(*) FILTER (WHERE "purchaseId" IS NULL)::int AS unmatched,
      coalesce(sum("revenueMinor") FILTER (WHERE "purchaseId" IS NOT NULL), 0)::text AS "matchedMinor",
      coalesce(sum("revenueMinor") FILTER (WHERE "purchaseId" IS NULL), 0)::text AS "unmatchedMinor"
    FROM "purchase_return" WHERE "merchantId" = ${tx.merchantId}::uuid AND "importId" = ${importId}::uuid`
  if (!sums) throw new Error("an aggregate answers one row")
  return sums
}

/** Of a staged file, the rows that this import recorded. */
async function countRecordedRows(tx: Tx, importId: string): Promise<number> {
  const own = Prisma.sql`"merchantId" = ${tx.merchantId}::uuid`
  const [found] = await tx.db.$queryRaw<{ rows: number }[]>`
    WITH recorded AS MATERIALIZED (
      SELECT k."externalId", false AS "isReturn" FROM "purchase" p
      JOIN "purchase_key" k ON k.${own} AND k."externalId" = p."externalId"
      WHERE p.${own} AND p."importId" = ${importId}::uuid
      UNION ALL
      SELECT k."externalId", true FROM "purchase_return" t
      JOIN "purchase_return_key" k ON k.${own} AND k."externalId" = t."externalId"
      WHERE t.${own} AND t."importId" = ${importId}::uuid
    )
    SELECT coalesce(sum(f."rowCount"), 0)::int AS "rows" FROM "import_fragment" f
    JOIN recorded r ON r."externalId" = f."groupKey" AND r."isReturn" = f."isReturn"
    WHERE f.${own} AND f."importId" = ${importId}::uuid`
  return found?.rows ?? 0
}

/** What the rows that were left out hold, as far as it can be read. */
async function readRefused(ctx: Ctx, importId: string, context: ImportContext) {
  const sum = moneyReader(context)
  for await (const page of readImportRejections(ctx, importId)) for (const { cells, row } of page) sum.add(cells, row)
  return sum
}

/** What the whole file holds. */
async function readFile(ctx: Ctx, importId: string, context: ImportContext) {
  const sum = moneyReader(context)
  let row = 0
  for await (const cells of readRows(readImportChunks(ctx, importId), context.mapping)) {
    row += 1
    if (row > 1 || !context.mapping.hasHeader) sum.add(cells, row)
  }
  return sum
}

/** What an import came to; of one that was broken off, where `rows` is null, what it came to so far. */
export async function makeReceipt(
  ctx: Ctx,
  importId: string,
  { rows, context }: { rows: number | null; context: ImportContext },
): Promise<ImportReceipt> {
  const staged = isStaged(context.mapping)
  const { recorded, ...counted } = await inRead(ctx, async (tx) => {
    const sums = await sumPurchases(tx, importId)
    const rejected = await tx.db.importRejection.count({ where: { merchantId: ctx.merchantId, importId } })
    const own = staged ? await countRecordedRows(tx, importId) : sums.accepted
    const all = rows ?? own + rejected
    const returns = staged ? { returns: await sumReturns(tx, importId) } : {}
    const known = Math.max(0, all - own - rejected)
    return { ...sums, rows: all, rejected, known, ...returns, recorded: await sumMoney(tx, importId) }
  })
  const refused = await readRefused(ctx, importId, context)
  const file = counted.known > 0 ? (await readFile(ctx, importId, context)).money : null
  const money = moneyOfImport(ctx.merchant.currency, { recorded, refused: refused.money, file })
  return { ...counted, amountMinor: money[0]?.recordedMinor ?? "0", money, withoutMoney: refused.unread }
}
