import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageQuery, pageSchema } from "@/lib/core/page"
import { idText } from "@/lib/core/values"
import { cancelTransfer } from "@/lib/ledger/commands/cancel-transfer"
import { setSharingPolicy } from "@/lib/ledger/commands/set-sharing-policy"
import { transferPoints } from "@/lib/ledger/commands/transfer-points"
import { getSharingPolicy } from "@/lib/ledger/queries/get-sharing-policy"
import { listTransfers } from "@/lib/ledger/queries/list-transfers"
import { sharingPolicyBodySchema, transferBodySchema } from "@/lib/ledger/schema-sharing"

const area = "transfers"
const params = z.object({ id: idText })
const points = z.number().int()
const party = z.object({ memberId: z.string(), cardNumber: z.string() })

const transferAnswer = z
  .object({
    id: z.string(),
    programId: z.string(),
    from: party,
    to: party,
    currency: z.string(),
    points: points.meta({ description: "What the receiver gets." }),
    feePoints: points.meta({ description: "On top of it, from the giver." }),
    reason: z.string().nullable(),
    status: z.enum(["done", "cancelled"]),
    createdAt: z.string(),
    cancelledAt: z.string().nullable(),
  })
  .meta({ id: "Transfer" })

const sharingAnswer = z
  .object({
    transfersAllowed: z.boolean(),
    feePoints: points,
    feeBasisPoints: points,
    minimumPoints: points,
    yearlyCapPoints: points.nullable(),
    householdsBy: z.enum(["nobody", "staff", "members"]),
    householdSize: points,
  })
  .meta({ id: "SharingPolicy" })

export const transfersEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "GET",
    path: "/programs/{id}/sharing",
    area,
    summary: "Read what a program lets its members share",
    permission: "programs:read",
    params,
    responses: { 200: sharingAnswer },
    run: (ctx, { params }) => getSharingPolicy(ctx, { programId: params.id }),
  }),
  endpoint({
    method: "PATCH",
    path: "/programs/{id}/sharing",
    area,
    summary: "Set what a program lets its members share, at once",
    permission: "programs:publish",
    params,
    body: sharingPolicyBodySchema,
    responses: { 200: sharingAnswer },
    run: (ctx, { params, body }) => setSharingPolicy(ctx, { programId: params.id, ...body }),
  }),
  endpoint({
    method: "POST",
    path: "/members/{id}/transfers",
    area,
    summary: "Give a member's points to another, each with its own expiry; the fee is on top",
    permission: "points:transfer",
    params,
    body: transferBodySchema,
    responses: { 201: transferAnswer },
    run: (ctx, { params, body }) => transferPoints(ctx, { memberId: params.id, ...body }),
  }),
  endpoint({
    method: "GET",
    path: "/members/{id}/transfers",
    area,
    summary: "List what a member gave to others and received, newest first",
    permission: "members:read",
    params,
    query: pageQuery,
    responses: { 200: pageSchema(transferAnswer) },
    run: (ctx, { params, query }) => listTransfers(ctx, { memberId: params.id, ...query }),
  }),
  endpoint({
    method: "POST",
    path: "/transfers/{id}/cancel",
    area,
    summary: "Take a transfer back, with its fee, unless some of it was used",
    permission: "points:transfer",
    params,
    responses: {
      200: transferAnswer.extend({
        restoredPoints: points.meta({ description: "What the giver has back, the fee with it." }),
        expiredPoints: points.meta({ description: "What had expired meanwhile and is gone." }),
      }),
    },
    run: (ctx, { params }) => cancelTransfer(ctx, { transferId: params.id }),
    respond: (body) => ({ status: 200, body }),
  }),
]
