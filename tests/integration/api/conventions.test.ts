import { EventEmitter, once } from "node:events"
import { beforeAll, describe, expect, it } from "vitest"
import { endpoints } from "@/app/api/v1/endpoints"
import { openApiDocument } from "@/lib/core/api/document"
import { serveApi } from "@/lib/core/api/serve"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { errorCodes } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { type Answer, type Client, makeClient, must, purchaseBody, send } from "./client"
import { makeShop, type Shop } from "./shop"

let shop: Shop
let ctx: Ctx
let client: Client

beforeAll(async () => {
  shop = await makeShop()
  ctx = shop.ctx
  client = shop.client
})

function expectProblem(answer: Answer, status: number, code: keyof typeof errorCodes): void {
  expect(answer.status, answer.text).toBe(status)
  expect(answer.type).toBe("application/problem+json")
  expect(answer.body).toMatchObject({ status, code, title: errorCodes[code][1], type: `/api/docs#${code}` })
  expect(answer.body.detail).toMatch(/^[A-Z].+\.$/)
  expect(answer.body.requestId).toMatch(/^[0-9a-f-]{36}$/)
}

const authorized = (extra: Record<string, string> = {}) => ({ authorization: `Bearer ${client.key}`, ...extra })

describe("refusals are problem details", () => {
  it("400 for a body that is no JSON object", async () => {
    for (const body of ["{", "[]", "null", '"x"', "\u0000"]) {
      expectProblem(await client.call("POST", "/purchases", body), 400, "malformed_body")
    }
  })

  it("400 for a body that is not UTF-8", async () => {
    const request = {
      method: "POST",
      body: new Uint8Array([0x7b, 0xff, 0x7d]),
      headers: authorized({ "content-type": "application/json" }),
    }
    const response = await serveApi(
      endpoints,
      new Request("http://till.example/api/v1/purchases", request),
      "/purchases",
    )
    expect(response.status).toBe(400)
  })

  it.each(["", "Bearer", "Bearer rg_x_y", "Basic eDp5", "Bearer rg__"])(
    "401 for the key '%s'",
    async (authorization) => {
      expectProblem(await send("GET", "/members", undefined, { authorization }), 401, "unauthenticated")
      expectProblem(await send("GET", "/nowhere", undefined, { authorization }), 401, "unauthenticated")
    },
  )

  it("401 says how to ask", async () => {
    const { headers } = await send("GET", "/members", undefined, {})
    expect(headers.get("www-authenticate")).toBe('Bearer realm="Regulars"')
  })

  it("401 for a key with one letter more", async () => {
    const headers = { authorization: `Bearer ${client.key}x` }
    expectProblem(await send("GET", "/members", undefined, headers), 401, "unauthenticated")
  })

  it("403 for a key without the scope", async () => {
    const reader = await makeClient(ctx, ["members:read"])
    expect((await reader.call("GET", "/members")).status).toBe(200)
    expectProblem(await reader.call("POST", "/purchases", purchaseBody("no")), 403, "forbidden")
  })

  it("404 for a path that is none", async () => {
    for (const path of ["/", "/nowhere", "/members/x/y/z", "/Members", "/members/"]) {
      expectProblem(await client.call("GET", path), 404, "not_found")
    }
  })

  it("405 for a method that the path does not take", async () => {
    expectProblem(await client.call("DELETE", "/purchases"), 405, "method_not_allowed")
    expectProblem(await client.call("PUT", `/members/${shop.ids.members}`, {}), 405, "method_not_allowed")
    const rule = await client.call("GET", `/programs/${shop.ids.programs}/earning-rules/${shop.rule}`)
    expectProblem(rule, 405, "method_not_allowed")
    expect(rule.headers.get("allow")).toBe("DELETE, PATCH")
  })

  it("nothing for HEAD where GET is taken", async () => {
    expect((await client.call("HEAD", "/members")).status).toBe(200)
    expect((await client.call("HEAD", "/exchange-rates/batch")).status).toBe(405)
  })

  it("413 for a body of more than 5 MB, whether it says so or not", async () => {
    const body = JSON.stringify({ filler: "x".repeat(6_000_000) })
    expectProblem(await client.call("POST", "/purchases", body), 413, "payload_too_large")
    const said = { "content-length": "999999999" }
    expectProblem(await client.call("POST", "/purchases", "{}", said), 413, "payload_too_large")
  })

  const foreignTypes = ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"]
  it.each([...foreignTypes, "application/json; charset=iso-8859-1"])("415 for %s", async (type) => {
    const answer = await client.call("POST", "/purchases", "{}", { "content-type": type })
    expectProblem(answer, 415, "unsupported_media_type")
  })

  it("415 for a body that is packed, in words that say so", async () => {
    const answer = await client.call("POST", "/purchases", "{}", { "content-encoding": "gzip" })
    expectProblem(answer, 415, "unsupported_media_type")
    expect(answer.body.detail).toContain("Content-Encoding")
  })

  it("422 for wrong values, each named", async () => {
    const body = { ...purchaseBody("bad"), amountMinor: -1, currency: "XXQ", occurredAt: "yesterday", extra: 1 }
    const answer = await client.call("POST", "/purchases", body)
    expectProblem(answer, 422, "invalid_input")
    const paths = (answer.body.errors as { path: string; message: string }[]).map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(["amountMinor", "currency", "occurredAt"]))
  })

  it.each([
    ["amountMinor", 9007199254740992],
    ["amountMinor", 10.5],
    ["amountMinor", "100"],
  ])("422 for %s = %s", async (field, value) => {
    expectProblem(
      await client.call("POST", "/purchases", { ...purchaseBody("n"), [field]: value }),
      422,
      "invalid_input",
    )
  })

  it("409 where the state forbids", async () => {
    await client.call("POST", "/purchases", purchaseBody("once"))
    expectProblem(await client.call("POST", "/purchases", purchaseBody("once", 1)), 409, "external_id_conflict")
    const again = { customer: { externalId: "first" } }
    expectProblem(await client.call("POST", "/members", again), 409, "already_member")
    const poor = await must(client, "POST", "/members", { customer: { externalId: "poor" } })
    const redeem = await client.call("POST", `/members/${poor.id}/redemptions`, { rewardId: shop.ids.rewards })
    expectProblem(redeem, 409, "insufficient_points")
    await must(client, "POST", `/vouchers/${shop.ids.vouchers}/use`, {})
    expectProblem(await client.call("POST", `/vouchers/${shop.ids.vouchers}/use`, {}), 409, "voucher_used")
  })
})

describe("an Idempotency-Key", () => {
  const adjust = (points: number, key: string, who = shop.ids.members) =>
    client.call("POST", `/members/${who}/adjustments`, { points, reason: "Test" }, { "idempotency-key": key })
  const balance = async () => {
    const { wallets } = await must(client, "GET", `/members/${shop.ids.members}`)
    return (wallets as [{ availablePoints: number }])[0].availablePoints
  }

  it("with the same body answers the first status and body again, and does it once", async () => {
    const before = await balance()
    const answers = [await adjust(5, "same"), await adjust(5, "same"), await adjust(5, "same")]
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(await balance()).toBe(before + 5)
  })

  it("takes the same object in another order of its fields for the same", async () => {
    const path = `/members/${shop.ids.members}/adjustments`
    const headers = { "idempotency-key": "order" }
    const first = await client.call("POST", path, '{"points": 1, "reason": "Test"}', headers)
    const second = await client.call("POST", path, '{"reason":"Test","points":1.0}', headers)
    expect(second.text).toBe(first.text)
  })

  it("with another body or path is refused", async () => {
    await adjust(5, "reused")
    expectProblem(await adjust(6, "reused"), 422, "idempotency_key_reused")
    const elsewhere = await client.call("POST", "/purchases", purchaseBody("reused"), { "idempotency-key": "reused" })
    expectProblem(elsewhere, 422, "idempotency_key_reused")
  })

  it("keeps a refusal too, even when it would succeed by now", async () => {
    const refused = await adjust(-1_000_000, "refused")
    expectProblem(refused, 409, "insufficient_points")
    await adjust(1_000_000, newId())
    const again = await adjust(-1_000_000, "refused")
    expect(again.text).toBe(refused.text)
    await adjust(-1_000_000, newId())
  })

  it("does not keep a body that could not be read, nor wrong rights", async () => {
    const headers = { "idempotency-key": "later" }
    expect((await client.call("POST", "/purchases", "{", headers)).status).toBe(400)
    expect((await client.call("POST", "/purchases", purchaseBody("later"), headers)).status).toBe(201)
  })

  it("still in flight is refused with 409, and the first goes through", async () => {
    const holder = new EventEmitter()
    const held = once(holder, "held")
    const letGo = once(holder, "let go")
    const holding = inTransaction(ctx, async (tx) => {
      await tx.db.$queryRaw`SELECT 1 FROM "wallet" WHERE "merchantId" = ${ctx.merchantId}::uuid FOR UPDATE`
      holder.emit("held")
      await letGo
    })
    await held
    const both = [adjust(5, "flight"), adjust(5, "flight")]
    const early = await Promise.race(both)
    expectProblem(early, 409, "idempotency_in_flight")
    holder.emit("let go")
    await holding
    const late = (await Promise.all(both)).find((answer) => answer !== early)
    expect(late?.status).toBe(201)
    expect((await adjust(5, "flight")).text).toBe(late?.text)
  })

  it("answers a new API key again without keeping it where the database can be read", async () => {
    const headers = { "idempotency-key": "new-key" }
    const body = { name: "Kiosk", scopes: ["members:read"] }
    const first = await client.call("POST", "/api-keys", body, headers)
    expect(first.status).toBe(201)
    expect((await client.call("POST", "/api-keys", body, headers)).text).toBe(first.text)
    const where = { merchantId_key: { merchantId: ctx.merchantId, key: "new-key" } }
    const kept = await inTransaction(ctx, (tx) => tx.db.idempotencyKey.findUniqueOrThrow({ where }))
    expect(JSON.stringify(kept)).not.toContain(String(first.body.key).split("_")[2])
    const unreadable = { body: { sealed: "AAAA" } }
    await inTransaction(ctx, (tx) => tx.db.idempotencyKey.update({ where, data: unreadable }))
    const later = await client.call("POST", "/api-keys", body, headers)
    expect([later.status, later.body.code]).toEqual([422, "idempotency_key_reused"])
    expect(later.text).toContain("Use a new key.")
  })

  it("belongs to one merchant", async () => {
    const other = await makeShop()
    const body = purchaseBody("shared")
    const headers = { "idempotency-key": "shared" }
    const [one, two] = [
      await client.call("POST", "/purchases", body, headers),
      await other.client.call("POST", "/purchases", body, headers),
    ]
    expect([one.status, two.status]).toEqual([201, 201])
    expect(two.text).not.toBe(one.text)
  })

  it.each(["", "x".repeat(256)])("is refused when empty or too long", async (key) => {
    expectProblem(await adjust(1, key), 422, "invalid_input")
  })
})

describe("the OpenAPI document", () => {
  it("describes every operation once, with the refusals, and points nowhere that is not there", () => {
    const document = openApiDocument(endpoints)
    expect(document.openapi).toBe("3.1.0")
    const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path))
    expect(operations).toHaveLength(endpoints.length)
    const ids = operations.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    const text = JSON.stringify(document)
    for (const [, reference = ""] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = reference
        .split("/")
        .reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], document)
      expect(target, reference).toBeDefined()
    }
  })

  it("promises the status that is answered", () => {
    for (const { method, path, responses, answer } of endpoints) {
      const [promised, ...others] = Object.keys(responses).map(Number)
      if (method !== "GET" && others.length === 0) expect(answer([]).status, `${method} ${path}`).toBe(promised)
    }
  })

  it("names each parameter of a path", () => {
    const document = openApiDocument(endpoints)
    for (const { path, method } of endpoints) {
      const operation = document.paths?.[path]?.[method.toLowerCase() as "get"]
      const named = (operation?.parameters ?? []).flatMap((parameter) =>
        "in" in parameter && parameter.in === "path" ? [parameter.name] : [],
      )
      expect(named.sort(), `${method} ${path}`).toEqual(
        [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name).sort(),
      )
    }
  })
})
