import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { SimulationBody, StartSimulationInput } from "../schema"
import { planSimulation } from "../steps/plan-simulation"
import { readSimulation, type SimulationView } from "../steps/read-simulation"
import { writeSimulation } from "../steps/write-simulation"

/**
 * Begins to play up to three programs, and the live one beside them, over what was recorded, as a job. Nothing is written to
 * the ledger. Throws `not_found`, `program_not_published`, and `invalid_input` with the fields of the programs at fault.
 */
export async function startSimulation(
  ctx: Ctx,
  { program, ...input }: SimulationBody & { programId: string },
): Promise<SimulationView> {
  requirePermission(ctx, "simulations:write")
  const programs = program ? [program] : input.programs
  const asked: StartSimulationInput = { ...input, ...(programs ? { programs } : {}) }
  return inTransaction(ctx, async (tx) => {
    const planned = await planSimulation(tx, asked, (place) => (program ? "program" : `programs.${place}`))
    const { drafts, live } = planned
    const name = input.name ?? [...drafts, ...(live ? [live] : [])].map((one) => one.name).join(" and ")
    const { id } = await writeSimulation(tx, input.programId, name.slice(0, 120), planned)
    return readSimulation(tx, id)
  })
}
