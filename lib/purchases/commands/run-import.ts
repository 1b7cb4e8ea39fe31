import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError, mayPass } from "@/lib/core/errors"
import type { Prisma } from "@/lib/core/generated/prisma/client"
import { JobCancelled, type JobControl } from "@/lib/core/jobs"
import { assemble } from "../domain/import/assemble"
import { isStaged } from "../domain/import/import-mapping"
import type { ImportContext } from "../domain/import/map-line"
import { cutPieces, reasonsOf } from "../domain/import/pieces"
import { getImportOrThrow, type ImportReceipt } from "../queries/get-import"
import { makeReceipt } from "../queries/make-receipt"
import { readImportChunks, readRows } from "../steps/read-import-file"
import { recordGroups } from "./record-groups"
import { recordUnits, type Unit, unitOf } from "./record-units"
import { type RejectedRow, rejectRows } from "./reject-rows"
import { clearStaged, countStaged, stageImport } from "./stage-import"

const batchRows = 2000

async function close(ctx: Ctx, importId: string, status: string, receipt: ImportReceipt): Promise<void> {
  await inTransaction(ctx, (tx) =>
    tx.db.import.updateMany({
      where: { merchantId: ctx.merchantId, id: importId },
      data: { status, receipt: receipt as unknown as Prisma.InputJsonValue, finishedAt: new Date() },
    }),
  )
}

/** Records rows that are whole purchases as they come. */
async function recordRows(ctx: Ctx, control: JobControl, importId: string, context: ImportContext): Promise<number> {
  const done = Number(control.job.done)
  let seen = done
  let units: Unit[] = []
  let rejected: RejectedRow[] = []
  const flush = async () => {
    for (const [unit, reason] of await recordUnits(ctx, importId, units)) {
      rejected.push(...unit.rows.map((row) => ({ ...row, reason })))
    }
    await rejectRows(ctx, importId, rejected)
    units = []
    rejected = []
    await control.progress(seen, Math.max(seen, Number(control.job.total)))
  }
  const rows = readRows(readImportChunks(ctx, importId), context.mapping)
  for await (const piece of cutPieces(rows, context, done > 0 ? done + (context.mapping.hasHeader ? 1 : 0) : 0)) {
    seen += 1
    if ("rejected" in piece) rejected.push(piece.rejected)
    else {
      const { rows: own, lines, problem } = piece.fragment
      const assembled = problem ? { problem: problem.reason } : assemble(lines, context.mapping)
      if (problem) rejected.push(...reasonsOf(own, problem))
      else if ("problem" in assembled) rejected.push(...own.map((row) => ({ ...row, reason: assembled.problem })))
      else units.push(unitOf(own, assembled))
    }
    if ((seen - done) % batchRows === 0) await flush()
  }
  await flush()
  return seen
}

/**
 * Records rows that must be put together, or in order, in two steps: the file is read, then what it tells of is recorded.
 * Progress counts the rows of both. After a crash the first step begins anew, the second goes on behind its last batch.
 */
async function recordStaged(ctx: Ctx, control: JobControl, importId: string, context: ImportContext): Promise<number> {
  const rows = Number(control.job.total) / 2
  const report = (done: number) => control.progress(Math.min(done, 2 * rows), 2 * rows)
  const known = await countStaged(ctx, importId)
  const staged = known ?? (await stageImport(ctx, importId, context, report))
  // What was rejected alone is not recorded: the second step begins behind it.
  const before = 2 * rows - staged
  const from = known === null ? 0 : Math.max(0, Number(control.job.done) - before)
  await recordGroups(ctx, importId, context, { from, progress: (done) => report(before + done) })
  return rows
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
  const staged = isStaged(view.mapping)
  try {
    const rows = await (staged ? recordStaged : recordRows)(ctx, control, importId, context)
    const receipt = await makeReceipt(ctx, importId, { rows, context })
    await close(ctx, importId, "done", receipt)
    await clearStaged(ctx, importId)
    return receipt
  } catch (error) {
    const stopped = error instanceof JobCancelled
    if (stopped || (error instanceof DomainError && !mayPass(error))) {
      await close(
        ctx,
        importId,
        stopped ? "cancelled" : "failed",
        await makeReceipt(ctx, importId, { rows: null, context }),
      )
      await clearStaged(ctx, importId)
    }
    throw error
  }
}
