import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageQuery, pageSchema } from "@/lib/core/page"
import { idText } from "@/lib/core/values"
import { declineErasure } from "@/lib/privacy/commands/decline-erasure"
import { type ErasedCustomer, eraseCustomer } from "@/lib/privacy/commands/erase-customer"
import { exportCustomerData } from "@/lib/privacy/queries/export-customer-data"
import { listErasureRequests } from "@/lib/privacy/queries/list-erasure-requests"
import { previewErasure } from "@/lib/privacy/queries/preview-erasure"
import { jobAnswer } from "../jobs/answers"

const area = "members"
const permission = "members:erase"
const params = z.object({ id: idText })

const previewAnswer = z.object({
  identifiers: z.array(z.object({ kind: z.string(), value: z.string() })),
  attributes: z.number().int(),
  comments: z.number().int(),
  explanations: z.number().int(),
  memberships: z.array(
    z.object({
      programName: z.string(),
      wallets: z.array(z.object({ currency: z.string(), points: z.number().int() })),
    }),
  ),
  purchases: z.number().int(),
  events: z.number().int(),
  requestedAt: z.string().nullable().meta({ description: "Since when they ask for it; null: they do not." }),
  erasedAt: z.string().nullable(),
})

const requestAnswer = z.object({
  id: z.string(),
  customerId: z.string(),
  memberId: z.string().nullable(),
  name: z.string(),
  requestedAt: z.string(),
})

const erasedAnswer = z.object({
  id: z.string(),
  erasedAt: z.string(),
  entryIds: z.array(z.string()).meta({ description: "What took the points that were left." }),
  job: jobAnswer.nullable().meta({
    description:
      "Where very much is kept: what looks through the rest of the messages, rows of files and stored answers.",
  }),
})

/** What the law asks for: what is held about a person, and that it is erased. */
export const erasureEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "GET",
    path: "/customers/{id}/data",
    area,
    summary: "Everything that is held about a person",
    permission,
    params,
    responses: { 200: z.record(z.string(), z.unknown()) },
    run: (ctx, { params }) => exportCustomerData(ctx, params),
  }),
  endpoint({
    method: "GET",
    path: "/customers/{id}/erasure-preview",
    area,
    summary: "See what erasing a person would remove and what would stay; writes nothing",
    permission,
    params,
    responses: { 200: previewAnswer },
    run: (ctx, { params }) => previewErasure(ctx, params),
  }),
  endpoint({
    method: "POST",
    path: "/customers/{id}/erase",
    area,
    summary: "Erase a person: all that names them is removed, purchases and entries stay under ids that tell nothing",
    permission,
    params,
    responses: { 200: erasedAnswer, 202: erasedAnswer },
    run: (ctx, { params }) => eraseCustomer(ctx, params),
    respond: (body: ErasedCustomer) => ({ status: body.job ? 202 : 200, body }),
  }),
  endpoint({
    method: "POST",
    path: "/customers/{id}/decline-erasure",
    area,
    summary: "Turn down that a customer asked to be erased",
    permission,
    params,
    responses: { 200: z.object({ id: z.string(), customerId: z.string(), status: z.literal("declined") }) },
    run: (ctx, { params }) => declineErasure(ctx, params),
    respond: (body) => ({ status: 200, body }),
  }),
  endpoint({
    method: "GET",
    path: "/erasure-requests",
    area,
    summary: "List who asks to be erased and waits for an answer",
    permission,
    query: pageQuery,
    responses: { 200: pageSchema(requestAnswer) },
    run: (ctx, { query }) => listErasureRequests(ctx, query),
  }),
]
