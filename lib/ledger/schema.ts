import { z } from "zod"
import { idText } from "@/lib/core/values"
import { adjustPointsSchema } from "@/lib/members/schema"

/** The dashboard's form: the API's body with whom it is about. */
export const adjustMemberPointsSchema = adjustPointsSchema.extend({ memberId: idText })

export const entryIdSchema = z.strictObject({ id: idText })
