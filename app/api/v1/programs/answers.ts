import { z } from "zod"
import { createProgramSchema, earningRuleSchema } from "@/lib/programs/schema"
import { tierSchema } from "@/lib/tiers/schema"

const id = z.uuid()
const instant = z.iso.datetime()

export const ruleAnswer = z
  .object({ id, programId: id.optional(), ...earningRuleSchema.shape })
  .meta({ id: "EarningRule" })

export const tierAnswer = z.object({ id, programId: id.optional(), ...tierSchema.shape }).meta({ id: "Tier" })

const summary = {
  id,
  ...createProgramSchema.shape,
  status: z.enum(["draft", "published"]),
  publishedAt: instant.nullable(),
  createdAt: instant,
}

export const programAnswer = z
  .object({
    ...summary,
    revision: z.int().meta({ description: "Counts edits. Send it with a change to be told of somebody else's." }),
    awardFrom: z.iso.date().nullable(),
    hasUnpublishedChanges: z.boolean(),
    earningRules: z.array(ruleAnswer),
    tiers: z.array(tierAnswer),
    versions: z.array(
      z.object({
        id,
        number: z.int(),
        effectiveFrom: instant.nullable().meta({ description: "Null: from the beginning of time." }),
        publishedAt: instant,
      }),
    ),
  })
  .meta({ id: "Program", description: "The draft as it would be published; the latest version holds until then." })

export const programListAnswer = z.object({ data: z.array(z.object(summary)), nextCursor: z.string().nullable() })

export const publishJobAnswer = z.object({
  job: z.object({
    id,
    status: z.enum(["queued", "running", "done", "failed", "cancelled"]),
    done: z.int(),
    total: z.int(),
  }),
})

export const removedAnswer = z.object({ id })
