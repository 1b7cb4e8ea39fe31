import { z } from "zod"
import { idText, text } from "@/lib/core/values"

const spenders = z
  .enum(["everyone", "head"])
  .meta({ description: "Who may spend what all have together; the others spend their own." })

/** The body of POST /households. */
export const householdBodySchema = z.strictObject({
  name: text(80),
  headMemberId: idText,
  memberIds: z.array(idText).max(49).optional().meta({ description: "The others; the head is in it anyway." }),
  spenders: spenders.optional(),
})

/** The body of PATCH /households/{id}: what is named changes, the rest stays. */
export const householdChangeBodySchema = z.strictObject({
  name: text(80).optional(),
  headMemberId: idText.optional().meta({ description: "One of its members." }),
  spenders: spenders.optional(),
})

export const householdChangeSchema = householdChangeBodySchema.extend({ householdId: idText })

/** The body of POST /households/{id}/members: a member by id, or by what the card or the mail says. */
export const householdMemberBodySchema = z.strictObject({
  memberId: idText.optional(),
  cardNumber: text(64).optional(),
  email: z.email().max(254).optional(),
})

export const householdMemberSchema = householdMemberBodySchema.extend({ householdId: idText })

export const leaveHouseholdSchema = z.strictObject({ householdId: idText, memberId: idText })

export type HouseholdInput = z.infer<typeof householdBodySchema>
export type HouseholdChangeInput = z.infer<typeof householdChangeSchema>
export type HouseholdMemberInput = z.infer<typeof householdMemberSchema>
