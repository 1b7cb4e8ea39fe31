import { beforeAll, expect, test } from "vitest"
import { endpoints } from "@/app/api/v1/endpoints"
import { serveApi } from "@/lib/core/api/serve"
import { newApiKey } from "@/lib/core/auth/api-key"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { makeClub, purchase } from "./club"

let key = ""
let strangerKey = ""

async function makeKey(ctx: Ctx): Promise<string> {
  const { key: made, prefix, secretHash } = newApiKey(ctx.merchant.slug)
  const data = { merchantId: ctx.merchantId, id: newId(), name: "test", prefix, secretHash, scopes: ["*"] }
  await inTransaction(ctx, (tx) => tx.db.apiKey.create({ data }))
  return made
}

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}, bearer = key) {
  const [pathname = ""] = path.split("?")
  const request = new Request(`http://localhost/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const response = await serveApi(endpoints, request, pathname)
  return { status: response.status, body: await response.json() }
}

beforeAll(async () => {
  key = await makeKey((await makeClub({ now: new Date() })).ctx)
  strangerKey = await makeKey((await makeClub({ now: new Date() })).ctx)
})

test("recording answers 201, 200, 409 and 422 as agreed", async () => {
  const sent = purchase("p1", "ada", "2026-05-01T12:00:00Z", 1_000)
  const first = await call("POST", "/purchases", sent)
  expect(first).toMatchObject({
    status: 201,
    body: { purchase: { externalId: "p1" }, member: { wallets: [{ availablePoints: 10 }] } },
  })
  expect(await call("POST", "/purchases", sent)).toEqual({ status: 200, body: first.body })
  expect(await call("POST", "/purchases", { ...sent, amountMinor: 1 })).toMatchObject({
    status: 409,
    body: { code: "external_id_conflict" },
  })
  expect(await call("POST", "/purchases", { ...sent, amountMinor: -1 })).toMatchObject({
    status: 422,
    body: { errors: [{ path: "amountMinor" }] },
  })
  expect(await call("POST", "/purchases", { ...sent, externalId: "p2", taxMinor: 2_000 })).toMatchObject({
    status: 422,
    body: { code: "totals_do_not_add_up" },
  })
  expect(await call("POST", "/purchases", { ...sent, externalId: "p2", storeId: "nowhere" })).toMatchObject({
    status: 422,
    body: { code: "store_unknown" },
  })
  expect(await call("POST", "/purchases", { ...sent, externalId: "p2", currency: "EUR" })).toMatchObject({
    status: 422,
    body: { code: "exchange_rate_missing" },
  })
  expect(await call("POST", "/purchases", { ...sent, externalId: "p2", customer: { id: newId() } })).toMatchObject({
    status: 422,
  })
  const id = first.body.purchase.id
  const stored = await call("GET", `/purchases/${id}`)
  expect(stored).toMatchObject({ status: 200, body: { awards: [{ points: 10 }] } })
  expect(await call("GET", "/purchases?externalId=p1")).toEqual({
    status: 200,
    body: { data: [stored.body], nextCursor: null },
  })
  expect((await call("GET", "/purchases?externalId=p2")).body.data).toEqual([])
  expect((await call("GET", "/purchases?externalId=p1", undefined, {}, strangerKey)).body.data).toEqual([])
  expect((await call("GET", "/purchases")).status).toBe(422)
  for (const path of [
    `/purchases/${id}`,
    `/members/${first.body.member.id}`,
    `/entries/${first.body.awards[0].entryId}`,
    `/customers/${first.body.customer.id}`,
  ]) {
    expect((await call("GET", path, undefined, {}, strangerKey)).status).toBe(404)
  }
  expect((await call("GET", "/members/nonsense")).status).toBe(404)
})

test("a batch answers each item at its index; its Idempotency-Key gives the same answer again", async () => {
  const body = {
    purchases: [
      purchase("b1", "bob", "2026-05-01T12:00:00Z", 500),
      { externalId: "b2" },
      purchase("b3", "bob", "2026-05-02T12:00:00Z", 500),
    ],
  }
  const first = await call("POST", "/purchases/batch", body, { "idempotency-key": "k1" })
  expect(first.status).toBe(200)
  expect(first.body.results.map(({ index, status }: { index: number; status: number }) => [index, status])).toEqual([
    [0, 201],
    [1, 422],
    [2, 201],
  ])
  expect(await call("POST", "/purchases/batch", body, { "idempotency-key": "k1" })).toEqual(first)
  expect((await call("POST", "/purchases/batch", { purchases: [] })).status).toBe(422)
})

test("a purchase in another currency is converted at the rate of its day, half to even, and floored into points", async () => {
  expect(
    (await call("POST", "/exchange-rates", { from: "EUR", to: "USD", day: "2026-05-01", rate: "1.085" })).status,
  ).toBe(201)
  const sent = { ...purchase("e1", "eva", "2026-05-01T12:00:00Z", 1_090), currency: "EUR" }
  const { body } = await call("POST", "/purchases", sent)
  expect(body).toMatchObject({ purchase: { amountMinor: 1_090, revenueMinor: 1_183 }, awards: [{ points: 11 }] })
})

test("members are found, read at an instant, adjusted, and their entries listed", async () => {
  const joined = await call("POST", "/members", { customer: { email: "Cy@example.com" } })
  expect(joined.status).toBe(201)
  expect(await call("POST", "/members", { customer: { email: "cy@example.com" } })).toMatchObject({
    status: 409,
    body: { code: "already_member" },
  })
  const { id } = joined.body
  expect((await call("GET", "/members?email=CY@example.com")).body.data.map((one: { id: string }) => one.id)).toEqual([
    id,
  ])
  expect((await call("GET", "/members?externalId=nobody")).body).toEqual({ data: [], nextCursor: null })
  expect(
    await call("POST", `/members/${id}/adjustments`, { currency: "PTS", points: 5, reason: "Hello" }),
  ).toMatchObject({ status: 201, body: { points: 5 } })
  expect(
    await call("POST", `/members/${id}/adjustments`, { currency: "PTS", points: -6, reason: "Too much" }),
  ).toMatchObject({ status: 409 })
  expect((await call("GET", `/members/${id}?at=2020-01-01T00:00:00Z`)).body.wallets).toMatchObject([
    { availablePoints: 0 },
  ])
  expect((await call("GET", `/members/${id}/entries`)).body.data).toMatchObject([{ points: 5, kind: "adjustment" }])
  const rows = "/metrics/pointsAdjusted/rows?from=2020-01-01&to=2099-12-31"
  expect(await call("GET", rows)).toMatchObject({
    status: 200,
    body: { data: [{ memberId: id, what: "adjustment", value: 5, counted: true }], nextCursor: null },
  })
  expect((await call("GET", rows, undefined, {}, strangerKey)).body.data).toEqual([])
  expect((await call("GET", `${rows}&cursor=nonsense`)).status).toBe(404)
  expect((await call("GET", rows.replace("pointsAdjusted", "nothing"))).status).toBe(404)
  expect((await call("GET", rows.replace("2020-01-01", "soon"))).status).toBe(422)
  expect(await call("POST", `/members/${id}/quote`, { currency: "USD", amountMinor: 999 })).toMatchObject({
    status: 200,
    body: { points: 9 },
  })
})
