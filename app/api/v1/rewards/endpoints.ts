import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageOfWhole, pageQuery, pageSchema, shortPageQuery } from "@/lib/core/page"
import { idText } from "@/lib/core/values"
import { archiveReward } from "@/lib/rewards/commands/archive-reward"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { restoreReward } from "@/lib/rewards/commands/restore-reward"
import { updateReward } from "@/lib/rewards/commands/update-reward"
import { getRewardOrThrow } from "@/lib/rewards/queries/get-reward-or-throw"
import { listRewardPrices } from "@/lib/rewards/queries/list-reward-prices"
import { listRewards } from "@/lib/rewards/queries/list-rewards"
import { rewardBodySchema, rewardChangeSchema } from "@/lib/rewards/schema"
import { rewardAnswer } from "./answers"

const area = "rewards"
const params = z.object({ id: idText })
const query = pageQuery.extend({
  live: z.stringbool().optional().meta({ description: "true: only what can be had now." }),
  archived: z.stringbool().optional().meta({ description: "true: only what was archived." }),
})

const pricesAnswer = pageSchema(
  z.object({
    costPoints: z.int(),
    effectiveFrom: z.iso.datetime(),
    recordedAt: z.iso.datetime(),
    state: z.enum(["inForce", "scheduled", "past"]),
    versionNumber: z.int().nullable().meta({ description: "Null: it was changed at once, without a version." }),
  }),
)

export const rewardsEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "POST",
    path: "/programs/{id}/rewards",
    area,
    summary: "Add a reward to a program",
    permission: "rewards:write",
    params,
    body: rewardBodySchema,
    responses: { 201: rewardAnswer },
    run: (ctx, { params, body }) => createReward(ctx, { programId: params.id, ...body }),
  }),
  endpoint({
    method: "GET",
    path: "/programs/{id}/rewards",
    area,
    summary: "List a program's rewards",
    permission: "rewards:read",
    params,
    query,
    responses: { 200: pageSchema(rewardAnswer) },
    run: (ctx, { params, query }) => listRewards(ctx, { programId: params.id, ...query }),
  }),
  endpoint({
    method: "GET",
    path: "/rewards/{id}/prices",
    area,
    summary: "List what a reward cost, costs and will cost",
    permission: "rewards:read",
    params,
    query: shortPageQuery,
    responses: { 200: pricesAnswer },
    run: async (ctx, { params, query }) =>
      pageOfWhole(
        await listRewardPrices(ctx, params.id),
        query,
        (price) => `${price.effectiveFrom} ${price.recordedAt}`,
      ),
  }),
  endpoint({
    method: "GET",
    path: "/rewards/{id}",
    area,
    summary: "Read a reward",
    permission: "rewards:read",
    params,
    responses: { 200: rewardAnswer },
    run: (ctx, { params }) => getRewardOrThrow(ctx, params.id),
  }),
  endpoint({
    method: "PATCH",
    path: "/rewards/{id}",
    area,
    summary: "Change a reward",
    permission: "rewards:write",
    params,
    body: rewardChangeSchema,
    responses: { 200: rewardAnswer },
    run: (ctx, { params, body }) => updateReward(ctx, { rewardId: params.id, ...body }),
  }),
  endpoint({
    method: "POST",
    path: "/rewards/{id}/archive",
    area,
    summary: "Take a reward out of the catalogue",
    permission: "rewards:write",
    params,
    responses: { 200: rewardAnswer },
    run: (ctx, { params }) => archiveReward(ctx, { rewardId: params.id }),
    respond: (body) => ({ status: 200, body }),
  }),
  endpoint({
    method: "POST",
    path: "/rewards/{id}/restore",
    area,
    summary: "Put an archived reward back into the catalogue",
    permission: "rewards:write",
    params,
    responses: { 200: rewardAnswer },
    run: (ctx, { params }) => restoreReward(ctx, { rewardId: params.id }),
    respond: (body) => ({ status: 200, body }),
  }),
]
