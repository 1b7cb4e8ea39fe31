import { recordAudit } from "@/lib/core/audit"
import type { Tx } from "@/lib/core/ctx"
import type { Prisma } from "@/lib/core/generated/prisma/client"
import { newId } from "@/lib/core/id"
import { type JobView, startJob } from "@/lib/core/jobs"
import { toJson } from "@/lib/core/json"
import type { SimulationInput } from "../domain/simulation-input"

/** Keeps a backtest that is to run, and queues the job that does it. */
export async function writeSimulation(
  tx: Tx,
  programId: string,
  name: string,
  input: SimulationInput,
): Promise<{ id: string; job: JobView }> {
  const id = newId()
  const total = await tx.db.customer.count({ where: { merchantId: tx.merchantId } })
  const job = await startJob(tx, "simulation", { simulationId: id }, total)
  await tx.db.simulation.create({
    data: {
      merchantId: tx.merchantId,
      id,
      programId,
      jobId: job.id,
      name,
      fromDay: new Date(input.from),
      toDay: new Date(input.to),
      input: toJson(input) as unknown as Prisma.InputJsonValue,
      createdAt: tx.now,
      createdBy: tx.actor.kind === "staff" ? tx.actor.userId : tx.actor.kind,
    },
  })
  const { drafts, live, from, to } = input
  await recordAudit(tx, "simulation.start", id, { programs: drafts.length, live: live !== null, from, to })
  return { id, job }
}
