"use server"

import { z } from "zod"
import { run, staffAction } from "./action"
import { cancelJob, getJobOrThrow } from "./jobs"

const jobIdSchema = z.strictObject({ jobId: z.uuid() })

export const getJobAction = staffAction
  .inputSchema(jobIdSchema)
  .action(run((ctx, { jobId }) => getJobOrThrow(ctx, jobId)))
export const cancelJobAction = staffAction.inputSchema(jobIdSchema).action(run(cancelJob))
