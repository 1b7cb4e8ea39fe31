import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageQuery, pageSchema } from "@/lib/core/page"
import { idText } from "@/lib/core/values"
import { deleteSimulation } from "@/lib/simulations/commands/delete-simulation"
import { rerunSimulation } from "@/lib/simulations/commands/rerun-simulation"
import { startSimulation } from "@/lib/simulations/commands/start-simulation"
import { getSimulationOrThrow } from "@/lib/simulations/queries/get-simulation-or-throw"
import { listSimulationMembers } from "@/lib/simulations/queries/list-simulation-members"
import { listSimulations } from "@/lib/simulations/queries/list-simulations"
import { simulationSchema } from "@/lib/simulations/schema"
import { simulationAnswer, simulationMembersAnswer, simulationSummaryAnswer } from "./answers"

const area = "Simulations"
const params = z.object({ id: idText })
const accepted = (body: unknown) => ({ status: 202, body })

export const simulationsEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "POST",
    path: "/programs/{id}/simulations",
    area,
    summary: "Play programs over what was recorded, beside the live one; writes nothing to the ledger",
    permission: "simulations:write",
    params,
    body: simulationSchema,
    responses: { 202: simulationAnswer },
    run: (ctx, { params, body }) => startSimulation(ctx, { ...body, programId: params.id }),
    respond: accepted,
  }),
  endpoint({
    method: "GET",
    path: "/simulations",
    area,
    summary: "List backtests, the newest first",
    permission: "simulations:read",
    query: pageQuery.extend({ programId: idText.optional() }),
    responses: { 200: pageSchema(simulationSummaryAnswer) },
    run: (ctx, { query }) => listSimulations(ctx, query),
  }),
  endpoint({
    method: "GET",
    path: "/simulations/{id}",
    area,
    summary: "Read a backtest; its figures once its job is done",
    permission: "simulations:read",
    params,
    responses: { 200: simulationAnswer },
    run: (ctx, { params }) => getSimulationOrThrow(ctx, { simulationId: params.id }),
  }),
  endpoint({
    method: "GET",
    path: "/simulations/{id}/members",
    area,
    summary: "What each member would have had under each program",
    permission: "simulations:read",
    params,
    query: pageQuery,
    responses: { 200: simulationMembersAnswer },
    run: (ctx, { params, query }) => listSimulationMembers(ctx, { ...query, simulationId: params.id }),
  }),
  endpoint({
    method: "POST",
    path: "/simulations/{id}/rerun",
    area,
    summary: "Run a backtest again from the inputs that were kept",
    permission: "simulations:write",
    params,
    responses: { 202: simulationAnswer },
    run: (ctx, { params }) => rerunSimulation(ctx, { simulationId: params.id }),
    respond: accepted,
  }),
  endpoint({
    method: "DELETE",
    path: "/simulations/{id}",
    area,
    summary: "Forget a backtest that has ended",
    permission: "simulations:write",
    params,
    responses: { 200: z.object({ id: z.string() }) },
    run: (ctx, { params }) => deleteSimulation(ctx, { simulationId: params.id }),
  }),
]
