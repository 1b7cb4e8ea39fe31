import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { readSimulation, type SimulationView } from "../steps/read-simulation"

/** A backtest with its figures, once it has ended. Throws `not_found`. */
export async function getSimulationOrThrow(
  ctx: Ctx,
  { simulationId }: { simulationId: string },
): Promise<SimulationView> {
  requirePermission(ctx, "simulations:read")
  return inRead(ctx, (tx) => readSimulation(tx, simulationId))
}
