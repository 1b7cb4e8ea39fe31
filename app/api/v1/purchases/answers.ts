import { z } from "zod"
import { customerRefAnswer, memberAnswer } from "../members/answers"

const minor = z.number().int()

export const purchaseAnswer = z
  .object({
    id: z.string(),
    externalId: z.string(),
    customerId: z.string().nullable(),
    storeId: z.string().nullable(),
    occurredAt: z.string(),
    recordedAt: z.string(),
    localDay: z.string(),
    channel: z.string().nullable(),
    currency: z.string(),
    amountMinor: minor,
    taxMinor: minor,
    shippingMinor: minor,
    discountMinor: minor,
    paidWithPointsMinor: minor,
    taxIncluded: z.boolean(),
    revenueMinor: minor.meta({ description: "amountMinor in the merchant's currency." }),
    baseMinor: minor.meta({ description: "What earns and counts for tiers, in the merchant's currency." }),
  })
  .meta({ id: "Purchase" })

export const awardAnswer = z
  .object({
    entryId: z.string(),
    programId: z.string(),
    currency: z.string(),
    points: z.number().int(),
    status: z.enum(["available", "pending"]),
    availableAt: z.string().nullable(),
    expiresAt: z.string().nullable(),
  })
  .meta({ id: "Award" })

export const tierGiftAnswer = z
  .object({
    entryId: z.string(),
    programId: z.string(),
    tierId: z.string(),
    currency: z.string(),
    points: z.number().int(),
  })
  .meta({ id: "TierGift" })

const memberRef = memberAnswer.pick({
  id: true,
  customerId: true,
  programId: true,
  cardNumber: true,
  status: true,
  joinedAt: true,
})

export const recordAnswer = z.object({
  purchase: purchaseAnswer,
  customer: customerRefAnswer.nullable(),
  member: memberAnswer.nullable().meta({ description: "Of the only program that the customer is a member of." }),
  members: z
    .array(memberAnswer)
    .optional()
    .meta({ description: "Set where the customer is a member of several programs." }),
  awards: z.array(awardAnswer),
  tierGifts: z
    .array(tierGiftAnswer)
    .meta({ description: "What tiers gave on entry, as the purchase raised the member to them." }),
})

/** In a batch members come without tier and balances. */
export const batchItemAnswer = z.object({
  index: z.number().int(),
  status: z.number().int(),
  body: z.union([
    recordAnswer.extend({ member: memberRef.nullable(), members: z.array(memberRef).optional() }),
    z.object({
      type: z.string(),
      title: z.string(),
      status: z.number().int(),
      detail: z.string(),
      code: z.string(),
      requestId: z.string(),
      errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    }),
  ]),
})

const tierRef = z.object({ id: z.string(), name: z.string(), rank: z.number().int() }).nullable()

export const quoteAnswer = z.object({
  awards: z.array(awardAnswer.omit({ entryId: true, programId: true })),
  points: z.number().int(),
  tierBefore: tierRef,
  tierAfter: tierRef,
  tierGifts: z
    .array(tierGiftAnswer.omit({ entryId: true, programId: true }))
    .meta({ description: "What tiers would give on entry, beside the awards." }),
  explanation: z.unknown().meta({ description: "Every rule evaluated, with the values seen and the arithmetic." }),
  sentences: z.array(z.string()).meta({ description: "The arithmetic in words." }),
})

export const returnAnswer = z.object({
  return: z
    .object({
      id: z.string(),
      externalId: z.string(),
      purchaseId: z.string().nullable(),
      occurredAt: z.string(),
      recordedAt: z.string(),
      currency: z.string(),
      amountMinor: minor.meta({ description: "In the purchase's currency." }),
      revenueMinor: minor.meta({ description: "The same in the merchant's currency." }),
      baseMinor: minor.meta({ description: "What it takes off what earns and counts for tiers." }),
    })
    .meta({ id: "Return" }),
  reversals: z
    .array(z.object({ entryId: z.string(), programId: z.string(), currency: z.string(), points: z.number().int() }))
    .meta({ description: "Points taken back, as positive numbers, each by an entry." }),
  writeOffs: z
    .array(z.object({ programId: z.string(), currency: z.string(), points: z.number().int() }))
    .meta({ description: "Points that were due and were not there any more, or had expired." }),
})

/** A purchase read by itself: with its lines and returns. */
export const storedPurchaseAnswer = recordAnswer.extend({
  id: z.string(),
  items: z.array(
    z.object({
      lineId: z.string().nullable(),
      sku: z.string().nullable(),
      name: z.string().nullable(),
      category: z.string().nullable(),
      kind: z.string(),
      quantity: z.number().int(),
      amountMinor: minor,
      discountMinor: minor,
    }),
  ),
  returns: z.array(returnAnswer),
  judgements: z
    .array(
      z.object({
        id: z.string(),
        memberId: z.string(),
        programVersionId: z.string().nullable(),
        returnId: z.string().nullable(),
        outcome: z.string(),
        effectiveAt: z.string(),
        recordedAt: z.string(),
        explanation: z.unknown(),
      }),
    )
    .meta({ description: "Why the purchase, or a return of it, moved no points of a member." }),
})
