import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { SimulationResult } from "../domain/simulation-result"
import type { StartSimulationInput } from "../schema"
import { planSimulation } from "../steps/plan-simulation"
import { playHistory } from "../steps/play-history"

/**
 * Plays programs over the recorded history at once and answers what they come to, without keeping it: for histories that
 * take a few seconds, and for whoever has a program that is not saved, such as a preset. Throws as `startSimulation` does.
 */
export async function tryProgram(ctx: Ctx, input: StartSimulationInput): Promise<SimulationResult> {
  requirePermission(ctx, "simulations:read")
  const planned = await inRead(ctx, (tx) => planSimulation(tx, input, (place) => `programs.${place}`))
  return playHistory(ctx, input.programId, planned)
}
