import { z } from "zod"
import { segmentConditionSchema } from "@/lib/conditions/schema"
import { idText, text } from "@/lib/core/values"
import { sharingPolicyBodySchema } from "@/lib/ledger/schema-sharing"
import { createProgramSchema, earningRuleSchema } from "@/lib/programs/schema"
import { eventTypeSchema } from "@/lib/purchases/schema-event"
import { tierSchema } from "@/lib/tiers/schema"
import { rewardBodySchema } from "./schema"

const twice = (what: string) => `This ${what} is used twice. Give one of the two another.`

/** A program as JSON: its draft with rewards, and what its rules name. The body of POST /programs/import. */
export const programFileSchema = z
  .strictObject({
    format: z.literal("regulars.program"),
    formatVersion: z.literal(1),
    program: createProgramSchema.required({ returnPolicy: true }),
    earningRules: z.array(z.strictObject({ id: idText, rule: earningRuleSchema })).max(100),
    tiers: z.array(z.strictObject({ id: idText, tier: tierSchema })).max(50),
    rewards: z
      .array(z.strictObject({ id: idText, reward: rewardBodySchema }))
      .max(500)
      .optional()
      .meta({ description: "Left out: rewards stay as they are." }),
    sharing: sharingPolicyBodySchema.optional().meta({
      description: "What members may share. Left out: it stays as it is, and so does what is not named.",
    }),
    segments: z
      .array(z.strictObject({ id: idText, name: text(120), condition: segmentConditionSchema }))
      .max(200)
      .optional()
      .meta({ description: "The segments that rules name; made where none of the name exists." }),
    eventTypes: z
      .array(eventTypeSchema)
      .max(200)
      .optional()
      .meta({ description: "The kinds of activity that rules name; made where the code is not known." }),
    stores: z
      .array(z.strictObject({ id: idText, externalId: text(200), name: text(200) }))
      .max(500)
      .optional()
      .meta({ description: "The stores that rules name: they must exist, by their id or externalId." }),
  })
  .superRefine((file, issues) => {
    const seen = new Set<string>()
    for (const list of ["earningRules", "tiers", "rewards"] as const) {
      for (const [index, { id }] of (file[list] ?? []).entries()) {
        if (seen.has(id)) issues.addIssue({ code: "custom", path: [list, index, "id"], message: twice("id") })
        seen.add(id)
      }
    }
    const names = new Set<string>()
    for (const [index, { tier }] of file.tiers.entries()) {
      if (names.has(tier.name)) {
        issues.addIssue({ code: "custom", path: ["tiers", index, "tier", "name"], message: twice("name") })
      }
      names.add(tier.name)
    }
  })
  .meta({ id: "ProgramFile" })

export type ProgramFile = z.infer<typeof programFileSchema>
