import { expect, test } from "vitest"
import { type Client, makeClient, must } from "../api/client"
import { importFile } from "../imports/files"
import { makeClub } from "./club"

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

const sent = (externalId: string, occurredAt: string) => ({
  ...{ externalId, customer: { externalId: "ann" }, occurredAt },
  ...{ currency: "USD", amountMinor: 5_000 },
})

/** Refused with a remedy for ten minutes from now, and taken for three, as clocks differ. */
async function isRefused(client: Client, path: string, body: (occurredAt: string) => object) {
  const refused = await client.call("POST", path, body(inMinutes(10)))
  const errors = [{ path: "occurredAt", message: expect.stringMatching(/in the future.*once it has happened/) }]
  expect(refused).toMatchObject({ status: 422, body: { code: "invalid_input", errors } })
  return must(client, "POST", path, body(inMinutes(3)))
}

test("purchases, returns and events of the future are refused; clocks may differ by minutes", async () => {
  const client = await makeClient((await makeClub()).ctx)
  const { purchase } = await isRefused(client, "/purchases", (at) => sent("p1", at))
  const path = `/purchases/${(purchase as { id: string }).id}/returns`
  await isRefused(client, path, (occurredAt) => ({
    externalId: "r1",
    occurredAt: occurredAt.replace(/\.\d+Z/, ".999Z"),
    amountMinor: 1_000,
  }))
  await must(client, "POST", "/event-types", { code: "review.written", name: "Review", schema: { type: "object" } })
  const review = { externalId: "e1", type: "review.written", customer: { externalId: "ann" }, data: {} }
  await isRefused(client, "/events", (occurredAt) => ({ ...review, occurredAt }))
  const batch = await must(client, "POST", "/purchases/batch", {
    purchases: [sent("p2", inMinutes(0)), sent("p3", inMinutes(10))],
  })
  expect(JSON.stringify(batch)).toMatch(/p2.*in the future/)
})

test("an import rejects the rows of the future", async () => {
  const { ctx } = await makeClub()
  const csv = "order,customer,date,amount\n1,ann,2026-05-31,10.00\n2,ann,2027-05-31,20.00\n"
  const { receipt } = await importFile(ctx, csv)
  expect(receipt).toMatchObject({ accepted: 1, rejected: 1 })
})
