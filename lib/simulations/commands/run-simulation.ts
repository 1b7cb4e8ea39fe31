import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import type { Prisma } from "@/lib/core/generated/prisma/client"
import { insertRows } from "@/lib/core/insert-rows"
import type { JobControl } from "@/lib/core/jobs"
import { toJson } from "@/lib/core/json"
import { waitForRecordings } from "@/lib/purchases/steps/share-history"
import type { SimulationInput } from "../domain/simulation-input"
import { findSimulation } from "../steps/find-simulation"
import { memberRow } from "../steps/member-row"
import { playHistory } from "../steps/play-history"

/**
 * Does what a backtest asked for: plays the history and keeps what it comes to. After a crash it begins again, over the same
 * purchases, and comes to the same.
 */
export async function runSimulation(ctx: Ctx, control: JobControl): Promise<{ simulationId: string }> {
  const { simulationId } = control.job.input as unknown as { simulationId: string }
  // What was being recorded when it was asked for is known afterwards.
  await inTransaction(ctx, waitForRecordings)
  const { programId, input: stored } = await inRead(ctx, (tx) => findSimulation(tx, simulationId))
  const input = stored as unknown as SimulationInput
  await inTransaction(ctx, (tx) =>
    tx.db.simulationMember.deleteMany({ where: { merchantId: ctx.merchantId, simulationId } }),
  )
  const total = Number(control.job.total)
  const result = await playHistory(ctx, programId, input, async (figures, done) => {
    const rows = figures.map((one) => memberRow(simulationId, input, one))
    await inTransaction(ctx, (tx) => insertRows(tx, "SimulationMember", rows))
    await control.progress(done, Math.max(total, done))
  })
  await inTransaction(ctx, async (tx) => {
    await tx.db.simulation.update({
      where: { merchantId_id: { merchantId: ctx.merchantId, id: simulationId } },
      data: { result: toJson(result) as Prisma.InputJsonValue, finishedAt: new Date() },
    })
    await recordAudit(tx, "simulation.finish", simulationId, { purchases: result.history.purchases })
  })
  return { simulationId }
}
