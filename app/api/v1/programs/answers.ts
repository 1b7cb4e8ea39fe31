import { z } from "zod"
import { createProgramSchema, earningRuleSchema } from "@/lib/programs/schema"
import { tierSchema } from "@/lib/tiers/schema"

const id = z.uuid()
const instant = z.iso.datetime()

export const ruleAnswer = z
  .object({ id, programId: id.optional(), ...earningRuleSchema.shape })
  .meta({ id: "EarningRule" })

export const tierAnswer = z.object({ id, programId: id.optional(), ...tierSchema.shape }).meta({ id: "Tier" })

export const versionAnswer = z.object({
  id,
  number: z.int(),
  effectiveFrom: instant.nullable().meta({ description: "Null: from the beginning of time." }),
  publishedAt: instant,
  state: z
    .enum(["inForce", "scheduled", "past", "replaced"])
    .meta({ description: "replaced: another version was published before this one held." }),
  note: z.string().nullable(),
  restoresNumber: z.int().nullable().meta({ description: "The number of the version whose content it brought back." }),
})

const designedReward = z.object({
  id,
  name: z.string(),
  kind: z.string(),
  costPoints: z.int().meta({ description: "What is published for it last; it may be to come." }),
  nowPoints: z.int(),
  startsAt: instant.optional(),
  endsAt: instant.optional(),
  draft: z.object({ costPoints: z.int().optional(), withdrawn: z.boolean().optional() }).nullable(),
})

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
    rewards: z.array(designedReward),
    lastEdit: z.object({ by: z.string().nullable(), at: instant }).nullable(),
    versions: z.array(versionAnswer),
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
