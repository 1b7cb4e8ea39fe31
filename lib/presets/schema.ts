import { z } from "zod"
import { idText, text } from "@/lib/core/values"
import { aims, frequencies, margins, sellsKinds } from "./domain/answers"
import { presetKeys } from "./domain/preset"

/** The four questions. */
const answers = {
  sells: z.enum(sellsKinds).meta({ description: "What is sold: food and drink, groceries, goods, care or services." }),
  frequency: z.enum(frequencies).meta({ description: "How often a usual customer buys. The history is asked first." }),
  margin: z.enum(margins).meta({ description: "What remains of a sale: under 25 %, up to 50 %, or more." }),
  aim: z.enum(aims).meta({
    description: "What it is for: more visits, larger baskets, the best customers, friends, income or doing good.",
  }),
}

/** The query of GET /program-presets: with all four answered, structures are recommended. */
export const presetsQuery = z.object(answers).partial()

export const presetKeySchema = z.enum(presetKeys)

/** The body of POST /program-presets/{key}/use. */
export const applyPresetBodySchema = z.strictObject({
  answers: z.strictObject(answers).partial().optional(),
  name: text(120).optional().meta({ description: "What the program is called. Default: after the merchant." }),
  programId: idText
    .optional()
    .meta({ description: "A draft that was never published: its rules, tiers and rewards are replaced." }),
})

export const applyPresetSchema = applyPresetBodySchema.extend({ key: presetKeySchema })

export const tryPresetSchema = z.strictObject({
  key: presetKeySchema,
  answers: z.strictObject(answers).partial().optional(),
})

export type PresetsQuery = z.infer<typeof presetsQuery>
export type ApplyPresetInput = z.infer<typeof applyPresetSchema>
