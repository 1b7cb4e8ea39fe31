import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { idText } from "@/lib/core/values"
import { updateCustomer } from "@/lib/members/commands/update-customer"
import { getCustomer } from "@/lib/members/queries/get-customer"
import { mergeCustomersBodySchema, updateCustomerSchema } from "@/lib/members/schema"
import { mergeCustomers } from "@/lib/purchases/commands/merge-customers"
import { previewMerge } from "@/lib/purchases/queries/preview-merge"
import { customerRefAnswer } from "../members/answers"
import { erasureEndpoints } from "./erasure-endpoints"

const area = "members"
const params = z.object({ id: idText })

const mergePreviewAnswer = z.object({
  purchases: z.number().int(),
  returns: z.number().int(),
  events: z.number().int(),
  identifiers: z.array(z.object({ kind: z.string(), value: z.string() })),
  memberships: z.array(
    z.object({
      programName: z.string(),
      bothAreMembers: z.boolean(),
      wallets: z.array(
        z.object({ currency: z.string(), availablePoints: z.number().int(), pendingPoints: z.number().int() }),
      ),
    }),
  ),
  kept: z.array(z.string()).meta({ description: "What both have: the other keeps theirs." }),
})

export const customersEndpoints: AnyEndpoint[] = [
  ...erasureEndpoints,
  endpoint({
    method: "GET",
    path: "/customers/{id}",
    area,
    summary: "Read a customer",
    permission: "members:read",
    params,
    responses: {
      200: customerRefAnswer.extend({
        birthday: z.string().nullable(),
        locale: z.string().nullable(),
        attributes: z.record(z.string(), z.string()),
        createdAt: z.string(),
        firstPurchaseAt: z.string().nullable(),
        lastPurchaseAt: z.string().nullable(),
        purchaseCount: z.number().int(),
        spendMinor: z.number().int(),
        revenueMinor: z.number().int(),
        erasedAt: z.string().nullable().meta({ description: "When everything that names the person was removed." }),
        mergedIntoId: z.string().nullable().meta({ description: "To whom all of it belongs since a merge." }),
      }),
    },
    run: (ctx, { params }) => getCustomer(ctx, params),
  }),
  endpoint({
    method: "PATCH",
    path: "/customers/{id}",
    area,
    summary: "Change what is known of a customer",
    permission: "members:write",
    params,
    body: updateCustomerSchema,
    responses: { 200: z.object({ id: z.string() }) },
    run: (ctx, { params, body }) => updateCustomer(ctx, { id: params.id, ...body }),
  }),
  endpoint({
    method: "GET",
    path: "/customers/{id}/merge-preview/{intoCustomerId}",
    area,
    summary: "See what merging a customer into another would move; writes nothing",
    permission: "members:adjust",
    params: params.extend({ intoCustomerId: idText }),
    responses: { 200: mergePreviewAnswer },
    run: (ctx, { params }) => previewMerge(ctx, params),
  }),
  endpoint({
    method: "POST",
    path: "/customers/{id}/merge",
    area,
    summary: "Merge a customer into another: all that belongs to the first passes to the second",
    permission: "members:adjust",
    params,
    body: mergeCustomersBodySchema,
    responses: {
      200: z.object({
        id: z.string().meta({ description: "Of the merge." }),
        fromCustomerId: z.string(),
        intoCustomerId: z.string(),
        purchases: z.number().int(),
        returns: z.number().int(),
        events: z.number().int(),
      }),
    },
    run: (ctx, { params, body }) => mergeCustomers(ctx, { ...params, ...body }),
    respond: (body) => ({ status: 200, body }),
  }),
]
