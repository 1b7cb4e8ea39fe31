import { z } from "zod"
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi"
import { errorCodes } from "../errors"
import type { AnyEndpoint } from "./endpoint"

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(Object.keys(errorCodes) as [string, ...string[]]).meta({ description: "Stable: decide by this." }),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem details." })

const problems = {
  "4XX": {
    description:
      "Refused. 400 malformed body, 401, 403, 404, 409 where the state forbids, 413, 415, 422 wrong values, 429.",
    content: { "application/problem+json": { schema: problemSchema } },
  },
}

const idempotencyKey = z.object({
  "Idempotency-Key": z
    .string()
    .min(1)
    .max(255)
    .optional()
    .meta({ description: "The same key and body answer the first status and body again. Kept for 24 hours and more." }),
})

const titles: Record<number, string> = { 200: "Done.", 201: "Made.", 202: "Begun as a job." }

function parameters(schema: z.ZodType | undefined): z.ZodObject | undefined {
  return schema instanceof z.ZodObject ? schema : undefined
}

function operation(endpoint: AnyEndpoint): ZodOpenApiOperationObject {
  const answers = Object.entries(endpoint.responses).map(([status, schema]) => [
    status,
    { description: titles[Number(status)] ?? "Answer.", content: { "application/json": { schema } } },
  ])
  return {
    operationId: `${endpoint.method.toLowerCase()}${endpoint.path.replace(/[^A-Za-z0-9]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: endpoint.summary,
    description: `Needs the scope \`${endpoint.permission}\`.`,
    tags: [endpoint.area.charAt(0).toUpperCase() + endpoint.area.slice(1)],
    requestParams: {
      ...(endpoint.params ? { path: parameters(endpoint.params) } : {}),
      ...(endpoint.query ? { query: parameters(endpoint.query) } : {}),
      ...(endpoint.method === "POST" ? { header: idempotencyKey } : {}),
    },
    ...(endpoint.body
      ? { requestBody: { required: true, content: { "application/json": { schema: endpoint.body } } } }
      : {}),
    responses: { ...Object.fromEntries(answers), ...problems },
  }
}

function paths(endpoints: readonly AnyEndpoint[]): ZodOpenApiPathsObject {
  const all: ZodOpenApiPathsObject = {}
  for (const endpoint of endpoints) {
    all[endpoint.path] = { ...all[endpoint.path], [endpoint.method.toLowerCase()]: operation(endpoint) }
  }
  return all
}

/** The OpenAPI 3.1 document, made from the schemas that validate. */
export function openApiDocument(endpoints: readonly AnyEndpoint[]) {
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Regulars API",
      version: "1",
      description:
        "Points and money are integers, ids UUIDv7, instants RFC 3339 answered in UTC. Lists take limit and cursor and answer data and nextCursor.",
    },
    servers: [{ url: "/api/v1" }],
    security: [{ key: [] }],
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer", description: "An API key: rg_<merchant>_<secret>." } },
    },
    paths: paths(endpoints),
  })
}
