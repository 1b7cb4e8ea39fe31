import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { cancelJob, getJobOrThrow } from "@/lib/core/jobs"
import { idText } from "@/lib/core/values"
import { jobAnswer } from "./answers"

const params = z.object({ id: idText })

export const jobsEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "GET",
    path: "/jobs/{id}",
    area: "jobs",
    summary: "How far a job is",
    permission: "jobs:read",
    params,
    responses: { 200: jobAnswer },
    run: (ctx, input) => getJobOrThrow(ctx, input.params.id),
  }),
  endpoint({
    method: "POST",
    path: "/jobs/{id}/cancel",
    area: "jobs",
    summary: "Ask a job to stop; what it has done stays",
    permission: "jobs:write",
    params,
    responses: { 200: jobAnswer },
    run: (ctx, input) => cancelJob(ctx, { jobId: input.params.id }),
    respond: (result) => ({ status: 200, body: result }),
  }),
]
