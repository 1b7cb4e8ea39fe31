import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { cancelJob, getJobOrThrow } from "@/lib/core/jobs"
import { idText } from "@/lib/core/values"

const job = z
  .object({
    id: z.string(),
    kind: z.string(),
    status: z.enum(["queued", "running", "done", "failed", "cancelled"]),
    done: z.number().meta({ description: "Pieces of work done so far." }),
    total: z.number().meta({ description: "Pieces of work in all, as far as known." }),
    result: z.unknown().meta({ description: "What the job answers when it is done." }),
    errorCode: z.string().nullable(),
  })
  .meta({ id: "Job" })

const params = z.object({ id: idText })

export const jobsEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "GET",
    path: "/jobs/{id}",
    area: "jobs",
    summary: "How far a job is",
    permission: "jobs:read",
    params,
    responses: { 200: job },
    run: (ctx, input) => getJobOrThrow(ctx, input.params.id),
  }),
  endpoint({
    method: "POST",
    path: "/jobs/{id}/cancel",
    area: "jobs",
    summary: "Ask a job to stop; what it has done stays",
    permission: "jobs:write",
    params,
    responses: { 200: job },
    run: (ctx, input) => cancelJob(ctx, { jobId: input.params.id }),
    respond: (result) => ({ status: 200, body: result }),
  }),
]
