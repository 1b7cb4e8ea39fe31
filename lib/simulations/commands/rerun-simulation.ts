import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { SimulationInput } from "../domain/simulation-input"
import { findSimulation } from "../steps/find-simulation"
import { readSimulation, type SimulationView } from "../steps/read-simulation"
import { writeSimulation } from "../steps/write-simulation"

/** Runs a backtest again from the inputs that were kept, over what had been recorded then. Throws `not_found`. */
export async function rerunSimulation(ctx: Ctx, { simulationId }: { simulationId: string }): Promise<SimulationView> {
  requirePermission(ctx, "simulations:write")
  return inTransaction(ctx, async (tx) => {
    const { id, programId, name, input } = await findSimulation(tx, simulationId)
    const again: SimulationInput = { ...(input as unknown as SimulationInput), rerunOf: id }
    const made = await writeSimulation(tx, programId, name, again)
    return readSimulation(tx, made.id)
  })
}
