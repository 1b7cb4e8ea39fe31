import { z } from "zod"
import { count, dayText, idText } from "@/lib/core/values"

/** What a change is compared with: the draft as it is saved, or an earlier version to be brought back. */
export const compareMembersSchema = z.strictObject({
  programId: idText,
  versionId: idText.optional(),
  effectiveFrom: dayText.optional(),
  cursor: idText.optional(),
  limit: count(1, 1000).optional(),
})

export type CompareMembersInput = z.infer<typeof compareMembersSchema>
