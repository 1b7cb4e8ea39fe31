import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageQuery, pageSchema } from "@/lib/core/page"
import { idText } from "@/lib/core/values"
import { createHousehold } from "@/lib/ledger/commands/create-household"
import { joinHousehold } from "@/lib/ledger/commands/join-household"
import { leaveHousehold } from "@/lib/ledger/commands/leave-household"
import { updateHousehold } from "@/lib/ledger/commands/update-household"
import { getHousehold } from "@/lib/ledger/queries/get-household"
import { listHouseholds } from "@/lib/ledger/queries/list-households"
import {
  householdBodySchema,
  householdChangeBodySchema,
  householdMemberBodySchema,
} from "@/lib/ledger/schema-household"
import { householdAnswer } from "./answers"

const area = "households"
const params = z.object({ id: idText })

export const householdsEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "POST",
    path: "/households",
    area,
    summary: "Make a household: members of a program who spend together",
    permission: "households:write",
    body: householdBodySchema,
    responses: { 201: householdAnswer },
    run: (ctx, { body }) => createHousehold(ctx, body),
  }),
  endpoint({
    method: "GET",
    path: "/households",
    area,
    summary: "List the open households, newest first",
    permission: "members:read",
    query: pageQuery.extend({ programId: idText.optional() }),
    responses: { 200: pageSchema(householdAnswer) },
    run: (ctx, { query }) => listHouseholds(ctx, query),
  }),
  endpoint({
    method: "GET",
    path: "/households/{id}",
    area,
    summary: "Read a household, its members and what they have",
    permission: "members:read",
    params,
    responses: { 200: householdAnswer },
    run: (ctx, { params }) => getHousehold(ctx, params),
  }),
  endpoint({
    method: "PATCH",
    path: "/households/{id}",
    area,
    summary: "Change a household's name, its head or who may spend",
    permission: "households:write",
    params,
    body: householdChangeBodySchema,
    responses: { 200: householdAnswer },
    run: (ctx, { params, body }) => updateHousehold(ctx, { householdId: params.id, ...body }),
  }),
  endpoint({
    method: "POST",
    path: "/households/{id}/members",
    area,
    summary: "Take a member into a household",
    permission: "households:write",
    params,
    body: householdMemberBodySchema,
    responses: { 201: householdAnswer },
    run: (ctx, { params, body }) => joinHousehold(ctx, { householdId: params.id, ...body }),
  }),
  endpoint({
    method: "POST",
    path: "/households/{id}/members/{memberId}/leave",
    area,
    summary: "Take a member out of a household; their points go along, and the last one closes it",
    permission: "households:write",
    params: params.extend({ memberId: idText }),
    responses: { 200: householdAnswer },
    run: (ctx, { params }) => leaveHousehold(ctx, { householdId: params.id, memberId: params.memberId }),
    respond: (body) => ({ status: 200, body }),
  }),
]
