import type { Ctx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { JobCancelled, type JobControl } from "@/lib/core/jobs"
import { receiveImportFile } from "@/lib/purchases/commands/receive-import-file"
import { runImport } from "@/lib/purchases/commands/run-import"
import { startImport } from "@/lib/purchases/commands/start-import"
import type { ImportMapping } from "@/lib/purchases/domain/import/import-mapping"
import type { ImportReceipt } from "@/lib/purchases/queries/get-import"
import { previewImport } from "@/lib/purchases/queries/preview-import"

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Uploads a file as a browser does, in pieces whose ends fall anywhere. */
export async function upload(ctx: Ctx, content: string | Uint8Array, fileName = "till.csv"): Promise<string> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content
  return (await receiveImportFile(ctx, { fileName, stream: inPieces(bytes, 1000) })).importId
}

/** The mapping that the product guesses, with some columns set by hand. */
export async function guess(
  ctx: Ctx,
  importId: string,
  columns: Partial<ImportMapping["columns"]> = {},
): Promise<ImportMapping> {
  const preview = await previewImport(ctx, { importId, format: {} })
  return { ...preview.guess, columns: { ...preview.guess.columns, ...columns } }
}

/** What the worker hands to a running job; `beforeReport` may throw, as a crash does. */
export async function controlOf(
  ctx: Ctx,
  jobId: string,
  beforeReport: (done: number) => void = () => {},
): Promise<JobControl> {
  const where = { merchantId_id: { merchantId: ctx.merchantId, id: jobId } }
  const job = await inRead(ctx, (tx) => tx.db.job.findUniqueOrThrow({ where }))
  const progress = async (done: number, total: number) => {
    beforeReport(done)
    const changed = await inTransaction(ctx, (tx) =>
      tx.db.job.updateMany({
        where: { merchantId: ctx.merchantId, id: jobId, status: { in: ["queued", "running"] } },
        data: { status: "running", done: BigInt(done), total: BigInt(total) },
      }),
    )
    if (changed.count === 0) throw new JobCancelled()
  }
  return { job, progress }
}

/** Uploads a file, takes the guessed mapping, and runs the import to its end. */
export async function importFile(
  ctx: Ctx,
  content: string | Uint8Array,
  columns: Partial<ImportMapping["columns"]> = {},
): Promise<{ importId: string; receipt: ImportReceipt }> {
  const importId = await upload(ctx, content)
  const job = await startImport(ctx, { importId, mapping: await guess(ctx, importId, columns) })
  return { importId, receipt: await runImport(ctx, await controlOf(ctx, job.id)) }
}

/** How many purchases a merchant has, and what they come to in minor units. */
export async function recorded(ctx: Ctx): Promise<{ purchases: number; amountMinor: number }> {
  return inRead(ctx, async (tx) => {
    const sums = await tx.db.purchase.aggregate({
      where: { merchantId: ctx.merchantId },
      _count: true,
      _sum: { amountMinor: true },
    })
    return { purchases: sums._count, amountMinor: Number(sums._sum.amountMinor ?? 0n) }
  })
}

/** A till's CSV of so many rows: order, customer, date and amount, a row to a line. */
export function tillCsv(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const day = new Date(Date.UTC(2025, 0, 1 + (index % 300))).toISOString().slice(0, 10)
    return `T-${index + 1},C${index % 97},${day},${(index % 50) + 1}.25`
  })
  return `order,customer,date,total\n${lines.join("\n")}\n`
}
