import { beforeAll, describe, expect, it } from "vitest"
import { endpoints } from "@/app/api/v1/endpoints"
import type { AnyEndpoint } from "@/lib/core/api/endpoint"
import { newId } from "@/lib/core/id"
import { makeClient, programBody, ruleBody, tierBody } from "./client"
import { makeShop, type Shop } from "./shop"

let ours: Shop
let theirs: Shop

beforeAll(async () => {
  ours = await makeShop()
  theirs = await makeShop()
})

/** What stands before the first id: the key to a shop's ids. */
const areaOf = (path: string) => path.slice(1).split("/{")[0] ?? ""
const named = (endpoint: AnyEndpoint) => `${endpoint.method} ${endpoint.path}`
// The structures of the gallery and the names of figures belong to nobody.
const withId = endpoints.filter(({ path }) => path.includes("{") && !/^\/(program-presets|metrics)\//.test(path))
const titled = (all: readonly AnyEndpoint[]) => all.map((endpoint) => [named(endpoint), endpoint] as const)

/** A path with the ids of a shop; a second id in it stands for a rule or a tier. */
function pathIn(path: string, shop: Shop): string {
  const second = path.includes("/tiers/") ? shop.tier : shop.rule
  const one = path.replace("{kind}", "purchase").replace("{activityId}", shop.ids.purchases ?? "")
  return one.replace(/\{[^}]+\}/, shop.ids[areaOf(path)] ?? "").replace(/\{[^}]+\}/, second)
}

const condition = { combinator: "and", rules: [] }
const { joinPolicy: _policy, moneyCurrency: _money, ...programChange } = programBody

/** For each write that takes a body: one that would be accepted if the id were the caller's own. */
const bodies: Record<string, (shop: Shop) => unknown> = {
  "PATCH /customers/{id}": () => ({ firstName: "Ada" }),
  "POST /customers/{id}/merge": (shop) => ({ intoCustomerId: shop.ids.customers, reason: "Test" }),
  "POST /entries/{id}/activate": () => ({ reason: "Test" }),
  "POST /entries/{id}/cancel": () => ({ reason: "Test" }),
  "POST /adjustment-batches/{id}/approve": () => ({ note: "Test" }),
  "POST /adjustment-batches/{id}/refuse": () => ({ note: "Test" }),
  "PATCH /programs/{id}/approval-limit": () => ({ approvalAbovePoints: 5 }),
  "POST /members/{id}/quote": () => ({ occurredAt: "2026-01-05T12:00:00Z", currency: "USD", amountMinor: 100 }),
  "POST /members/{id}/adjustments": () => ({ points: 1, reason: "Test" }),
  "POST /members/{id}/tier-grants": (shop) => ({ kind: "override", tierId: shop.tier, reason: "Test" }),
  "POST /members/{id}/tier-credits": () => ({ metric: "spendMinor", amount: 1, reason: "Test" }),
  "POST /tier-grants/{id}/end": () => ({ reason: "Test" }),
  "POST /members/{id}/redemptions": (shop) => ({ rewardId: shop.ids.rewards }),
  "POST /members/{id}/benefits/{benefitId}/uses": () => ({}),
  "POST /members/{id}/subscriptions": (shop) => ({ tierId: shop.tier, interval: "month" }),
  "POST /subscriptions/{id}/payments": () => ({ externalId: "p1", amountMinor: 990, currency: "USD" }),
  "POST /subscriptions/{id}/payments/{paymentId}/refund": () => ({ reason: "Test" }),
  "PATCH /households/{id}": () => ({ name: "Other" }),
  "POST /households/{id}/members": (shop) => ({ memberId: shop.ids.members }),
  "PATCH /programs/{id}/sharing": () => ({ householdSize: 4 }),
  "POST /members/{id}/transfers": () => ({ to: { externalId: "friend" }, points: 1 }),
  "PATCH /programs/{id}": () => ({ name: programChange.name }),
  "POST /programs/{id}/publish": () => ({}),
  "POST /programs/{id}/versions/{versionId}/restore": () => ({}),
  "POST /programs/{id}/versions/{versionId}/withdraw": () => ({}),
  "POST /programs/{id}/earning-rules": () => ruleBody,
  "PATCH /programs/{id}/earning-rules/{ruleId}": () => ({ name: "Other" }),
  "POST /programs/{id}/tiers": () => ({ ...tierBody, name: "Silver", rank: 1 }),
  "PATCH /programs/{id}/tiers/{tierId}": () => ({ name: "Other" }),
  "POST /programs/{id}/rewards": () => ({ name: "Tea", kind: "freeProduct", costPoints: 1 }),
  "POST /programs/{id}/simulations": () => ({ from: "2026-01-01", to: "2026-05-31" }),
  "PATCH /rewards/{id}": () => ({ name: "Tea" }),
  "PATCH /event-types/{id}": () => ({ name: "Other" }),
  "PATCH /segments/{id}": () => ({ name: "Other", condition }),
  "PATCH /stores/{id}": () => ({ name: "Other", region: null }),
  "PATCH /surveys/{id}": () => ({ title: "Other" }),
  "POST /surveys/{id}/invitations": () => ({}),
  "POST /surveys/{id}/responses": () => ({ score: 1 }),
  "POST /purchases/{id}/returns": () => ({ externalId: "r1", occurredAt: "2026-01-06T12:00:00Z" }),
  "POST /vouchers/{code}/use": () => ({}),
  "PATCH /staff/{id}": () => ({ role: "support" }),
}

function bodyFor(endpoint: AnyEndpoint, shop: Shop): unknown {
  if (!endpoint.body) return undefined
  const make = bodies[named(endpoint)]
  if (!make) throw new Error(`${named(endpoint)} takes a body: say here what it would accept`)
  return make(shop)
}

describe("another merchant's id is answered like one that does not exist", () => {
  it.each(titled(withId))("%s", async (_name, endpoint) => {
    const path = pathIn(endpoint.path, ours)
    expect(path).not.toMatch(/\/\/|\/$/)
    const foreign = await theirs.client.call(endpoint.method, path, bodyFor(endpoint, theirs))
    const unknown = path.replace(ours.ids[areaOf(endpoint.path)] ?? "", newId())
    const missing = await theirs.client.call(endpoint.method, unknown, bodyFor(endpoint, theirs))
    expect([foreign.status, missing.status]).toEqual([404, 404])
    expect(foreign.body).toMatchObject({ code: missing.body.code, detail: missing.body.detail })
  })

  it.each(titled(withId))("%s with a malformed id", async (_name, endpoint) => {
    for (const id of ["1", "%00", "..%2f..", "00000000-0000-0000-0000-00000000000g", "'%20OR%201=1", "é"]) {
      const path = endpoint.path.replace(/\{[^}]+\}/g, id)
      const { status } = await ours.client.call(endpoint.method, path, bodyFor(endpoint, ours))
      expect(status, path).toBe(404)
    }
  })

  it("also inside a body", async () => {
    const { client, ids } = theirs
    const tries: [string, unknown][] = [
      [`/members/${ids.members}/redemptions`, { rewardId: ours.ids.rewards }],
      [`/surveys/${ids.surveys}/responses`, { score: 5, memberId: ours.ids.members }],
      [`/surveys/${ids.surveys}/invitations`, { segmentId: ours.ids.segments }],
      ["/members", { customer: { externalId: "new" }, programId: ours.ids.programs }],
      [`/members/${ids.members}/transfers`, { to: { memberId: ours.ids.members }, points: 1 }],
      [`/households/${ids.households}/members`, { memberId: ours.ids.members }],
      ["/households", { name: "Theirs", headMemberId: ours.ids.members }],
    ]
    for (const [path, body] of tries) {
      const { status, text } = await client.call("POST", path, body)
      expect([404, 422], `${path} ${text}`).toContain(status)
    }
  })

  it("and nothing of it stands in a list", async () => {
    const lists = endpoints.filter(({ method, path }) => method === "GET" && !path.includes("{"))
    for (const { path } of lists) {
      const { text } = await theirs.client.call("GET", path)
      for (const id of Object.values(ours.ids)) expect(text).not.toContain(id)
    }
  })
})

describe("a key may do what its scopes say, and nothing else", () => {
  it.each(titled(endpoints))("%s", async (_name, endpoint) => {
    const other = endpoint.permission === "jobs:read" ? "audit:read" : "jobs:read"
    const client = await makeClient(ours.ctx, [other])
    const answer = await client.call(endpoint.method, pathIn(endpoint.path, ours), endpoint.body ? {} : undefined)
    expect(answer.status).toBe(403)
    expect(answer.body).toMatchObject({ code: "forbidden", status: 403 })
  })
})

const deep = `${'{"rules":['.repeat(20_000)}${"]}".repeat(20_000)}`
const hostile: [string, string][] = [
  ["nothing", ""],
  ["half an object", "{"],
  ["null", "null"],
  ["an array", "[]"],
  ["a text", '"x"'],
  ["an infinite amount", '{"amountMinor":1e309,"points":1e309,"extra":1e309,"condition":{"rules":[1e309]}}'],
  ["a prototype", '{"__proto__":{"x":1},"constructor":{"prototype":{}}}'],
  [
    "a NUL and a huge text",
    JSON.stringify({
      name: "\0",
      externalId: "\0",
      occurredAt: "9999999-99-99",
      customer: { externalId: "x".repeat(100_000) },
    }),
  ],
  [
    "half a surrogate",
    '{"name":"\\ud800","externalId":"\\ud800","reason":"\\udfff","customer":{"externalId":"\\ud800"}}',
  ],
  ["numbers beyond 2^53", '{"points":9007199254740993,"name":[],"purchases":[[]],"amountMinor":1e300}'],
  [
    "wrong kinds everywhere",
    '{"name":{},"slug":5,"customer":[],"condition":"all","effect":null,"score":"9","currency":7}',
  ],
  ["nests without end", deep],
  ["a condition that nests without end", `{"name":"x","condition":${deep}}`],
]

describe("hostile bodies are refused, never an error of ours", () => {
  const writes = endpoints.filter(({ method }) => method !== "GET")
  it.each(titled(writes))("%s", async (_name, endpoint) => {
    for (const [what, body] of hostile) {
      const path = endpoint.path.replace(/\{[^}]+\}/g, newId())
      const headers = { "content-type": "application/json", "idempotency-key": newId() }
      const { status, text } = await ours.client.call(endpoint.method, path, body, headers)
      expect(status, `${what}: ${text}`).toBeLessThan(500)
      if (endpoint.body) expect(status, `${what}: ${text}`).toBeGreaterThanOrEqual(400)
    }
  })
})

const queries = [
  "limit=0",
  "limit=201",
  "limit=1e9",
  "limit=abc",
  "cursor=%00",
  "cursor=x",
  "cursor=00000000-0000-7000-8000-000000000000",
  "from=9999-99-99&to=1&interval=eon&metric=%00",
  "metric=purchases&from=1900-01-01&to=2199-12-31&interval=day",
  "metric=purchases&metric=members&from=2026-02-01&to=2026-01-01&interval=day",
  "at=0000-00-00T00:00:00Z",
  "email=%F0%9F&externalId=%00&phone=%27&cardNumber=%25",
  "status=%00&memberId=x&by=%00",
]

describe("hostile queries are refused, never an error of ours", () => {
  it.each(titled(endpoints.filter(({ method }) => method === "GET")))("%s", async (_name, endpoint) => {
    for (const query of queries) {
      const { status, text } = await ours.client.call("GET", `${pathIn(endpoint.path, ours)}?${query}`)
      expect(status, `${query}: ${text}`).toBeLessThan(500)
    }
  })
})
