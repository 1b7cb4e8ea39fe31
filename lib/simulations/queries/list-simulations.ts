import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { type Page, toPage } from "@/lib/core/page"
import { requirePermission } from "@/lib/core/permissions"
import { type SimulationSummary, summaryOf } from "../steps/read-simulation"

interface ListInput {
  limit: number
  cursor?: string | undefined
  programId?: string | undefined
}

/** The merchant's backtests, the newest first. */
export async function listSimulations(
  ctx: Ctx,
  { limit, cursor, programId }: ListInput,
): Promise<Page<SimulationSummary>> {
  requirePermission(ctx, "simulations:read")
  return inRead(ctx, async (tx) => {
    const rows = await tx.db.simulation.findMany({
      where: {
        merchantId: ctx.merchantId,
        ...(programId ? { programId } : {}),
        ...(cursor ? { id: { lt: cursor } } : {}),
      },
      orderBy: { id: "desc" },
      take: limit + 1,
      omit: { result: true },
    })
    const jobs = await tx.db.job.findMany({
      where: { merchantId: ctx.merchantId, id: { in: rows.map(({ jobId }) => jobId) } },
    })
    const byId = new Map(jobs.map((job) => [job.id, job]))
    const summaries = rows.flatMap((row) => {
      const job = byId.get(row.jobId)
      return job ? [summaryOf(row, job)] : []
    })
    return toPage(summaries, limit)
  })
}
