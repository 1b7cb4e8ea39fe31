import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageQuery, pageSchema } from "@/lib/core/page"
import { idText } from "@/lib/core/values"
import { createStore } from "@/lib/purchases/commands/create-store"
import { updateStore } from "@/lib/purchases/commands/update-store"
import { getStore } from "@/lib/purchases/queries/get-store"
import { listStores } from "@/lib/purchases/queries/list-stores"
import { storeChangeSchema, storeSchema } from "@/lib/purchases/schema-store"

const area = "stores"
const params = z.object({ id: idText })

const storeAnswer = z
  .object({
    id: z.string(),
    externalId: z.string(),
    name: z.string(),
    timeZone: z.string().nullable(),
    region: z.string().nullable(),
  })
  .meta({ id: "Store" })

export const storesEndpoints: AnyEndpoint[] = [
  endpoint({
    method: "GET",
    path: "/stores",
    area,
    summary: "List the stores by name",
    permission: "purchases:read",
    query: pageQuery,
    responses: { 200: pageSchema(storeAnswer) },
    run: (ctx, { query }) => listStores(ctx, query),
  }),
  endpoint({
    method: "POST",
    path: "/stores",
    area,
    summary: "Add a store",
    permission: "stores:write",
    body: storeSchema,
    responses: { 201: storeAnswer },
    run: (ctx, { body }) => createStore(ctx, body),
  }),
  endpoint({
    method: "GET",
    path: "/stores/{id}",
    area,
    summary: "Read a store",
    permission: "purchases:read",
    params,
    responses: { 200: storeAnswer },
    run: (ctx, { params }) => getStore(ctx, params),
  }),
  endpoint({
    method: "PATCH",
    path: "/stores/{id}",
    area,
    summary: "Change a store's name, region or time zone, for purchases recorded from now on",
    permission: "stores:write",
    params,
    body: storeChangeSchema,
    responses: { 200: storeAnswer },
    run: (ctx, { params, body }) => updateStore(ctx, { ...params, ...body }),
  }),
]
