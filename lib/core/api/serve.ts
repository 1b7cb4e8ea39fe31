import canonicalize from "canonicalize"
import { apiKeyCtxOrThrow } from "../auth/api-key"
import type { Ctx } from "../ctx"
import { inTransaction } from "../db"
import { DomainError } from "../errors"
import { newId, sha256 } from "../id"
import { keepAnswer, Replay } from "../idempotency"
import { toJson } from "../json"
import { requirePermission } from "../permissions"
import { readJsonBody } from "./body"
import type { AnyEndpoint } from "./endpoint"
import { invalidInput, toProblem } from "./problem"

function matchPath(template: string, path: string): Record<string, string> | null {
  const wanted = template.split("/")
  const given = path.split("/")
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ""
    if (part.startsWith("{")) params[part.slice(1, -1)] = value
    else if (part !== value) return null
  }
  return params
}

function matching(endpoints: readonly AnyEndpoint[], path: string) {
  return endpoints.flatMap((endpoint) => {
    const params = matchPath(endpoint.path, path)
    return params ? [{ endpoint, params }] : []
  })
}

function find(endpoints: readonly AnyEndpoint[], method: string, path: string) {
  const matches = matching(endpoints, path)
  // A fixed path goes before one with an id in the same place.
  matches.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)
  if (matches.length === 0) throw new DomainError("not_found")
  const match = matches.find(({ endpoint }) => endpoint.method === method)
  if (!match) throw new DomainError("method_not_allowed", { detail: `This address takes ${methodsOf(matches)}.` })
  return match
}

function methodsOf(matches: readonly { endpoint: AnyEndpoint }[]): string {
  return [...new Set(matches.map(({ endpoint }) => endpoint.method))].sort().join(", ")
}

/** RFC 9110, 11.6.1 and 15.5.6: what 401 and 405 have to say beside their body. */
function sayHow(response: Response, endpoints: readonly AnyEndpoint[], path: string): Response {
  if (response.status === 401) response.headers.set("www-authenticate", 'Bearer realm="Regulars"')
  if (response.status === 405) response.headers.set("allow", methodsOf(matching(endpoints, path)))
  return response
}

function problemResponse(error: unknown, requestId: string): Response {
  const problem = toProblem(error, requestId)
  const headers: Record<string, string> = { "content-type": "application/problem+json" }
  if (problem.status === 429 || problem.status === 503) headers["retry-after"] = "1"
  return new Response(JSON.stringify(problem), { status: problem.status, headers })
}

function jsonResponse(status: number, body: unknown): Response {
  const type = status < 400 ? "application/json" : "application/problem+json"
  return new Response(JSON.stringify(toJson(body)), { status, headers: { "content-type": type } })
}

function withIdempotency(ctx: Ctx, endpoint: AnyEndpoint, request: Request, path: string, body: unknown): Ctx {
  const key = request.headers.get("idempotency-key")
  if (endpoint.method !== "POST" || key === null) return ctx
  if (key.length === 0 || key.length > 255) {
    throw new DomainError("invalid_input", {
      fields: [{ path: "Idempotency-Key", message: "Use 1 to 255 characters." }],
    })
  }
  const requestHash = sha256(`${endpoint.method} ${path}\n${canonicalize(body) ?? ""}`)
  const { secret, answer: respond } = endpoint
  return { ...ctx, idempotency: { key, requestHash, recorded: false, respond, ...(secret ? { secret } : {}) } }
}

function parseInput(endpoint: AnyEndpoint, params: Record<string, string>, request: Request, body: unknown) {
  const parsedParams = endpoint.params?.safeParse(params)
  if (parsedParams && !parsedParams.success) throw new DomainError("not_found")
  const parsedQuery = endpoint.query?.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (parsedQuery && !parsedQuery.success) throw invalidInput(parsedQuery.error)
  const parsedBody = endpoint.body?.safeParse(body)
  if (parsedBody && !parsedBody.success) throw invalidInput(parsedBody.error)
  return { params: parsedParams?.data, query: parsedQuery?.data, body: parsedBody?.data }
}

async function refuse(ctx: Ctx, error: unknown, requestId: string): Promise<Response> {
  if (error instanceof Replay) return jsonResponse(error.status, error.body)
  const kept =
    error instanceof DomainError &&
    error.status < 500 &&
    error.status !== 429 &&
    ctx.idempotency &&
    !ctx.idempotency.recorded
  const lost =
    error instanceof DomainError &&
    ["idempotency_in_flight", "idempotency_key_reused", "forbidden"].includes(error.code)
  if (!kept || lost) return problemResponse(error, requestId)
  try {
    // Outside the usual entrance of a write: this keeps a refusal whose transaction was rolled back.
    const fresh = { ...ctx, idempotency: undefined }
    await inTransaction(fresh, (tx) =>
      keepAnswer({ ...tx, idempotency: ctx.idempotency }, error.status, toProblem(error, requestId)),
    )
  } catch (second) {
    if (!(second instanceof DomainError)) throw second
  }
  return problemResponse(error, requestId)
}

/** Answers one request of the REST API: find the endpoint, check the key, parse, run its command, map refusals. */
export async function serveApi(endpoints: readonly AnyEndpoint[], request: Request, path: string): Promise<Response> {
  return sayHow(await answer(endpoints, request, path), endpoints, path)
}

async function answer(endpoints: readonly AnyEndpoint[], request: Request, path: string): Promise<Response> {
  const requestId = newId()
  let ctx: Ctx | undefined
  try {
    ctx = await apiKeyCtxOrThrow(request.headers.get("authorization"))
    const { endpoint, params } = find(endpoints, request.method === "HEAD" ? "GET" : request.method, path)
    requirePermission(ctx, endpoint.permission)
    const body = endpoint.body ? await readJsonBody(request) : undefined
    const input = parseInput(endpoint, params, request, body)
    ctx = withIdempotency(ctx, endpoint, request, path, body)
    const result = await endpoint.handle(ctx, input)
    const { status, body: told } = endpoint.answer(result)
    return jsonResponse(status, told)
  } catch (error) {
    try {
      return ctx ? await refuse(ctx, error, requestId) : problemResponse(error, requestId)
    } catch (last) {
      return problemResponse(last, requestId)
    }
  }
}
