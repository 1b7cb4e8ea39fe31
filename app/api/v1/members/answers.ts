import { z } from "zod"
import { householdAnswer } from "../households/answers"
import { tierAnswer, tierProgressAnswer } from "./tier-answers"

const instant = z.string().nullable()

export const customerRefAnswer = z
  .object({
    id: z.string(),
    externalId: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
  })
  .meta({ id: "CustomerRef" })

export const memberAnswer = z
  .object({
    id: z.string(),
    customerId: z.string(),
    programId: z.string(),
    cardNumber: z.string(),
    status: z.enum(["active", "left", "merged"]),
    joinedAt: z.string(),
    referralCode: z.string().nullable().meta({
      description: "By which the member invites others. Made by the first GET /members/{id}, null until then.",
    }),
    customer: customerRefAnswer.omit({ id: true }),
    tier: tierAnswer.nullable(),
    tierProgress: tierProgressAnswer,
    wallets: z.array(
      z.object({
        currency: z.string(),
        availablePoints: z.number().int(),
        pendingPoints: z.number().int(),
        expiringPoints: z.number().int().meta({ description: "The next points to run out, all on one day." }),
        expiringAt: instant.meta({ description: "The first instant at which they cannot be spent." }),
      }),
    ),
    household: householdAnswer
      .extend({ maySpend: z.boolean().meta({ description: "Whether this member may spend what all have together." }) })
      .meta({ id: "MemberHousehold" })
      .nullable(),
  })
  .meta({ id: "Member" })

export const entryAnswer = z
  .object({
    id: z.string(),
    memberId: z.string(),
    programId: z.string(),
    currency: z.string(),
    kind: z.string(),
    points: z.number().int(),
    waitingPoints: z.number().int().meta({
      description: "Of the points that it gave, those that wait for an action: to be activated or cancelled.",
    }),
    description: z.string(),
    effectiveAt: z.string(),
    recordedAt: z.string(),
    purchaseId: z.string().nullable(),
    returnId: z.string().nullable(),
    eventId: z.string().nullable(),
    redemptionId: z.string().nullable(),
    causeEntryId: z.string().nullable(),
    transferId: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: "Entry" })

export const expiryWarningAnswer = z
  .object({
    id: z.string(),
    currency: z.string(),
    points: z.number().int(),
    expiresAt: z.string().meta({ description: "The first instant at which the points are gone." }),
    daysBefore: z.number().int(),
    warnedAt: z.string(),
  })
  .meta({ id: "ExpiryWarning" })

export const memberActivityAnswer = z
  .object({
    kind: z.enum(["purchase", "return", "event"]),
    id: z.string(),
    occurredAt: z.string(),
    recordedAt: z.string(),
    externalId: z.string(),
    amountMinor: z.number().int().nullable(),
    currency: z.string().nullable(),
    trigger: z.string().nullable(),
    eventName: z.string().nullable(),
    items: z.array(z.string()),
    points: z.number().int().meta({ description: "Corrections included; what a return took is negative." }),
    writtenOffPoints: z.number().int(),
    cut: z.boolean().meta({ description: "Whether a limit cut what it gave." }),
    outcome: z.string().nullable().meta({ description: "Why it moved no points, in one word; null where it did." }),
  })
  .meta({ id: "MemberActivity" })

export const explainedActivityAnswer = z.object({
  activity: memberActivityAnswer,
  entries: z.array(entryAnswer.extend({ programVersionNumber: z.number().int().nullable(), explanation: z.unknown() })),
  judgements: z.array(
    z.object({
      id: z.string(),
      outcome: z.string(),
      recordedAt: z.string(),
      programVersionNumber: z.number().int().nullable(),
      body: z.unknown(),
    }),
  ),
})
