import { z } from "zod"
import { idText, text } from "@/lib/core/values"
import { adjustPointsSchema } from "@/lib/members/schema"

/** The dashboard's form: the API's body with whom it is about. */
export const adjustMemberPointsSchema = adjustPointsSchema.extend({ memberId: idText })

export const entryIdSchema = z.strictObject({ id: idText })

/** The body of POST /entries/{id}/activate and /cancel. */
export const entryActionBodySchema = z.strictObject({ reason: text(300).optional() })

export const entryActionSchema = entryActionBodySchema.extend({ id: idText })

export type EntryActionInput = z.infer<typeof entryActionSchema>
