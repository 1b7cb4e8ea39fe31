import { z } from "zod"
import { dayText, idText, instantText, minor, text } from "@/lib/core/values"

const metric = z.enum(["spendMinor", "pointsEarned", "purchases", "qualifyingPoints"])

const moment = z.union(
  [instantText, dayText],
  "Must be an instant such as 2026-03-01T09:30:00Z, or a day: its midnight.",
)

/** The body of POST /members/{id}/tier-grants. */
export const tierGrantBodySchema = z.strictObject({
  kind: z.enum(["override", "match", "gift", "headStart"]).meta({
    description:
      "override: exactly this tier, be it lower. match: of another program's status, which a target may keep. gift: from another member, ends when that member's tier falls below it. headStart: from joining on.",
  }),
  tierId: idText,
  from: moment.optional().meta({ description: "Default: now; of a head start, joining." }),
  until: moment
    .optional()
    .meta({ description: "The first instant at which it no longer holds. A match and a head start need one." }),
  reason: text(300),
  target: z
    .strictObject({ metric, threshold: minor.min(1) })
    .optional()
    .meta({ description: "Of a match: what keeps the tier when it is reached between its first day and its end." }),
  giverMemberId: idText.optional().meta({ description: "Of a gift: whose tier it hangs on." }),
})

/** The dashboard's form: the API's body with whom it is about. */
export const tierGrantSchema = tierGrantBodySchema.extend({ memberId: idText })

/** The body of POST /tier-grants/{id}/end. */
export const endTierGrantBodySchema = z.strictObject({ reason: text(300).optional() })
export const endTierGrantSchema = endTierGrantBodySchema.extend({ id: idText })

const amount = z
  .number()
  .int()
  .min(-Number.MAX_SAFE_INTEGER)
  .max(Number.MAX_SAFE_INTEGER)
  .refine((value) => value !== 0, "Must not be 0.")

/** The body of POST /members/{id}/tier-credits. */
export const tierCreditBodySchema = z.strictObject({
  externalId: text(255).optional(),
  metric,
  amount: amount.meta({
    description: "Minor units, points or purchases; negative takes back what was credited before.",
  }),
  occurredAt: instantText.optional().meta({ description: "Default: now. It counts on its local day." }),
  source: text(120).optional(),
  reason: text(300),
})

export const tierCreditSchema = tierCreditBodySchema.extend({ memberId: idText })

export type TierGrantInput = z.infer<typeof tierGrantSchema>
export type EndTierGrantInput = z.infer<typeof endTierGrantSchema>
export type TierCreditInput = z.infer<typeof tierCreditSchema>
