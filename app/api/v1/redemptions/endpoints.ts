import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageQuery, pageSchema } from "@/lib/core/page"
import { idText } from "@/lib/core/values"
import { cancelRedemption } from "@/lib/rewards/commands/cancel-redemption"
import { redeemReward } from "@/lib/rewards/commands/redeem-reward"
import { getRedemptionOrThrow } from "@/lib/rewards/queries/get-redemption-or-throw"
import { listRedemptions } from "@/lib/rewards/queries/list-redemptions"
import { redemptionBodySchema } from "@/lib/rewards/schema"
import { redemptionAnswer } from "../rewards/answers"

const area = "redemptions"
const params = z.object({ id: idText })
const status = z.enum(["issued", "used", "cancelled"]).optional()

export const redemptionsEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "POST",
    path: "/members/{id}/redemptions",
    area,
    summary: "Redeem a reward for a member",
    permission: "rewards:redeem",
    params,
    body: redemptionBodySchema,
    responses: { 201: redemptionAnswer },
    run: (ctx, { params, body }) => redeemReward(ctx, { memberId: params.id, ...body }),
  }),
  endpoint({
    method: "GET",
    path: "/members/{id}/redemptions",
    area,
    summary: "List a member's redemptions, newest first",
    permission: "rewards:read",
    params,
    query: pageQuery.extend({ status }),
    responses: { 200: pageSchema(redemptionAnswer) },
    run: (ctx, { params, query }) => listRedemptions(ctx, { memberId: params.id, ...query }),
  }),
  endpoint({
    method: "GET",
    path: "/redemptions",
    area,
    summary: "List redemptions, newest first",
    permission: "rewards:read",
    query: pageQuery.extend({ status, memberId: idText.optional(), rewardId: idText.optional() }),
    responses: { 200: pageSchema(redemptionAnswer) },
    run: (ctx, { query }) => listRedemptions(ctx, query),
  }),
  endpoint({
    method: "GET",
    path: "/redemptions/{id}",
    area,
    summary: "Read a redemption",
    permission: "rewards:read",
    params,
    responses: {
      200: redemptionAnswer.extend({
        shares: z
          .array(z.object({ memberId: z.string(), entryId: z.string(), points: z.number().int() }))
          .meta({ description: "Whose points paid for it: of a household, one for each wallet." }),
      }),
    },
    run: (ctx, { params }) => getRedemptionOrThrow(ctx, params.id),
  }),
  endpoint({
    method: "POST",
    path: "/redemptions/{id}/cancel",
    area,
    summary: "Cancel a redemption whose voucher was not used",
    permission: "rewards:redeem",
    params,
    responses: {
      200: redemptionAnswer.extend({
        restoredPoints: z.number().int(),
        expiredPoints: z
          .number()
          .int()
          .meta({ description: "Of the restored points, those that had expired meanwhile." }),
      }),
    },
    run: (ctx, { params }) => cancelRedemption(ctx, { redemptionId: params.id }),
    respond: (body) => ({ status: 200, body }),
  }),
]
