import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageOfWhole, shortPageQuery } from "@/lib/core/page"
import { idText } from "@/lib/core/values"
import { cancelSubscription } from "@/lib/subscriptions/commands/cancel-subscription"
import { type PaymentAnswer, recordPayment } from "@/lib/subscriptions/commands/record-payment"
import { refundPayment } from "@/lib/subscriptions/commands/refund-payment"
import { resumeSubscription } from "@/lib/subscriptions/commands/resume-subscription"
import { startSubscription } from "@/lib/subscriptions/commands/start-subscription"
import { getSubscription } from "@/lib/subscriptions/queries/get-subscription"
import { listMemberSubscriptions } from "@/lib/subscriptions/queries/list-member-subscriptions"
import { paymentBodySchema, refundBodySchema, startSubscriptionBodySchema } from "@/lib/subscriptions/schema"

const area = "Paid memberships"
const params = z.object({ id: idText })
const id = z.uuid()
const day = z.iso.date()
const instant = z.iso.datetime()

const subscriptionAnswer = z
  .object({
    id,
    memberId: id,
    programId: id,
    tier: z.object({ id, name: z.string() }),
    interval: z.enum(["month", "year"]),
    startedAt: instant,
    trialUntil: day.nullable().meta({ description: "The first day after the free days." }),
    cancelledAt: instant.nullable(),
    state: z.enum(["trial", "paid", "waiting", "unpaid", "cancelled", "ended"]),
    holdsUntil: instant.nullable().meta({ description: "The first instant at which the tier no longer holds." }),
    nextPeriod: z.object({ from: day, to: day }).nullable().meta({ description: "What the next payment pays for." }),
    payments: z.array(
      z.object({
        id,
        externalId: z.string(),
        amountMinor: z.int(),
        currency: z.string(),
        periodFrom: day,
        periodTo: day.meta({ description: "The first day that it does not pay for." }),
        paidAt: instant,
        recordedBy: z.string(),
        refund: z
          .object({ refundedAt: instant, reason: z.string(), recordedBy: z.string() })
          .nullable()
          .meta({ description: "Null: it was not paid back." }),
      }),
    ),
  })
  .meta({ id: "Subscription", description: "A paid tier of a member." })

const savingsAnswer = z.object({
  discountMinor: z.int(),
  pointsMinor: z.int(),
  creditMinor: z.int(),
  feesMinor: z.int(),
  savedMinor: z.int().meta({ description: "What was saved less the fees; below zero until it has paid for itself." }),
})

const memberSubscriptionsAnswer = z.object({
  data: z.array(
    subscriptionAnswer.extend({ priceMinor: z.int().nullable(), money: z.string(), savings: savingsAnswer }),
  ),
  sold: z.array(z.object({ id, name: z.string(), price: z.record(z.string(), z.unknown()) })),
  money: z.string(),
  nextCursor: z.string().nullable(),
})

export const subscriptionsEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "POST",
    path: "/members/{id}/subscriptions",
    area,
    summary: "Begin a paid tier, by the month or the year, with a trial once",
    permission: "members:adjust",
    params,
    body: startSubscriptionBodySchema,
    responses: { 201: subscriptionAnswer },
    run: (ctx, { params, body }) => startSubscription(ctx, { ...body, memberId: params.id }),
  }),
  endpoint({
    method: "GET",
    path: "/members/{id}/subscriptions",
    area,
    summary: "A member's paid tiers, and what each saved so far against its fees",
    permission: "members:read",
    params,
    query: shortPageQuery,
    responses: { 200: memberSubscriptionsAnswer },
    run: async (ctx, { params, query }) => {
      const { data, ...rest } = await listMemberSubscriptions(ctx, { memberId: params.id })
      return { ...rest, ...pageOfWhole(data, query, (subscription) => subscription.id) }
    },
  }),
  endpoint({
    method: "GET",
    path: "/subscriptions/{id}",
    area,
    summary: "A paid tier with its payments",
    permission: "members:read",
    params,
    responses: { 200: subscriptionAnswer },
    run: (ctx, { params }) => getSubscription(ctx, { id: params.id }),
  }),
  endpoint({
    method: "POST",
    path: "/subscriptions/{id}/payments",
    area,
    summary: "Record a payment; the same externalId again answers what is there",
    permission: "members:adjust",
    params,
    body: paymentBodySchema,
    responses: { 200: subscriptionAnswer, 201: subscriptionAnswer },
    run: (ctx, { params, body }) => recordPayment(ctx, { ...body, subscriptionId: params.id }),
    respond: ({ isNew, subscription }: PaymentAnswer) => ({ status: isNew ? 201 : 200, body: subscription }),
  }),
  endpoint({
    method: "POST",
    path: "/subscriptions/{id}/payments/{paymentId}/refund",
    area,
    summary: "Record that a payment was paid back: from then on its period is not covered",
    permission: "members:adjust",
    params: params.extend({ paymentId: idText }),
    body: refundBodySchema,
    responses: { 201: subscriptionAnswer },
    run: (ctx, { params: { id, paymentId }, body }) => refundPayment(ctx, { ...body, subscriptionId: id, paymentId }),
  }),
  endpoint({
    method: "POST",
    path: "/subscriptions/{id}/cancel",
    area,
    summary: "Cancel a paid tier: it holds to the end of what is paid",
    permission: "members:adjust",
    params,
    responses: { 200: subscriptionAnswer },
    run: (ctx, { params }) => cancelSubscription(ctx, { subscriptionId: params.id }),
    respond: (body) => ({ status: 200, body }),
  }),
  endpoint({
    method: "POST",
    path: "/subscriptions/{id}/resume",
    area,
    summary: "Go on with a paid tier that was cancelled",
    permission: "members:adjust",
    params,
    responses: { 200: subscriptionAnswer },
    run: (ctx, { params }) => resumeSubscription(ctx, { subscriptionId: params.id }),
    respond: (body) => ({ status: 200, body }),
  }),
]
