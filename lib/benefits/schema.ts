import { z } from "zod"
import { dayText, idText, text } from "@/lib/core/values"

const amount = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

/** The body of POST /members/{id}/benefits/{benefitId}/uses. */
export const benefitUseBodySchema = z.strictObject({
  quantity: z.number().int().min(1).max(10_000).optional().meta({ description: "How many times. Default: once." }),
  amountMinor: amount.optional().meta({
    description: "Of a credit: how much of it. Of a discount in per cent: what it took off, for the figures.",
  }),
  note: text(500).optional(),
  place: text(120).optional().meta({ description: "Where it was given: a till, a desk, a lounge." }),
  purchaseExternalId: text(255).optional(),
  receiverMemberId: idText.optional().meta({ description: "Of a gift of status: the member who is given the tier." }),
})

const memberId = idText

export const memberIdSchema = z.strictObject({ memberId })
export const recordBenefitUseSchema = benefitUseBodySchema.extend({ memberId, benefitId: idText })
export const benefitUseIdSchema = z.strictObject({ useId: idText })

/** The days of which costs are told, both included; up to ten years. Default: this month and the eleven before it. */
export const benefitCostQuerySchema = z
  .object({
    from: dayText.optional().meta({ description: "First day, in the merchant's time zone." }),
    to: dayText.optional().meta({ description: "Last day, included. Default: today." }),
  })
  .refine(({ from, to }) => !from || !to || from <= to, { message: "Must not be before from.", path: ["to"] })

export type BenefitUseBody = z.infer<typeof benefitUseBodySchema>
export type RecordBenefitUseInput = z.infer<typeof recordBenefitUseSchema>
