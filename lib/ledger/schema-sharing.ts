import { z } from "zod"
import { count, idText, positivePoints, text } from "@/lib/core/values"

const points = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** The body of PATCH /programs/{id}/sharing: what is named changes, the rest stays. */
export const sharingPolicyBodySchema = z.strictObject({
  transfersAllowed: z.boolean().optional().meta({ description: "Whether members may give points to one another." }),
  feePoints: points.optional().meta({ description: "The fixed part of the fee, on top of what is given." }),
  feeBasisPoints: count(0, 10_000).optional().meta({
    description: "The fee's share of what is given, in hundredths of a per cent, rounded up to a whole point.",
  }),
  minimumPoints: positivePoints.optional(),
  yearlyCapPoints: positivePoints
    .nullable()
    .optional()
    .meta({ description: "The most that a member may give in a calendar year, without fees; null: no limit." }),
  householdsBy: z
    .enum(["nobody", "staff", "members"])
    .optional()
    .meta({ description: "Who makes households; members invite one another in the portal." }),
  householdSize: count(2, 50).optional(),
})

export const sharingPolicySchema = sharingPolicyBodySchema.extend({ programId: idText })

/** Whom points go to: the first of these that matches. */
export const receiverSchema = z
  .strictObject({
    memberId: idText.optional(),
    id: idText.optional().meta({ description: "The customer's id." }),
    externalId: text(255).optional(),
    cardNumber: text(64).optional(),
    email: z.email().max(254).optional(),
    phone: text(32).optional(),
  })
  .refine(
    (named) => Object.values(named).some((value) => value !== undefined),
    "Name the receiver by memberId, id, externalId, cardNumber, email or phone.",
  )

/** The body of POST /members/{id}/transfers. */
export const transferBodySchema = z.strictObject({
  to: receiverSchema,
  currency: z.string().max(32).optional(),
  points: positivePoints,
  reason: text(300).optional().meta({ description: "A word to the receiver; both see it." }),
})

export const transferPointsSchema = transferBodySchema.extend({ memberId: idText })

export const transferIdSchema = z.strictObject({ transferId: idText })

export type SharingPolicyBody = z.infer<typeof sharingPolicyBodySchema>
export type SharingPolicyInput = z.infer<typeof sharingPolicySchema>
export type ReceiverInput = z.infer<typeof receiverSchema>
export type TransferPointsInput = z.infer<typeof transferPointsSchema>
