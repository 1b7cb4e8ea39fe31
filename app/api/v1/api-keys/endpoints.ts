import { z } from "zod"
import { type AnyEndpoint, endpoint } from "@/lib/core/api/endpoint"
import { pageOfWhole, pageSchema, shortPageQuery } from "@/lib/core/page"
import { idText } from "@/lib/core/values"
import { createApiKey } from "@/lib/developers/commands/create-api-key"
import { revokeApiKey } from "@/lib/developers/commands/revoke-api-key"
import { listApiKeys } from "@/lib/developers/queries/list-api-keys"
import { createApiKeySchema } from "@/lib/developers/schema"

const apiKey = z.object({ id: z.string(), name: z.string(), prefix: z.string(), scopes: z.array(z.string()) })
const listed = apiKey.extend({
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
})
const shared = { area: "API keys", permission: "apiKeys:write" } as const

export const apiKeysEndpoints: AnyEndpoint[] = [
  endpoint({
    ...shared,
    method: "GET",
    path: "/api-keys",
    summary: "Every API key, revoked ones too, newest first",
    query: shortPageQuery,
    responses: { 200: pageSchema(listed) },
    run: async (ctx, { query }) => pageOfWhole(await listApiKeys(ctx), query, ({ id }) => id),
  }),
  endpoint({
    ...shared,
    method: "POST",
    path: "/api-keys",
    summary: "Make an API key with scopes that the asking key holds itself",
    body: createApiKeySchema,
    secret: true,
    responses: { 201: apiKey.extend({ key: z.string().meta({ description: "The whole key, answered this once." }) }) },
    run: (ctx, { body }) => createApiKey(ctx, body),
  }),
  endpoint({
    ...shared,
    method: "POST",
    path: "/api-keys/{id}/revoke",
    summary: "End an API key",
    params: z.object({ id: idText }),
    responses: { 200: z.object({ id: z.string() }) },
    run: (ctx, input) => revokeApiKey(ctx, { apiKeyId: input.params.id }),
    respond: (body) => ({ status: 200, body }),
  }),
]
