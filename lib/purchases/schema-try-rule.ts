import type { z } from "zod"
import { idText } from "@/lib/core/values"
import { saveDraftSchema } from "@/lib/programs/schema"

/** A draft as it stands in the designer, and the rule of it that is tried. */
export const tryRuleSchema = saveDraftSchema
  .omit({ revision: true })
  .extend({ ruleId: idText })
  .refine(({ rules, ruleId }) => rules.some(({ id }) => id === ruleId), {
    message: "The rule must be among the rules.",
    path: ["ruleId"],
  })

export type TryRuleInput = z.infer<typeof tryRuleSchema>
