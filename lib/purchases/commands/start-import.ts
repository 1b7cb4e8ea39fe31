import { recordAudit } from "@/lib/core/audit"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import type { Prisma } from "@/lib/core/generated/prisma/client"
import { type JobView, startJob } from "@/lib/core/jobs"
import { requirePermission } from "@/lib/core/permissions"
import { type ImportMapping, isStaged } from "../domain/import/import-mapping"
import { getImportOrThrow } from "../queries/get-import"
import { countImportRows } from "../steps/count-import-rows"

/**
 * Begins to record an uploaded file under a mapping, as a job.
 * @throws DomainError `file_not_readable` when no row can be read, `import_not_ready` when it was begun before.
 */
export async function startImport(ctx: Ctx, input: { importId: string; mapping: ImportMapping }): Promise<JobView> {
  requirePermission(ctx, "imports:write")
  const { rows, readable } = await countImportRows(ctx, await getImportOrThrow(ctx, input.importId), input.mapping)
  if (!readable)
    throw new DomainError("file_not_readable", {
      detail: "No row can be read as a purchase. Check which column holds the date and the amount.",
    })
  return inTransaction(ctx, async (tx) => {
    const own = { merchantId: ctx.merchantId, importId: input.importId }
    const taken = await tx.db.import.updateMany({
      where: { merchantId: ctx.merchantId, id: input.importId, OR: await idle(tx) },
      data: { status: "running", mapping: input.mapping as unknown as Prisma.InputJsonValue, finishedAt: null },
    })
    if (taken.count === 0) throw new DomainError("import_not_ready")
    // What an earlier try under another mapping put together or rejected is done anew.
    await tx.db.importGroup.deleteMany({ where: own })
    await tx.db.importFragment.deleteMany({ where: own })
    await tx.db.importRejection.deleteMany({ where: own })
    // Rows that must be put together are read first and recorded then.
    const total = isStaged(input.mapping) ? 2 * rows : rows
    const job = await startJob(tx, "import", { importId: input.importId }, total)
    await tx.db.import.updateMany({
      where: { merchantId: ctx.merchantId, id: input.importId },
      data: { jobId: job.id },
    })
    await recordAudit(tx, "import.start", input.importId, { rows })
    return job
  })
}

/** Imports that no job is at work on: one that broke off for good could not say so itself. */
async function idle(tx: Tx): Promise<Prisma.ImportWhereInput[]> {
  const failed = await tx.db.job.findMany({
    where: { merchantId: tx.merchantId, kind: "import", status: "failed" },
    select: { id: true },
  })
  return [
    { status: { in: ["uploaded", "failed", "cancelled"] } },
    { status: "running", jobId: { in: failed.map(({ id }) => id) } },
  ]
}
