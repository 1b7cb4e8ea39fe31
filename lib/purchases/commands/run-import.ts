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

const laneCount = 2
const batchRows = 1000 * laneCount

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

interface GoodRow {
  row: Row
  purchase: PurchaseInput
}

/**
 * Parts rows that can be recorded at the same time: while the database writes one lane, the next is made ready. A
 * customer's rows share a lane and keep their order, so that nobody's points need correcting afterwards.
 */
function inLanes(rows: readonly GoodRow[]): GoodRow[][] {
  const lanes: GoodRow[][] = Array.from({ length: laneCount }, () => [])
  for (const one of rows) {
    const { customer, externalId } = one.purchase
    const key = customer?.externalId ?? customer?.email ?? customer?.phone ?? externalId
    let sum = 0
    for (let index = 0; index < key.length; index += 1) sum += key.charCodeAt(index)
    lanes[sum % laneCount]?.push(one)
  }
  return lanes.filter((lane) => lane.length > 0)
}

async function recordLane(ctx: Ctx, importId: string, lane: readonly GoodRow[]): Promise<[Row, string][]> {
  const results = await recordPurchases(
    // Long imports run past midnight, when the day before is sealed: each batch is recorded at its own instant.
    { ...ctx, now: new Date() },
    lane.map(({ purchase }) => purchase),
    { source: "import", importId },
  )
  return results.flatMap((result, index): [Row, string][] => {
    const row = lane[index]?.row
    if (!row || result.kind !== "refused") return []
    return [[row, result.error.fields[0]?.message ?? result.error.detail]]
  })
}

async function recordBatch(ctx: Ctx, importId: string, rows: Row[], context: ImportContext): Promise<void> {
  const good: GoodRow[] = []
  const refused: [Row, string][] = []
  for (const row of rows) {
    const mapped = mapRow(row.cells, row.number, context)
    if ("problem" in mapped) refused.push([row, mapped.problem])
    else good.push({ row, purchase: mapped.purchase })
  }
  const lanes = await Promise.allSettled(inLanes(good).map((lane) => recordLane(ctx, importId, lane)))
  for (const lane of lanes) {
    if (lane.status === "rejected") throw lane.reason
    refused.push(...lane.value)
  }
  const rejections = refused.map(([{ number, cells }, reason]) => ({ row: number, raw: JSON.stringify(cells), reason }))
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
