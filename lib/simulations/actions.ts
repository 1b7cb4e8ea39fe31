"use server"

import { run, staffAction } from "@/lib/core/action"
import { deleteSimulation } from "./commands/delete-simulation"
import { rerunSimulation } from "./commands/rerun-simulation"
import { startSimulation } from "./commands/start-simulation"
import { simulationIdSchema, startSimulationSchema } from "./schema"

export const startSimulationAction = staffAction.inputSchema(startSimulationSchema).action(run(startSimulation))
export const rerunSimulationAction = staffAction.inputSchema(simulationIdSchema).action(run(rerunSimulation))
export const deleteSimulationAction = staffAction.inputSchema(simulationIdSchema).action(run(deleteSimulation))
