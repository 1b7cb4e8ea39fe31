import { endpoints } from "@/app/api/v1/endpoints"
import { serveApi } from "@/lib/core/api/serve"
import type { Ctx } from "@/lib/core/ctx"
import type { Permission } from "@/lib/core/permissions"
import { createApiKey } from "@/lib/developers/commands/create-api-key"

export interface Answer {
  status: number
  type: string | null
  retryAfter: string | null
  headers: globalThis.Headers
  text: string
  body: Record<string, unknown>
}

type Headers = Record<string, string>

/** Speaks to the API as an integration does, with the real router and everything behind it. */
export interface Client {
  key: string
  call(method: string, path: string, body?: unknown, headers?: Headers): Promise<Answer>
}

function requestOf(method: string, path: string, body: unknown, headers: Headers): Request {
  const sent = body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body)
  const type: Headers = sent === undefined ? {} : { "content-type": "application/json" }
  return new Request(`http://till.example/api/v1${path}`, { method, body: sent, headers: { ...type, ...headers } })
}

export async function send(method: string, path: string, body: unknown, headers: Headers): Promise<Answer> {
  const request = requestOf(method, path, body, headers)
  const response = await serveApi(endpoints, request, new URL(request.url).pathname.slice("/api/v1".length))
  const text = await response.text()
  const { headers: answered, status } = response
  return {
    status,
    type: answered.get("content-type"),
    retryAfter: answered.get("retry-after"),
    headers: answered,
    text,
    body: JSON.parse(text) as Record<string, unknown>,
  }
}

export async function makeClient(ctx: Ctx, scopes: ("*" | Permission)[] = ["*"]): Promise<Client> {
  const { key } = await createApiKey(ctx, { name: "Till", scopes })
  const call: Client["call"] = (method, path, body, headers = {}) =>
    send(method, path, body, { authorization: `Bearer ${key}`, ...headers })
  return { key, call }
}

/** A call that must succeed. */
export async function must(client: Client, method: string, path: string, body?: unknown): Promise<Answer["body"]> {
  const answer = await client.call(method, path, body)
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
  return answer.body
}

export const programBody = {
  name: "Club",
  slug: "club",
  currency: { code: "PTS", name: "point", plural: "points", value: { points: 1, amountMinor: 1 } },
  moneyCurrency: "USD",
  joinPolicy: "everyone",
}

export const ruleBody = {
  name: "Spend",
  trigger: "purchase",
  effect: { kind: "perAmount", points: 1, perMinor: 100 },
}

export const tierBody = {
  name: "Bronze",
  rank: 0,
  qualification: { metric: "spendMinor", threshold: 0, window: "rolling365" },
  downgrade: "toEligible",
}

export function purchaseBody(externalId: string, amountMinor = 50_000, customer = externalId) {
  return {
    externalId,
    customer: { externalId: customer },
    occurredAt: "2026-01-05T12:00:00Z",
    currency: "USD",
    amountMinor,
  }
}

export function eventBody(externalId: string, customer = externalId, data: Record<string, unknown> = { rating: 5 }) {
  return {
    externalId,
    type: "review.written",
    customer: { externalId: customer },
    occurredAt: "2026-01-05T12:00:00Z",
    data,
  }
}
