import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { type JobView, jobView } from "@/lib/core/jobs"
import { requirePermission } from "@/lib/core/permissions"
import { type ImportMapping, importMappingSchema } from "../domain/import/import-mapping"

/** Money of a file in one currency, in its minor units: what was recorded, known already, and left out as far as it can be read. */
export interface ImportMoney {
  currency: string
  recordedMinor: string
  knownMinor: string
  refusedMinor: string
}

/** What an import came to. */
export interface ImportReceipt {
  rows: number
  accepted: number
  /** Rows whose purchase was recorded before, unchanged. */
  known: number
  rejected: number
  /** Recorded, in the merchant's currency. */
  amountMinor: string
  /** The merchant's currency first; absent in receipts of earlier versions. */
  money?: ImportMoney[]
  /** Rows left out whose money cannot be read. */
  withoutMoney?: number
  customers: number
  firstDay: string | null
  lastDay: string | null
  /** Of a file that may hold returns: those of known purchases, and those that only lower revenue. */
  returns?: { matched: number; matchedMinor: string; unmatched: number; unmatchedMinor: string }
}

export interface ImportView {
  id: string
  fileName: string
  byteSize: number
  sha256: string
  status: string
  mapping: ImportMapping | null
  receipt: ImportReceipt | null
  createdAt: Date
  finishedAt: Date | null
  job: JobView | null
}

/** An import with its job. Throws `not_found`. */
export async function getImportOrThrow(ctx: Ctx, importId: string): Promise<ImportView> {
  requirePermission(ctx, "imports:write")
  return inRead(ctx, async (tx) => {
    const found = await tx.db.import.findUnique({
      where: { merchantId_id: { merchantId: ctx.merchantId, id: importId } },
    })
    if (!found) throw new DomainError("not_found")
    const job = found.jobId
      ? await tx.db.job.findUnique({ where: { merchantId_id: { merchantId: ctx.merchantId, id: found.jobId } } })
      : null
    return {
      id: found.id,
      fileName: found.fileName,
      byteSize: Number(found.byteSize),
      sha256: found.sha256 ?? "",
      // A job that broke off for good could not say so of its import.
      status: found.status === "running" && job?.status === "failed" ? "failed" : found.status,
      mapping: importMappingSchema.safeParse(found.mapping).data ?? null,
      receipt: found.receipt as unknown as ImportReceipt | null,
      createdAt: found.createdAt,
      finishedAt: found.finishedAt,
      job: job ? jobView(job) : null,
    }
  })
}
