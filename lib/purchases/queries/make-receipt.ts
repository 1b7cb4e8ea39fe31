import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { Prisma } from "@/lib/core/generated/prisma/client"
import type { ImportReceipt } from "./get-import"

type PurchaseSums = Pick<ImportReceipt, "accepted" | "amountMinor" | "customers" | "firstDay" | "lastDay">

async function sumPurchases(tx: Tx, importId: string): Promise<PurchaseSums> {
  const [sums] = await tx.db.$queryRaw<PurchaseSums[]>`
    SELECT count(*)::int AS accepted, coalesce(sum("amountMinor"), 0)::text AS "amountMinor",
      count(DISTINCT "customerId")::int AS customers, min("localDay")::text AS "firstDay", max("localDay")::text AS "lastDay"
    FROM "purchase" WHERE "merchantId" = ${tx.merchantId}::uuid AND "importId" = ${importId}::uuid`
  if (!sums) throw new Error("an aggregate answers one row")
  return sums
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

/** What an import came to; of one that was broken off, where `rows` is null, what it came to so far. */
export async function makeReceipt(
  ctx: Ctx,
  importId: string,
  { rows, isStaged }: { rows: number | null; isStaged: boolean },
): Promise<ImportReceipt> {
  return inRead(ctx, async (tx) => {
    const sums = await sumPurchases(tx, importId)
    const rejected = await tx.db.importRejection.count({ where: { merchantId: ctx.merchantId, importId } })
    const recorded = isStaged ? await countRecordedRows(tx, importId) : sums.accepted
    const all = rows ?? recorded + rejected
    const counted = { ...sums, rows: all, rejected, known: Math.max(0, all - recorded - rejected) }
    return isStaged ? { ...counted, returns: await sumReturns(tx, importId) } : counted
  })
}
