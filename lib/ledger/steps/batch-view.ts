import type { Tx } from "@/lib/core/ctx"
import type { AdjustmentBatch } from "@/lib/core/generated/prisma/client"
import { type JobView, jobView } from "@/lib/core/jobs"

export interface AdjustmentBatchView {
  id: string
  programId: string
  fileName: string
  reason: string
  /** waiting: for a second person; running; done; refused; failed; cancelled. */
  status: string
  rowCount: number
  /** What the rows that could be posted come to, as they were checked. */
  givenPoints: bigint
  takenPoints: bigint
  postedRows: number
  problemRows: number
  createdBy: string
  createdByName: string
  createdAt: string
  decidedBy: string | null
  decidedByName: string | null
  decidedAt: string | null
  note: string | null
  job: JobView | null
}

interface Counts {
  batchId: string
  posted: number
  problems: number
}

/** Batches as they are shown, with how far they are and who sent and decided them. */
export async function batchViews(tx: Tx, batches: readonly AdjustmentBatch[]): Promise<AdjustmentBatchView[]> {
  if (batches.length === 0) return []
  const { merchantId } = tx
  const counts = await tx.db.$queryRaw<Counts[]>`
    SELECT "batchId", count("entryId")::int AS "posted", count("problem")::int AS "problems" FROM "adjustment_row"
    WHERE "merchantId" = ${merchantId}::uuid AND "batchId" = ANY(${batches.map(({ id }) => id)}::uuid[]) GROUP BY "batchId"`
  const jobIds = batches.flatMap(({ jobId }) => (jobId ? [jobId] : []))
  const jobs = await tx.db.job.findMany({ where: { merchantId, id: { in: jobIds } } })
  const names = await namesOf(
    tx,
    batches.flatMap(({ createdBy, decidedBy }) => [createdBy, ...(decidedBy ? [decidedBy] : [])]),
  )
  return batches.map(({ merchantId: _, jobId, ...batch }) => {
    const count = counts.find(({ batchId }) => batchId === batch.id)
    const job = jobs.find(({ id }) => id === jobId)
    return {
      ...batch,
      postedRows: count?.posted ?? 0,
      problemRows: count?.problems ?? 0,
      createdByName: names.get(batch.createdBy) ?? "Former staff",
      createdAt: batch.createdAt.toISOString(),
      decidedByName: batch.decidedBy ? (names.get(batch.decidedBy) ?? "Former staff") : null,
      decidedAt: batch.decidedAt?.toISOString() ?? null,
      job: job ? jobView(job) : null,
    }
  })
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const where = { in: [...new Set(ids)] }
  const users = await tx.db.staffUser.findMany({ where: { id: where }, select: { id: true, name: true } })
  const keys = await tx.db.apiKey.findMany({
    where: { merchantId: tx.merchantId, id: where },
    select: { id: true, name: true },
  })
  return new Map(
    [...users, ...keys.map(({ id, name }) => ({ id, name: `API key ${name}` }))].map((one) => [one.id, one.name]),
  )
}
