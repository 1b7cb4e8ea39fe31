import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { relayAll } from "@/lib/core/relay"
import { presetKeys } from "@/lib/presets/domain/preset"
import { referralsSubscriber } from "@/lib/purchases/events"
import { makeMerchant } from "@/tests/support/world"
import { type Client, makeClient, must } from "../api/client"

const now = new Date("2026-06-01T12:00:00Z")

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] })
  vi.setSystemTime(now)
})

afterEach(() => {
  vi.useRealTimers()
})

/** Lets so many days go by and tells the instant. */
function later(days: number): string {
  const at = new Date(now.getTime() + days * 86_400_000)
  vi.setSystemTime(at)
  return at.toISOString()
}

type Reward = { id: string; name: string; costPoints: number }
type Wallet = { currency: string; availablePoints: number }

/** What a usual purchase comes to by the answers that the tests give. */
const orderMinor = 6_000

async function publishPreset(key: string): Promise<{ client: Client; programId: string; currency: string }> {
  const ctx = await makeMerchant(now)
  const client = await makeClient(ctx)
  const made = await must(client, "POST", `/program-presets/${key}/use`, { answers: { sells: "goods" } })
  const programId = String(made.id)
  expect(made).toMatchObject({ name: "Test Club", slug: "test-club", status: "draft", revision: expect.any(Number) })
  const published = await must(client, "POST", `/programs/${programId}/publish`, {})
  expect(published).toMatchObject({ status: "published", hasUnpublishedChanges: false })
  return { client, programId, currency: (made.currency as { code: string }).code }
}

async function wallet(client: Client, memberId: string, currency: string): Promise<number> {
  const member = await must(client, "GET", `/members/${memberId}`)
  const own = (member.wallets as Wallet[]).find((one) => one.currency === currency)
  return own?.availablePoints ?? 0
}

test.each(presetKeys)("%s publishes, earns, explains itself and is redeemed", async (key) => {
  const { client, programId, currency } = await publishPreset(key)
  const customer = { externalId: "ada", email: "ada@example.com" }
  const joined = await must(client, "POST", "/members", { customer, programId })
  const memberId = String(joined.id)
  const { data: rewards } = (await must(client, "GET", `/programs/${programId}/rewards`)) as { data: Reward[] }
  const cheapest = rewards.reduce((a, b) => (b.costPoints < a.costPoints ? b : a))
  let bought = 0
  for (; bought < 12 && (await wallet(client, memberId, currency)) < cheapest.costPoints; bought += 1) {
    const occurredAt = later(bought + 1)
    const body = { externalId: `p${bought}`, customer: { externalId: "ada" }, occurredAt, currency: "USD" }
    const sale = await must(client, "POST", "/purchases", { ...body, amountMinor: orderMinor })
    const [award] = sale.awards as { entryId: string; points: number }[]
    expect(award?.points).toBeGreaterThan(0)
    const entry = await must(client, "GET", `/entries/${award?.entryId}`)
    expect(entry).toMatchObject({ programVersionNumber: 1, explanation: { rules: expect.any(Array) } })
  }
  expect(bought).toBeLessThanOrEqual(9)
  const before = await wallet(client, memberId, currency)
  const redeemed = await must(client, "POST", `/members/${memberId}/redemptions`, { rewardId: cheapest.id })
  expect(redeemed).toMatchObject({ status: "issued" })
  expect(await wallet(client, memberId, currency)).toBe(before - cheapest.costPoints)
})

test.each([
  ["bookings", "booking.completed", { service: "cut", guests: 2 }],
  ["sustainability", "item.recycled", { material: "glass", quantity: 3 }],
] as const)("%s brings its kind of activity along and gives points for it", async (key, type, data) => {
  const { client, programId } = await publishPreset(key)
  await must(client, "POST", "/members", { customer: { externalId: "ada" }, programId })
  const occurredAt = later(1)
  const event = { externalId: "e1", type, customer: { externalId: "ada" }, occurredAt, data }
  const { awards } = await must(client, "POST", "/events", event)
  expect((awards as { points: number }[]).reduce((sum, { points }) => sum + points, 0)).toBeGreaterThan(0)
})

test("friends and birthdays welcomes who joins and thanks who brought them", async () => {
  const { client, programId, currency } = await publishPreset("friends-and-birthdays")
  const ada = await must(client, "POST", "/members", { customer: { externalId: "ada" }, programId })
  const welcome = await wallet(client, String(ada.id), currency)
  expect(welcome).toBeGreaterThan(0)
  const { referralCode } = await must(client, "GET", `/members/${String(ada.id)}`)
  const friend = { customer: { externalId: "bob" }, programId, referralCode }
  await must(client, "POST", "/members", friend)
  const occurredAt = later(1)
  const body = { externalId: "p1", customer: { externalId: "bob" }, occurredAt, currency: "USD", amountMinor: 6_000 }
  await must(client, "POST", "/purchases", body)
  await relayAll([referralsSubscriber])
  expect(await wallet(client, String(ada.id), currency)).toBeGreaterThan(welcome)
})
