import { beforeAll, expect, test } from "vitest"
import { type Client, makeClient, must, programBody, ruleBody, tierBody } from "../api/client"
import { makeMerchant } from "./fixture"

let client: Client
let programId: string
const at = (path: string) => `/programs/${programId}${path}`

interface Version {
  id: string
  number: number
  state: string
}

async function versions(): Promise<Version[]> {
  return (await must(client, "GET", at("/versions"))).data as Version[]
}

beforeAll(async () => {
  const live = await makeMerchant()
  client = await makeClient(live)
  programId = String((await must(client, "POST", "/programs", programBody)).id)
  await must(client, "POST", at("/earning-rules"), ruleBody)
  await must(client, "POST", at("/tiers"), tierBody)
  await must(client, "POST", at("/publish"), {})
})

test("versions are listed with what each changed, compared, withdrawn and brought back over HTTP", async () => {
  const coffee = await must(client, "POST", at("/rewards"), { name: "Coffee", kind: "freeProduct", costPoints: 50 })
  const waiting = { name: "Circle", rewards: [{ id: coffee.id, costPoints: 70 }] }
  expect(await must(client, "PATCH", at(""), waiting)).toMatchObject({ hasUnpublishedChanges: true })
  const compared = await must(client, "GET", at("/changes"))
  expect(compared.changes).toMatchObject([
    { about: "program", what: "Name", before: "Club", after: "Circle" },
    { about: "reward", what: "Reward Coffee", before: "Coffee for 50 points.", after: "Coffee for 70 points." },
  ])
  const members = await must(client, "GET", at("/changes/members?effectiveFrom=2199-01-01"))
  expect(members).toMatchObject({ scanned: 0, total: 0, nextCursor: null, moves: [], concerned: [] })

  await must(client, "POST", at("/publish"), { effectiveFrom: "2199-01-01", note: "New name" })
  const [second, first] = await versions()
  expect(second).toMatchObject({ number: 2, state: "scheduled", note: "New name", told: 0 })
  expect(await must(client, "GET", `/rewards/${coffee.id}`)).toMatchObject({ costPoints: 50 })
  const withdrawn = await client.call("POST", at(`/versions/${second?.id}/withdraw`), {}, { "idempotency-key": "w1" })
  const again = await client.call("POST", at(`/versions/${second?.id}/withdraw`), {}, { "idempotency-key": "w1" })
  expect([withdrawn.status, again.text]).toEqual([200, withdrawn.text])
  expect(await client.call("POST", at(`/versions/${second?.id}/withdraw`), {})).toMatchObject({
    status: 409,
    body: { code: "version_has_begun" },
  })
  expect(await client.call("POST", at(`/versions/${first?.id}/restore`), { effectiveFrom: "soon" })).toMatchObject({
    status: 422,
    body: { errors: [{ path: "effectiveFrom" }] },
  })
  await must(client, "POST", at(`/versions/${second?.id}/restore`), { note: "After all" })
  expect((await versions()).map(({ number, state }) => [number, state])).toEqual([
    [4, "inForce"],
    [3, "replaced"],
    [2, "replaced"],
    [1, "past"],
  ])
  expect(await must(client, "GET", `/rewards/${coffee.id}`)).toMatchObject({ costPoints: 70 })
})

test("a program travels as a file over HTTP, and a wrong one says where", async () => {
  const file = await must(client, "GET", at("/export"))
  expect(await client.call("POST", "/programs/import", file)).toMatchObject({
    status: 200,
    body: { hasChanged: false },
  })
  const other = await makeClient(await makeMerchant())
  expect(await other.call("POST", "/programs/import", file)).toMatchObject({ status: 201, body: { isNew: true } })
  const tiers = [{ id: "not an id", tier: { ...tierBody, rank: "high" } }]
  const wrong = await other.call("POST", "/programs/import", { ...file, tiers })
  expect(wrong.status).toBe(422)
  expect(wrong.body.errors).toMatchObject([{ path: "tiers.0.id" }, { path: "tiers.0.tier.rank" }])
  const huge = await other.call("POST", "/programs/import", { ...file, padding: "x".repeat(6_000_000) })
  expect(huge.status).toBe(413)
  const reader = await makeClient(await makeMerchant(), ["programs:read"])
  expect((await reader.call("POST", "/programs/import", file)).status).toBe(403)
})
