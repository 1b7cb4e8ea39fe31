import { z } from "zod"
import { dayText, idText, instantText, moneyCurrency, positivePoints, text } from "@/lib/core/values"

/** The body of POST /members/{id}/subscriptions. */
export const startSubscriptionBodySchema = z.strictObject({
  tierId: idText.meta({ description: "A tier of the program that has a price." }),
  interval: z.enum(["month", "year"]),
  trial: z.boolean().optional().meta({ description: "Begin with the tier's free days, once for each customer." }),
})

export const startSubscriptionSchema = startSubscriptionBodySchema.extend({ memberId: idText })

/** The body of POST /subscriptions/{id}/payments. */
export const paymentBodySchema = z.strictObject({
  externalId: text(255).meta({ description: "The same again changes nothing." }),
  amountMinor: positivePoints.meta({ description: "What was paid, in minor units." }),
  currency: moneyCurrency,
  paidAt: instantText.optional().meta({ description: "Default: now." }),
  periodFrom: dayText.optional().meta({
    description:
      "The first day that it pays for: the day on which the last period ended, or after a gap one up to the day of payment. Default: the next period, or after a gap the day of payment.",
  }),
})

export const recordPaymentSchema = paymentBodySchema.extend({ subscriptionId: idText })

/** The body of POST /subscriptions/{id}/payments/{paymentId}/refund. */
export const refundBodySchema = z.strictObject({
  reason: text(300),
  refundedAt: instantText
    .optional()
    .meta({ description: "When it was paid back, which ends its period. Default: now." }),
})

export const refundPaymentSchema = refundBodySchema.extend({ subscriptionId: idText, paymentId: idText })
export const subscriptionIdSchema = z.strictObject({ subscriptionId: idText })

export type StartSubscriptionInput = z.infer<typeof startSubscriptionSchema>
export type RecordPaymentInput = z.infer<typeof recordPaymentSchema>
export type RefundPaymentInput = z.infer<typeof refundPaymentSchema>
