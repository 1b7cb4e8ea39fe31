import { z } from "zod"

/** A job as the API tells of it. */
export const jobAnswer = z
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
