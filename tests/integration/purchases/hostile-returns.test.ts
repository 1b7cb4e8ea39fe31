import { expect, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { relayAll } from "@/lib/core/relay"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { rollupsSubscriber } from "@/lib/metrics/events"
import { compareRollups } from "@/lib/metrics/queries/compare-rollups"
import { storeExchangeRate } from "@/lib/purchases/commands/store-exchange-rate"
import { type Client, makeClient, must } from "../api/client"
import { brokenLaws, makeClub } from "./club"

const at = "2026-05-01T12:00:00Z"
const tooMuch = 2 ** 53 - 1

async function bought(client: Client, externalId: string, more: object): Promise<string> {
  const sent = { externalId, customer: { externalId: "ann" }, occurredAt: "2026-04-01T12:00:00Z", currency: "USD" }
  const { purchase } = await must(client, "POST", "/purchases", { ...sent, ...more })
  return (purchase as { id: string }).id
}

async function ann(client: Client) {
  const { data } = await must(client, "GET", "/members?externalId=ann")
  const [member] = data as { customerId: string; wallets: { availablePoints: number }[] }[]
  const { revenueMinor, spendMinor, purchaseCount } = await must(client, "GET", `/customers/${member?.customerId}`)
  return { points: member?.wallets[0]?.availablePoints, revenueMinor, spendMinor, purchaseCount }
}

async function held(ctx: Ctx) {
  expect((await auditLedger(ctx)).problems).toEqual([])
  expect(await brokenLaws(ctx)).toEqual([])
  await relayAll([rollupsSubscriber])
  expect(await compareRollups(ctx)).toEqual([])
}

test("an id in capitals is the same id: the points are taken", async () => {
  const { ctx } = await makeClub()
  const client = await makeClient(ctx)
  const id = await bought(client, "p1", { amountMinor: 10_000 })
  const sent = { externalId: "r1", occurredAt: at, amountMinor: 4_000 }
  const answer = await client.call("POST", `/purchases/${id.toUpperCase()}/returns`, sent)
  expect(answer).toMatchObject({ status: 201, body: { reversals: [{ points: 40 }] } })
  const again = await client.call("POST", `/purchases/${id}/returns`, sent)
  expect(again).toMatchObject({ status: 200, body: answer.body })
  await held(ctx)
})

test("what cannot be is refused and changes nothing", async () => {
  const { ctx } = await makeClub()
  const client = await makeClient(ctx)
  const items = [
    { lineId: "1", sku: "a", quantity: 3, amountMinor: 1_000 },
    { lineId: "2", sku: "a", quantity: 2, amountMinor: 501 },
  ]
  const id = await bought(client, "p1", { amountMinor: 1_601, taxMinor: 100, items })
  const plain = await bought(client, "p2", { amountMinor: 5_000 })
  const before = await ann(client)
  const line = (change: object) => ({ items: [{ lineId: "1", quantity: 1, amountMinor: 10, ...change }] })
  const bySku = (count: number, amountMinor: number) => ({
    items: Array.from({ length: count }, () => ({ sku: "a", quantity: 1, amountMinor })),
  })
  const refused: [string, object, string][] = [
    ...[0, -1, 1.5, tooMuch + 1].map(
      (amountMinor) => [id, { amountMinor }, "invalid_input"] as [string, object, string],
    ),
    ...[
      line({ quantity: 0 }),
      line({ lineId: "9" }),
      line({ sku: "a" }),
      line({ lineId: undefined }),
      { items: [] },
    ].map((body) => [id, body, "invalid_input"] as [string, object, string]),
    [id, { occurredAt: "2026-03-31T00:00:00Z" }, "invalid_input"],
    [id, { occurredAt: "0001-01-01T00:00:00Z" }, "invalid_input"],
    [plain, line({}), "invalid_input"],
    [id, { amountMinor: tooMuch }, "return_exceeds_purchase"],
    [id, line({ quantity: 4 }), "return_exceeds_purchase"],
    [id, line({ amountMinor: tooMuch }), "return_exceeds_purchase"],
    [id, bySku(2, tooMuch), "return_exceeds_purchase"],
    [id, bySku(500, 0), "return_exceeds_purchase"],
    [plain, { amountMinor: 5_001 }, "return_exceeds_purchase"],
  ]
  for (const [index, [to, body, code]] of refused.entries()) {
    const answer = await client.call("POST", `/purchases/${to}/returns`, {
      externalId: `r${index}`,
      occurredAt: at,
      ...body,
    })
    expect([answer.status, answer.body.code], JSON.stringify(body).slice(0, 80)).toEqual([422, code])
  }
  expect(await ann(client)).toEqual(before)
  await held(ctx)
})

test("once all lines are back the rest of what was charged still can be, and is no purchase less", async () => {
  const { ctx } = await makeClub()
  const client = await makeClient(ctx)
  const items = [{ sku: "a", quantity: 2, amountMinor: 2_000 }]
  const id = await bought(client, "p1", { amountMinor: 2_500, shippingMinor: 500, items })
  await bought(client, "p2", { amountMinor: 1_000 })
  const back = (externalId: string, body: object) =>
    client.call("POST", `/purchases/${id}/returns`, { externalId, occurredAt: at, ...body })
  const lines = { items: [{ sku: "a", quantity: 2, amountMinor: 2_000 }] }
  expect(await back("r1", lines)).toMatchObject({ status: 201, body: { reversals: [{ points: 20 }] } })
  expect(await back("r2", { amountMinor: 501 })).toMatchObject({ status: 422 })
  expect(await back("r3", lines)).toMatchObject({ status: 422 })
  expect(await back("r4", { amountMinor: 200 })).toMatchObject({ status: 201, body: { reversals: [] } })
  expect(await back("r5", {})).toMatchObject({ status: 201, body: { return: { amountMinor: 300 } } })
  expect(await back("r6", {})).toMatchObject({ status: 422, body: { code: "return_exceeds_purchase" } })
  expect(await ann(client)).toEqual({ points: 10, revenueMinor: 1_000, spendMinor: 1_000, purchaseCount: 1 })
  await held(ctx)
})

test("a purchase of nothing is returned once", async () => {
  const { ctx } = await makeClub()
  const client = await makeClient(ctx)
  const id = await bought(client, "p0", { amountMinor: 0 })
  const statuses = []
  for (const externalId of ["r1", "r2"]) {
    statuses.push((await client.call("POST", `/purchases/${id}/returns`, { externalId, occurredAt: at })).status)
  }
  expect(statuses).toEqual([201, 422])
  expect(await ann(client)).toMatchObject({ purchaseCount: 0 })
  await held(ctx)
})

test("parts of a purchase in another currency take exactly what it brought", async () => {
  const { ctx } = await makeClub()
  await storeExchangeRate(ctx, { from: "EUR", to: "USD", day: "2026-04-01", rate: "1.0837" })
  const client = await makeClient(ctx)
  const charged = { currency: "EUR", amountMinor: 9_997, taxMinor: 1_599, shippingMinor: 333 }
  const id = await bought(client, "p1", charged)
  for (const more of [1, 2, 3, 4, 5, 6, 7]) {
    const sent = { externalId: `r${more}`, occurredAt: at, amountMinor: 1_111 + more }
    await must(client, "POST", `/purchases/${id}/returns`, sent)
  }
  await must(client, "POST", `/purchases/${id}/returns`, { externalId: "rest", occurredAt: at })
  expect(await ann(client)).toEqual({ points: 0, revenueMinor: 0, spendMinor: 0, purchaseCount: 0 })
  await held(ctx)
})
