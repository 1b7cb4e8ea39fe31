import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageOfWhole, pageSchema, shortPageQuery } from "@/lib/core/page"
import { idText } from "@/lib/core/values"
import { creditTiers } from "@/lib/standing/commands/credit-tiers"
import { endTierGrant } from "@/lib/standing/commands/end-tier-grant"
import { grantTier } from "@/lib/standing/commands/grant-tier"
import { getTierMoves } from "@/lib/standing/queries/get-tier-moves"
import { listMemberTiers } from "@/lib/standing/queries/list-member-tiers"
import { listTierGifts } from "@/lib/standing/queries/list-tier-gifts"
import { listTierGrants } from "@/lib/standing/queries/list-tier-grants"
import { listTierNotices } from "@/lib/standing/queries/list-tier-notices"
import { endTierGrantBodySchema, tierCreditBodySchema, tierGrantBodySchema } from "@/lib/standing/schema"
import {
  memberTierAnswer,
  tierCreditAnswer,
  tierGiftGrantAnswer,
  tierGrantAnswer,
  tierMovesAnswer,
  tierNoticeAnswer,
} from "./answers"

const area = "members"
const params = z.object({ id: idText })

export const standingEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "GET",
    path: "/members/{id}/tiers",
    area,
    summary: "List a member's tiers over time, newest first, each with why it began",
    permission: "members:read",
    params,
    query: shortPageQuery,
    responses: { 200: pageSchema(memberTierAnswer) },
    run: async (ctx, { params, query }) =>
      pageOfWhole((await listMemberTiers(ctx, { memberId: params.id })).data, query, ({ from }) => from),
  }),
  endpoint({
    method: "POST",
    path: "/members/{id}/tier-grants",
    area,
    summary: "Give a member a tier beside what is earned",
    permission: "members:adjust",
    params,
    body: tierGrantBodySchema,
    responses: { 201: tierGrantAnswer },
    run: (ctx, { params, body }) => grantTier(ctx, { memberId: params.id, ...body }),
  }),
  endpoint({
    method: "GET",
    path: "/members/{id}/tier-grants",
    area,
    summary: "List the tiers that a member was given, newest first",
    permission: "members:read",
    params,
    query: shortPageQuery,
    responses: { 200: pageSchema(tierGrantAnswer) },
    run: async (ctx, { params, query }) =>
      pageOfWhole((await listTierGrants(ctx, { memberId: params.id })).data, query, ({ id }) => id),
  }),
  endpoint({
    method: "GET",
    path: "/members/{id}/tier-gifts",
    area,
    summary: "List the gifts of status that a member gave or was given, newest first, with both members",
    permission: "members:read",
    params,
    query: shortPageQuery,
    responses: { 200: pageSchema(tierGiftGrantAnswer) },
    run: async (ctx, { params, query }) =>
      pageOfWhole((await listTierGifts(ctx, { memberId: params.id })).data, query, ({ id }) => id),
  }),
  endpoint({
    method: "POST",
    path: "/tier-grants/{id}/end",
    area,
    summary: "End a tier that was given",
    permission: "members:adjust",
    params,
    body: endTierGrantBodySchema,
    responses: { 200: tierGrantAnswer },
    run: (ctx, { params, body }) => endTierGrant(ctx, { id: params.id, ...body }),
  }),
  endpoint({
    method: "GET",
    path: "/members/{id}/tier-notices",
    area,
    summary: "List what a member was told 60, 30 and 7 days before a lower tier, newest first",
    permission: "members:read",
    params,
    query: shortPageQuery,
    responses: { 200: pageSchema(tierNoticeAnswer) },
    run: async (ctx, { params, query }) =>
      pageOfWhole((await listTierNotices(ctx, { memberId: params.id })).data, query, ({ id }) => id),
  }),
  endpoint({
    method: "GET",
    path: "/programs/{id}/tier-moves",
    area: "programs",
    summary: "Count the members who came to each tier from below and from above, month by month",
    permission: "metrics:read",
    params,
    query: z.object({ months: z.coerce.number().int().min(1).max(60).optional() }),
    responses: { 200: tierMovesAnswer },
    run: (ctx, { params, query }) => getTierMoves(ctx, { programId: params.id, ...query }),
  }),
  endpoint({
    method: "POST",
    path: "/members/{id}/tier-credits",
    area,
    summary: "Count something towards a member's tiers beside what was bought",
    permission: "members:adjust",
    params,
    body: tierCreditBodySchema,
    responses: { 201: tierCreditAnswer },
    run: (ctx, { params, body }) => creditTiers(ctx, { memberId: params.id, ...body }),
  }),
]
