import { recordAudit } from "@/lib/core/audit"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { findSimulation } from "../steps/find-simulation"

/** Forgets a backtest that has ended, with its figures. Throws `not_found`, `conflict` while it runs. */
export async function deleteSimulation(ctx: Ctx, { simulationId }: { simulationId: string }): Promise<{ id: string }> {
  requirePermission(ctx, "simulations:write")
  return inTransaction(ctx, async (tx) => {
    const { id, jobId } = await findSimulation(tx, simulationId)
    const running = await tx.db.job.count({
      where: { merchantId: ctx.merchantId, id: jobId, status: { in: ["queued", "running"] } },
    })
    if (running > 0) throw new DomainError("conflict", { detail: "This backtest is still running. Cancel it first." })
    await tx.db.simulation.delete({ where: { merchantId_id: { merchantId: ctx.merchantId, id } } })
    await recordAudit(tx, "simulation.delete", id)
    return { id }
  })
}
