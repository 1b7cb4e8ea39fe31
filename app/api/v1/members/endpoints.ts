import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageQuery, pageSchema } from "@/lib/core/page"
import { idText, instantText, text } from "@/lib/core/values"
import { adjustPoints } from "@/lib/ledger/commands/adjust-points"
import { listEntries } from "@/lib/ledger/queries/list-entries"
import { listExpiryWarnings } from "@/lib/ledger/queries/list-expiry-warnings"
import { adjustPointsSchema, enrollMemberSchema } from "@/lib/members/schema"
import { findMembers } from "@/lib/programs/queries/find-members"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { enrollMember } from "@/lib/purchases/commands/enroll-member"
import { explainActivity } from "@/lib/purchases/queries/explain-activity"
import { listMemberActivities } from "@/lib/purchases/queries/list-member-activities"
import { activityKind } from "@/lib/purchases/schema-why"
import {
  entryAnswer,
  expiryWarningAnswer,
  explainedActivityAnswer,
  memberActivityAnswer,
  memberAnswer,
} from "./answers"

const area = "members"
const params = z.object({ id: idText })
const query = pageQuery.extend({
  externalId: text(255).optional(),
  email: text(254).optional(),
  phone: text(32).optional(),
  cardNumber: text(64).optional(),
})

export const membersEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "POST",
    path: "/members",
    area,
    summary: "Make a customer a member",
    permission: "members:write",
    body: enrollMemberSchema,
    responses: { 201: memberAnswer },
    run: (ctx, { body }) => enrollMember(ctx, body),
  }),
  endpoint({
    method: "GET",
    path: "/members",
    area,
    summary: "Find members by an identifier, or list them",
    permission: "members:read",
    query,
    responses: { 200: pageSchema(memberAnswer) },
    run: (ctx, { query }) => findMembers(ctx, query),
  }),
  endpoint({
    method: "GET",
    path: "/members/{id}",
    area,
    summary: "Read a member, now or at an instant",
    permission: "members:read",
    params,
    query: z.object({
      at: instantText.optional().meta({ description: "Answers by effective time: balances and tier at that instant." }),
    }),
    responses: { 200: memberAnswer },
    run: (ctx, { params, query }) =>
      getMemberView(ctx, { id: params.id, at: query.at === undefined ? undefined : new Date(query.at) }),
  }),
  endpoint({
    method: "GET",
    path: "/members/{id}/entries",
    area,
    summary: "List what happened to a member's points, newest first",
    permission: "members:read",
    params,
    query: pageQuery,
    responses: { 200: pageSchema(entryAnswer) },
    run: (ctx, { params, query }) => listEntries(ctx, { memberId: params.id, ...query }),
  }),
  endpoint({
    method: "GET",
    path: "/members/{id}/activities",
    area,
    summary: "List what a member did, newest first, with what each earned or why it earned nothing",
    permission: "members:read",
    params,
    query: pageQuery,
    responses: { 200: pageSchema(memberActivityAnswer) },
    run: (ctx, { params, query }) => listMemberActivities(ctx, { memberId: params.id, ...query }),
  }),
  endpoint({
    method: "GET",
    path: "/members/{id}/activities/{kind}/{activityId}",
    area,
    summary: "Read why a purchase, return or event of a member earned what it did, or nothing",
    permission: "members:read",
    params: z.object({ id: idText, kind: activityKind, activityId: idText }),
    responses: { 200: explainedActivityAnswer },
    run: (ctx, { params: { id, kind, activityId } }) => explainActivity(ctx, { memberId: id, kind, id: activityId }),
  }),
  endpoint({
    method: "GET",
    path: "/members/{id}/expiry-warnings",
    area,
    summary: "List what a member was warned of 30, 7 and 1 days before it expires, newest first",
    permission: "members:read",
    params,
    query: pageQuery,
    responses: { 200: pageSchema(expiryWarningAnswer) },
    run: (ctx, { params, query }) => listExpiryWarnings(ctx, { memberId: params.id, ...query }),
  }),
  endpoint({
    method: "POST",
    path: "/members/{id}/adjustments",
    area,
    summary: "Give points to a member or take them",
    permission: "members:adjust",
    params,
    body: adjustPointsSchema,
    responses: {
      201: z.object({
        id: z.string(),
        memberId: z.string(),
        currency: z.string(),
        points: z.number().int(),
        availablePoints: z.number().int(),
      }),
    },
    run: (ctx, { params, body }) => adjustPoints(ctx, { memberId: params.id, ...body }),
  }),
]
