import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { toProblem } from "@/lib/core/api/problem"
import { pageOfWhole, pageSchema, shortPageQuery } from "@/lib/core/page"
import { idText } from "@/lib/core/values"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { findPurchase } from "@/lib/purchases/queries/find-purchase"
import { getPurchase } from "@/lib/purchases/queries/get-purchase"
import { quotePurchase } from "@/lib/purchases/queries/quote-purchase"
import {
  findPurchaseSchema,
  purchaseBatchSchema,
  purchaseSchema,
  quoteSchema,
  returnSchema,
} from "@/lib/purchases/schema"
import type { PurchaseResult } from "@/lib/purchases/steps/purchase-result"
import type { RecordResult } from "@/lib/purchases/steps/record-batch"
import { batchItemAnswer, quoteAnswer, recordAnswer, returnAnswer, storedPurchaseAnswer } from "./answers"

const area = "purchases"

function bodyOf({ members, ...result }: PurchaseResult) {
  const several = members.length > 1 ? { members } : {}
  return { ...result, member: members.length === 1 ? members[0] : null, ...several }
}

function storedOf({ items, id, returns, judgements, ...result }: Awaited<ReturnType<typeof getPurchase>>) {
  return { id, ...bodyOf(result), items, returns, judgements }
}

function itemOf(result: RecordResult, index: number) {
  if (result.kind === "refused") return { index, status: result.error.status, body: toProblem(result.error) }
  return { index, status: result.kind === "created" ? 201 : 200, body: bodyOf(result.result) }
}

/** Made once, since an answer that is kept under an Idempotency-Key carries the same request ids as the one that is sent. */
const batches = new WeakMap<readonly RecordResult[], ReturnType<typeof itemOf>[]>()

function batchOf(results: readonly RecordResult[]) {
  const items = batches.get(results) ?? results.map(itemOf)
  batches.set(results, items)
  return items
}

export const purchasesEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "POST",
    path: "/purchases",
    area,
    summary: "Record a purchase",
    permission: "purchases:write",
    body: purchaseSchema,
    responses: { 201: recordAnswer, 200: recordAnswer },
    run: (ctx, { body }) => recordPurchase(ctx, body, { source: "api" }),
    respond: ({ isNew, ...body }) => ({ status: isNew ? 201 : 200, body }),
  }),
  endpoint({
    method: "POST",
    path: "/purchases/batch",
    area,
    summary: "Record 1 to 1000 purchases, each judged alone, in order",
    permission: "purchases:write",
    body: purchaseBatchSchema,
    responses: { 200: z.object({ results: z.array(batchItemAnswer) }) },
    run: (ctx, { body }) => recordPurchases(ctx, body.purchases, { source: "api" }),
    respond: (results) => ({ status: 200, body: { results: batchOf(results) } }),
  }),
  endpoint({
    method: "GET",
    path: "/purchases",
    area,
    summary: "Find the purchase of a number in your own systems",
    permission: "purchases:read",
    query: findPurchaseSchema.extend(shortPageQuery.shape),
    responses: { 200: pageSchema(storedPurchaseAnswer) },
    run: async (ctx, { query: { externalId, ...page } }) => {
      const found = await findPurchase(ctx, { externalId })
      const rows = found ? [storedOf(await getPurchase(ctx, { id: found.id }))] : []
      return pageOfWhole(rows, page, ({ purchase }) => purchase.id)
    },
  }),
  endpoint({
    method: "GET",
    path: "/purchases/{id}",
    area,
    summary: "Read a purchase",
    permission: "purchases:read",
    params: z.object({ id: idText }),
    responses: { 200: storedPurchaseAnswer },
    run: (ctx, { params }) => getPurchase(ctx, params),
    respond: (stored) => ({ status: 200, body: storedOf(stored) }),
  }),
  endpoint({
    method: "POST",
    path: "/purchases/{id}/returns",
    area,
    summary: "Record a return, whole or in part; with neither amount nor items it is of all that is left",
    permission: "purchases:write",
    params: z.object({ id: idText }),
    body: returnSchema,
    responses: { 201: returnAnswer, 200: returnAnswer },
    run: (ctx, { params, body }) => recordReturn(ctx, params.id, body),
    respond: ({ isNew, ...body }) => ({ status: isNew ? 201 : 200, body }),
  }),
  endpoint({
    method: "POST",
    path: "/members/{id}/quote",
    area,
    summary: "Tell what a purchase would earn; nothing is written",
    permission: "members:read",
    params: z.object({ id: idText }),
    body: quoteSchema,
    responses: { 200: quoteAnswer },
    run: (ctx, { params, body }) => quotePurchase(ctx, params.id, body),
    respond: (quote) => ({ status: 200, body: quote }),
  }),
]
