import { beforeAll, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { type Client, eventBody, makeClient, must } from "../api/client"
import { makeClub, pointPerDollar } from "../purchases/club"
import { gift } from "./rules"

let ctx: Ctx
let client: Client
let ada: string

beforeAll(async () => {
  const rules = [pointPerDollar, gift("event", 20, { eventType: "review.written" })]
  ctx = (await makeClub({ rules, joinPolicy: "optIn", now: new Date("2026-01-01T00:00:00Z") })).ctx
  client = await makeClient(ctx)
  ada = String((await must(client, "POST", "/members", { customer: { externalId: "ada" } })).id)
  const schema = { type: "object", properties: { rating: { type: "integer" } }, required: ["rating"] }
  await must(client, "POST", "/event-types", { code: "review.written", name: "Review", schema })
})

describe("POST /events", () => {
  const body = () => ({ ...eventBody("e1", "ada"), occurredAt: new Date().toISOString() })

  it("answers 201 with the award, then 200 with the same, then 409", async () => {
    const sent = body()
    const first = await client.call("POST", "/events", sent)
    expect(first.status, first.text).toBe(201)
    expect(first.body).toMatchObject({
      event: { externalId: "e1", type: "review.written", trigger: "event", data: { rating: 5 } },
      customer: { externalId: "ada" },
      member: { id: ada, wallets: [{ availablePoints: 20 }] },
      awards: [{ points: 20, currency: "PTS", status: "available", memberId: ada }],
    })
    const again = await client.call("POST", "/events", sent)
    expect([again.status, again.body]).toEqual([200, first.body])
    const other = await client.call("POST", "/events", { ...sent, data: { rating: 1 } })
    expect([other.status, other.body.code]).toEqual([409, "external_id_conflict"])
    expect(other.body.detail).toMatch(/^Another event/)
  })

  it("keeps its answer under an Idempotency-Key", async () => {
    const sent = { ...body(), externalId: "e2" }
    const [first, second] = [
      await client.call("POST", "/events", sent, { "idempotency-key": "k1" }),
      await client.call("POST", "/events", sent, { "idempotency-key": "k1" }),
    ]
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.text).toBe(first.text)
  })

  it("says what is wrong and how to put it right", async () => {
    const answers: [Record<string, unknown>, number, string, string[]][] = [
      [{ ...body(), externalId: "x", type: "never.heard" }, 422, "event_type_unknown", ["type"]],
      [{ ...body(), externalId: "x", data: { rating: "5" } }, 422, "invalid_input", ["data.rating"]],
      [{ ...body(), externalId: "x", data: {} }, 422, "invalid_input", ["data.rating"]],
      [{ ...body(), externalId: "x", data: { rating: 5, note: "\0" } }, 422, "invalid_input", ["data.note"]],
      [{ ...body(), externalId: "x", data: { rating: 5, note: "x".repeat(17_000) } }, 422, "invalid_input", ["data"]],
      [{ ...body(), externalId: "x", customer: {} }, 422, "invalid_input", ["customer"]],
      [{ ...body(), externalId: "x", occurredAt: "yesterday" }, 422, "invalid_input", ["occurredAt"]],
    ]
    for (const [sent, status, code, paths] of answers) {
      const { body: problem, ...answer } = await client.call("POST", "/events", sent)
      expect([answer.status, problem.code], answer.text).toEqual([status, code])
      expect((problem.errors as { path: string }[]).map(({ path }) => path)).toEqual(paths)
    }
  })

  it("lets a number that is none not through", async () => {
    const text = JSON.stringify({ ...body(), externalId: "x" }).replace('"rating":5', '"rating":1e999')
    expect((await client.call("POST", "/events", text)).status).toBe(422)
  })
})

describe("event types", () => {
  it("are refused where their schema could do harm, with the path of each keyword", async () => {
    const post = (schema: unknown) => client.call("POST", "/event-types", { code: "x", name: "X", schema })
    const hostile = await post({
      type: "object",
      properties: { a: { type: "string", pattern: "^(a+)+$" }, b: { $ref: "https://evil.example" } },
    })
    expect(hostile.status).toBe(422)
    expect((hostile.body.errors as { path: string }[]).map(({ path }) => path)).toEqual([
      "schema.properties.a.pattern",
      "schema.properties.b.$ref",
    ])
    expect((await post({ type: "object", title: "x".repeat(20_000) })).status).toBe(422)
    const deep = `{"code":"x","name":"X","schema":${'{"items":'.repeat(20_000)}1${"}".repeat(20_000)}}`
    expect((await client.call("POST", "/event-types", deep)).status).toBe(422)
  })

  it("are made, changed and archived over the API", async () => {
    const made = await must(client, "POST", "/event-types", { code: "item.recycled", name: "Recycled" })
    expect(made).toMatchObject({ code: "item.recycled", schema: { type: "object" }, archivedAt: null })
    const path = `/event-types/${made.id}`
    expect(await must(client, "PATCH", path, { name: "Brought back" })).toMatchObject({ name: "Brought back" })
    expect((await client.call("PATCH", path, { code: "other" })).status).toBe(422)
    expect((await must(client, "POST", `${path}/archive`)).archivedAt).not.toBeNull()
    expect((await must(client, "POST", `${path}/restore`)).archivedAt).toBeNull()
    expect(await must(client, "GET", path)).toMatchObject({ name: "Brought back" })
    const taken = await client.call("POST", "/event-types", { code: "item.recycled", name: "Again" })
    expect([taken.status, taken.body.code]).toEqual([409, "event_type_taken"])
    for (const code of ["Review", "1st", "a..b", "a b", ".a", "a.", "x".repeat(81)]) {
      expect((await client.call("POST", "/event-types", { code, name: "X" })).status, code).toBe(422)
    }
  })
})

describe("referrals over the API", () => {
  it("GET /members/{id} names the code, POST /members takes it", async () => {
    const { referralCode } = await must(client, "GET", `/members/${ada}`)
    expect(referralCode).toMatch(/^[A-HJ-NP-Z2-9]{8}$/)
    const bob = await client.call("POST", "/members", { customer: { externalId: "bob" }, referralCode })
    expect(bob.status).toBe(201)
    const wrong = await client.call("POST", "/members", { customer: { externalId: "cy" }, referralCode: "NOBODYS1" })
    expect([wrong.status, wrong.body.code]).toEqual([422, "referral_code_unknown"])
  })
})
