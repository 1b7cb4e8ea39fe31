import type { Ctx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import type { Prisma } from "@/lib/core/generated/prisma/client"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import { JobCancelled, type JobControl } from "@/lib/core/jobs"
import { type ImportContext, mapRow } from "../domain/import/map-row"
import { getImportOrThrow, type ImportReceipt } from "../queries/get-import"
import type { PurchaseInput } from "../schema"
import { readImportChunks, readRows } from "../steps/read-import-file"
import { recordPurchases } from "./record-purchases"

const batchRows = 500

interface Row {
  number: number
  cells: string[]
}

interface Rejection {
  row: number
  raw: string
  reason: string
}

async function reject(ctx: Ctx, importId: string, rejections: Rejection[]): Promise<void> {
  if (rejections.length === 0) return
  await inTransaction(ctx, async (tx) => {
    // A batch that a crash cut short comes again: what it rejected then is not rejected twice.
    const rows = rejections.map(({ row }) => BigInt(row))
    await tx.db.importRejection.deleteMany({ where: { merchantId: ctx.merchantId, importId, row: { in: rows } } })
    await insertRows(
      tx,
      "ImportRejection",
      rejections.map((rejection) => ({ id: newId(), importId, ...rejection })),
    )
  })
}

async function recordBatch(ctx: Ctx, importId: string, rows: Row[], context: ImportContext): Promise<void> {
  const good: { row: Row; purchase: PurchaseInput }[] = []
  const rejections: Rejection[] = []
  const refuse = (row: Row, reason: string) =>
    rejections.push({ row: row.number, raw: JSON.stringify(row.cells), reason })
  for (const row of rows) {
    const mapped = mapRow(row.cells, row.number, context)
    if ("problem" in mapped) refuse(row, mapped.problem)
    else good.push({ row, purchase: mapped.purchase })
  }
  // Long imports run past midnight, when the day before is sealed: each batch is recorded at its own instant.
  const results = await recordPurchases(
    { ...ctx, now: new Date() },
    good.map(({ purchase }) => purchase),
    { source: "import", importId },
  )
  for (const [index, result] of results.entries()) {
    const row = good[index]?.row
    if (row && result.kind === "refused") refuse(row, result.error.fields[0]?.message ?? result.error.detail)
  }
  await reject(ctx, importId, rejections)
}

async function makeReceipt(ctx: Ctx, importId: string, rows: number): Promise<ImportReceipt> {
  return inRead(ctx, async (tx) => {
    const [sums] = await tx.db.$queryRaw<
      Pick<ImportReceipt, "amountMinor" | "firstDay" | "lastDay">[] & { accepted: number; customers: number }[]
    >`
      SELECT count(*)::int AS accepted, coalesce(sum("amountMinor"), 0)::text AS "amountMinor",
        count(DISTINCT "customerId")::int AS customers, min("localDay")::text AS "firstDay", max("localDay")::text AS "lastDay"
      FROM "purchase" WHERE "merchantId" = ${ctx.merchantId}::uuid AND "importId" = ${importId}::uuid`
    if (!sums) throw new Error("an aggregate answers one row")
    const rejected = await tx.db.importRejection.count({ where: { merchantId: ctx.merchantId, importId } })
    return { ...sums, rows, rejected, known: rows - sums.accepted - rejected }
  })
}

async function close(ctx: Ctx, importId: string, status: string, receipt: ImportReceipt): Promise<void> {
  await inTransaction(ctx, (tx) =>
    tx.db.import.updateMany({
      where: { merchantId: ctx.merchantId, id: importId },
      data: { status, receipt: receipt as unknown as Prisma.InputJsonValue, finishedAt: new Date() },
    }),
  )
}

async function recordRows(ctx: Ctx, control: JobControl, importId: string, context: ImportContext): Promise<number> {
  const done = Number(control.job.done)
  let rowNumber = 0
  let seen = 0
  let batch: Row[] = []
  const flush = async () => {
    if (batch.length > 0) await recordBatch(ctx, importId, batch, context)
    batch = []
    await control.progress(seen, Math.max(seen, Number(control.job.total)))
  }
  for await (const cells of readRows(readImportChunks(ctx, importId), context.mapping)) {
    rowNumber += 1
    if (rowNumber === 1 && context.mapping.hasHeader) continue
    seen += 1
    if (seen <= done) continue
    batch.push({ number: rowNumber, cells })
    if (batch.length >= batchRows) await flush()
  }
  await flush()
  return seen
}

/** Records an uploaded file, batch by batch. After a crash it goes on behind the last batch; a row recorded already changes nothing. */
export async function runImport(ctx: Ctx, control: JobControl): Promise<ImportReceipt> {
  const { importId } = control.job.input as { importId: string }
  const view = await getImportOrThrow(ctx, importId)
  if (!view.mapping) throw new DomainError("import_not_ready")
  const context = {
    mapping: view.mapping,
    timeZone: ctx.merchant.timeZone,
    currency: ctx.merchant.currency,
    fileHash: view.sha256,
  }
  try {
    const rows = await recordRows(ctx, control, importId, context)
    const receipt = await makeReceipt(ctx, importId, rows)
    await close(ctx, importId, "done", receipt)
    return receipt
  } catch (error) {
    const stopped = error instanceof JobCancelled
    if (stopped || error instanceof DomainError) {
      const rejected = await inRead(ctx, (tx) =>
        tx.db.importRejection.count({ where: { merchantId: ctx.merchantId, importId } }),
      )
      const partial = await makeReceipt(ctx, importId, 0)
      await close(ctx, importId, stopped ? "cancelled" : "failed", {
        ...partial,
        rows: partial.accepted + rejected,
        known: 0,
      })
    }
    throw error
  }
}
