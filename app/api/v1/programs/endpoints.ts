import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { idText } from "@/lib/core/values"
import { createProgram } from "@/lib/programs/commands/create-program"
import { publishProgram } from "@/lib/programs/commands/publish-program"
import { updateProgram } from "@/lib/programs/commands/update-program"
import { getProgramOrThrow } from "@/lib/programs/queries/get-program"
import { listPrograms } from "@/lib/programs/queries/list-programs"
import { createProgramSchema, publishProgramSchema, updateProgramSchema } from "@/lib/programs/schema"
import { answerPublish } from "./answer-publish"
import { programAnswer, programListAnswer, publishJobAnswer } from "./answers"
import { fileEndpoints } from "./file-endpoints"
import { ruleEndpoints } from "./rule-endpoints"
import { tierEndpoints } from "./tier-endpoints"
import { versionEndpoints } from "./version-endpoints"

const area = "Programs"
const params = z.object({ id: idText })

export const programsEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "POST",
    path: "/programs",
    area,
    summary: "Make a program, as a draft",
    permission: "programs:write",
    body: createProgramSchema,
    responses: { 201: programAnswer },
    run: (ctx, { body }) => createProgram(ctx, body),
  }),
  endpoint({
    method: "GET",
    path: "/programs",
    area,
    summary: "List programs",
    permission: "programs:read",
    query: z.object({ limit: z.coerce.number().int().min(1).max(200).optional(), cursor: idText.optional() }),
    responses: { 200: programListAnswer },
    run: (ctx, { query }) => listPrograms(ctx, query),
  }),
  endpoint({
    method: "GET",
    path: "/programs/{id}",
    area,
    summary: "Read a program with its draft rules and tiers",
    permission: "programs:read",
    params,
    responses: { 200: programAnswer },
    run: (ctx, { params }) => getProgramOrThrow(ctx, { programId: params.id }),
  }),
  endpoint({
    method: "PATCH",
    path: "/programs/{id}",
    area,
    summary: "Change a program; of a live one the changes wait to be published",
    permission: "programs:write",
    params,
    body: updateProgramSchema,
    responses: { 200: programAnswer },
    run: (ctx, { params, body }) => updateProgram(ctx, { ...body, programId: params.id }),
  }),
  endpoint({
    method: "POST",
    path: "/programs/{id}/publish",
    area,
    summary: "Make the draft hold, and award what was bought before if asked",
    permission: "programs:publish",
    params,
    body: publishProgramSchema,
    responses: { 200: programAnswer, 202: publishJobAnswer },
    run: (ctx, { params, body }) => publishProgram(ctx, { ...body, programId: params.id }),
    respond: answerPublish,
  }),
  ...ruleEndpoints,
  ...tierEndpoints,
  ...versionEndpoints,
  ...fileEndpoints,
]
