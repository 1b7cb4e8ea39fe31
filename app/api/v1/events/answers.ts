import { z } from "zod"
import { customerRefAnswer, memberAnswer } from "../members/answers"
import { awardAnswer, tierGiftAnswer } from "../purchases/answers"

export const eventAnswer = z
  .object({
    id: z.string(),
    externalId: z.string(),
    trigger: z.enum(["event", "signup", "birthday", "anniversary", "referral", "surveyResponse"]),
    type: z.string().nullable().meta({ description: "The kind of activity; null for other triggers." }),
    customerId: z.string(),
    memberId: z.string().nullable().meta({ description: "Where it concerns one membership alone." }),
    occurredAt: z.string(),
    recordedAt: z.string(),
    localDay: z.string(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "Event" })

const common = {
  event: eventAnswer,
  customer: customerRefAnswer.nullable(),
  awards: z.array(awardAnswer.extend({ memberId: z.string() })),
  tierGifts: z
    .array(tierGiftAnswer)
    .meta({ description: "What tiers gave on entry, as the event raised the member to them." }),
  refusals: z
    .array(z.object({ memberId: z.string(), outcome: z.string() }))
    .meta({ description: "Why a member got nothing, in one word." }),
}

export const recordedEventAnswer = z.object({
  ...common,
  member: memberAnswer.nullable().meta({ description: "Of the only program that the customer is a member of." }),
  members: z
    .array(memberAnswer)
    .optional()
    .meta({ description: "Set where the customer is a member of several programs." }),
})

export const eventDetailAnswer = z.object({
  id: z.string(),
  ...common,
  members: z.array(
    memberAnswer.pick({
      id: true,
      customerId: true,
      programId: true,
      cardNumber: true,
      status: true,
      joinedAt: true,
    }),
  ),
})

export const eventTypeAnswer = z
  .object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    schema: z.record(z.string(), z.unknown()).meta({ description: "JSON Schema (2020-12) of an event's data." }),
    createdAt: z.string(),
    archivedAt: z.string().nullable(),
  })
  .meta({ id: "EventType" })
