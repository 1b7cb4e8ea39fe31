import { z } from "zod"
import { idText, text } from "@/lib/core/values"
import { adjustPointsSchema } from "@/lib/members/schema"

const aboveZero = "Enter a whole number above 0."

/** The dashboard's form, which says by a choice of its own whether points are given or taken. */
export const adjustMemberPointsSchema = adjustPointsSchema
  .extend({
    memberId: idText,
    way: z.enum(["give", "take"]),
    points: z
      .number(aboveZero)
      .int(aboveZero)
      .min(1, aboveZero)
      .max(Number.MAX_SAFE_INTEGER, "Enter a smaller number."),
  })
  .transform(({ way, points, ...rest }) => ({ ...rest, points: way === "give" ? points : -points }))

export const entryIdSchema = z.strictObject({ id: idText })

/** The body of POST /entries/{id}/activate and /cancel. */
export const entryActionBodySchema = z.strictObject({ reason: text(300).optional() })

export const entryActionSchema = entryActionBodySchema.extend({ id: idText })

export type EntryActionInput = z.infer<typeof entryActionSchema>
