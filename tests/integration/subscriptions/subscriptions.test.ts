import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { type Ctx, memberCtx } from "@/lib/core/ctx"
import { newId } from "@/lib/core/id"
import { changeOwnSubscription } from "@/lib/portal/commands/change-own-subscription"
import { leaveProgram } from "@/lib/portal/commands/leave-program"
import { listMemberSubscriptions } from "@/lib/subscriptions/queries/list-member-subscriptions"
import { auditActions, makeMerchant } from "@/tests/support/world"
import { type Client, makeClient, must, programBody, ruleBody, tierBody } from "../api/client"

type Body = Record<string, unknown>

let ctx: Ctx
let client: Client
let memberId: string
let plus: string

const monthly = () => ({ tierId: plus, interval: "month" })

/** A program of one point a dollar, Plus at twice the points for 9.90 a month or 99.00 a year, with 14 free days. */
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] })
  at("2026-01-31T15:00:00Z")
  ctx = await makeMerchant()
  client = await makeClient(ctx)
  const program = String((await must(client, "POST", "/programs", programBody)).id)
  await must(client, "POST", `/programs/${program}/earning-rules`, ruleBody)
  await must(client, "POST", `/programs/${program}/tiers`, { ...tierBody, name: "Guest" })
  const tier = {
    ...tierBody,
    name: "Plus",
    rank: 1,
    qualification: { ...tierBody.qualification, threshold: 10_000_000 },
    earningMultiplier: "2",
    benefits: [{ kind: "percentageDiscount", percent: "10" }],
    price: { monthMinor: 990, yearMinor: 9_900, trialDays: 14, only: true },
  }
  plus = String((await must(client, "POST", `/programs/${program}/tiers`, tier)).id)
  await must(client, "POST", `/programs/${program}/publish`, {})
  memberId = String((await must(client, "POST", "/members", { customer: { externalId: "ada" } })).id)
})

afterEach(() => {
  vi.useRealTimers()
})

function at(instant: string): void {
  vi.setSystemTime(new Date(instant))
}

const start = (body: Body = monthly()) => must(client, "POST", `/members/${memberId}/subscriptions`, body)

const pay = (id: unknown, externalId: string, more: Body = {}) =>
  client.call("POST", `/subscriptions/${String(id)}/payments`, {
    externalId,
    amountMinor: 990,
    currency: "USD",
    ...more,
  })

async function tier(instant?: string): Promise<string | null> {
  const query = instant ? `?at=${instant}` : ""
  const { tier: held } = await must(client, "GET", `/members/${memberId}${query}`)
  return (held as { name: string } | null)?.name ?? null
}

async function buy(externalId: string, amountMinor: number, occurredAt = new Date().toISOString()): Promise<number> {
  const body = { externalId, customer: { externalId: "ada" }, occurredAt, currency: "USD", amountMinor }
  const { awards } = await must(client, "POST", "/purchases", body)
  return (awards as { points: number }[]).reduce((sum, { points }) => sum + points, 0)
}

const points = async () => {
  const { wallets } = await must(client, "GET", `/members/${memberId}`)
  return (wallets as { availablePoints: number }[])[0]?.availablePoints
}

test("a month from 31 January ends with February; the tier and its multiplier hold exactly as long as it is paid", async () => {
  const { id, state, holdsUntil } = await start()
  expect([state, holdsUntil, await tier()]).toEqual(["waiting", null, "Guest"])
  expect(await buy("p1", 10_000)).toBe(100)
  const paid = await pay(id, "pay-1")
  expect(paid).toMatchObject({ status: 201, body: { state: "paid", holdsUntil: "2026-02-28T05:00:00.000Z" } })
  expect(await tier()).toBe("Plus")
  at("2026-01-31T16:00:00Z")
  expect(await buy("p2", 10_000)).toBe(200)
  expect(await tier("2026-02-28T04:59:59.999Z")).toBe("Plus")
  expect(await tier("2026-02-28T05:00:00Z")).toBe("Guest")
  at("2026-02-20T15:00:00Z")
  const next = await pay(id, "pay-2")
  // The missing day was February's last; March has a 31st again. New York moved its clocks on 8 March.
  expect(next.body).toMatchObject({ holdsUntil: "2026-03-31T04:00:00.000Z", nextPeriod: { from: "2026-03-31" } })
  at("2026-03-31T04:00:00Z")
  expect(await tier()).toBe("Guest")
  expect((await must(client, "GET", `/subscriptions/${String(id)}`)).state).toBe("unpaid")
  expect(await auditActions(ctx, String(id))).toEqual(["subscription.start", "subscription.pay", "subscription.pay"])
})

test("a lapse ends the tier; a payment begins anew, or closes the gap and corrects what was earned in it", async () => {
  const { id } = await start()
  await pay(id, "pay-1")
  at("2026-03-02T15:00:00Z")
  expect(await buy("gap", 10_000)).toBe(100)
  const closing = await pay(id, "pay-2", { periodFrom: "2026-02-28" })
  expect(closing).toMatchObject({ status: 201, body: { holdsUntil: "2026-03-31T04:00:00.000Z" } })
  expect(await points()).toBe(200)
  at("2026-05-10T15:00:00Z")
  const anew = await pay(id, "pay-3")
  expect(anew.body).toMatchObject({ holdsUntil: "2026-06-10T04:00:00.000Z" })
  expect(await tier("2026-05-01T12:00:00Z")).toBe("Guest")
  expect(await tier()).toBe("Plus")
  expect((await pay(id, "pay-4", { periodFrom: "2026-05-10" })).body.code).toBe("period_not_payable")
  expect((await pay(id, "pay-4", { paidAt: "2026-05-11T15:00:00Z" })).status).toBe(422)
})

test("the trial is had once by a customer, and what is paid within it begins at its end", async () => {
  const { id, state, trialUntil } = await start({ ...monthly(), trial: true })
  expect([state, trialUntil, await tier()]).toEqual(["trial", "2026-02-14", "Plus"])
  const paid = await pay(id, "pay-1")
  expect(paid.body).toMatchObject({ payments: [{ periodFrom: "2026-02-14", periodTo: "2026-03-14" }] })
  await must(client, "POST", `/subscriptions/${String(id)}/cancel`)
  at("2026-03-14T04:00:00Z")
  expect(await tier()).toBe("Guest")
  const again = await client.call("POST", `/members/${memberId}/subscriptions`, { ...monthly(), trial: true })
  expect(again).toMatchObject({ status: 409, body: { code: "trial_used" } })
  expect((await start()).state).toBe("waiting")
})

test("cancelled, it holds to the end of what is paid; resumed, it goes on", async () => {
  const { id } = await start({ tierId: plus, interval: "year" })
  await pay(id, "pay-1", { amountMinor: 9_900 })
  const cancelled = await must(client, "POST", `/subscriptions/${String(id)}/cancel`)
  expect(cancelled).toMatchObject({ state: "cancelled", holdsUntil: "2027-01-31T05:00:00.000Z", nextPeriod: null })
  expect((await must(client, "POST", `/subscriptions/${String(id)}/cancel`)).cancelledAt).toBe(cancelled.cancelledAt)
  expect(await tier()).toBe("Plus")
  expect((await pay(id, "pay-2")).body.code).toBe("subscription_cancelled")
  const second = await client.call("POST", `/members/${memberId}/subscriptions`, monthly())
  expect(second.body.code).toBe("subscription_running")
  const resumed = await must(client, "POST", `/subscriptions/${String(id)}/resume`)
  expect(resumed).toMatchObject({ state: "paid", cancelledAt: null })
  expect(await auditActions(ctx, String(id))).toEqual([
    "subscription.start",
    "subscription.pay",
    "subscription.cancel",
    "subscription.resume",
  ])
})

test("a payment sent twice counts once; another one under its externalId is refused; two at once are one", async () => {
  const { id } = await start()
  const both = await Promise.all([pay(id, "pay-1"), pay(id, "pay-1")])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 201])
  expect((await pay(id, "pay-1", { amountMinor: 1 })).body.code).toBe("payment_conflict")
  const { payments } = await must(client, "GET", `/subscriptions/${String(id)}`)
  expect(payments).toHaveLength(1)
})

const payBack = (id: unknown, payment: unknown, body: Body = { reason: "Too dear" }) =>
  client.call("POST", `/subscriptions/${String(id)}/payments/${String(payment)}/refund`, body)

test("a payment that is paid back ends its period at that instant; what was earned before stays, and it can be paid anew", async () => {
  const { id } = await start()
  await pay(id, "pay-1")
  await pay(id, "pay-2")
  at("2026-02-10T13:00:00Z")
  expect(await buy("p1", 10_000)).toBe(200)
  at("2026-02-10T15:00:00Z")
  const { payments } = await must(client, "GET", `/subscriptions/${String(id)}`)
  const [first, second] = (payments as { id: string }[]).map((one) => one.id)
  expect((await payBack(id, first, { reason: "x", refundedAt: "2026-02-11T15:00:00Z" })).status).toBe(422)
  expect((await payBack(id, first, { reason: "x", refundedAt: "2026-01-01T15:00:00Z" })).status).toBe(422)
  const ended = await payBack(id, first)
  expect(ended).toMatchObject({ status: 201, body: { state: "unpaid", holdsUntil: null } })
  const twice = await Promise.all([payBack(id, first), payBack(id, first)])
  expect(twice.map(({ body }) => body.code)).toEqual(["payment_refunded", "payment_refunded"])
  at("2026-02-10T15:00:01Z")
  expect(await buy("p2", 10_000)).toBe(100)
  expect([await points(), await tier(), await tier("2026-02-10T14:00:00Z")]).toEqual([300, "Guest", "Plus"])
  // The next month is paid for ahead: it holds, until it is paid back too.
  expect(await tier("2026-03-01T15:00:00Z")).toBe("Plus")
  expect((await payBack(id, second)).body).toMatchObject({ state: "unpaid" })
  expect(await tier("2026-03-01T15:00:00Z")).toBe("Guest")
  const { data } = await must(client, "GET", `/members/${memberId}/subscriptions`)
  expect((data as { savings: Body }[])[0]?.savings).toMatchObject({ feesMinor: 0 })
  // Paid anew for the same days: they are covered without a gap, and what was earned meanwhile follows.
  const anew = await pay(id, "pay-3", { periodFrom: "2026-01-31" })
  expect(anew).toMatchObject({ status: 201, body: { state: "paid", holdsUntil: "2026-02-28T05:00:00.000Z" } })
  expect(await points()).toBe(400)
  const refunds = (await auditActions(ctx, String(id))).filter((action) => action === "subscription.refund")
  expect(refunds).toHaveLength(2)
  // Why it was paid back is taken out with the person.
  const read = async () => JSON.stringify(await must(client, "GET", `/subscriptions/${String(id)}`))
  expect(await read()).toContain("Too dear")
  const { customerId } = await must(client, "GET", `/members/${memberId}`)
  await must(client, "POST", `/customers/${String(customerId)}/erase`)
  expect(await read()).not.toContain("Too dear")
})

test("what a member paid who has left can be paid back, and nothing comes of it for one who was erased", async () => {
  const { id } = await start()
  await pay(id, "pay-1")
  await pay(id, "pay-2")
  const own = await must(client, "GET", `/members/${memberId}`)
  const actor = { kind: "member" as const, memberId, customerId: String(own.customerId) }
  at("2026-02-10T15:00:00Z")
  await leaveProgram(memberCtx(ctx.merchant, { ...actor, programId: String(own.programId), sessionId: newId() }))
  const { payments } = await must(client, "GET", `/subscriptions/${String(id)}`)
  const [first, second] = (payments as { id: string }[]).map((one) => one.id)
  at("2026-02-11T15:00:00Z")
  expect(await payBack(id, second)).toMatchObject({ status: 201, body: { holdsUntil: "2026-02-28T05:00:00.000Z" } })
  expect([await tier(), await tier("2026-03-01T15:00:00Z")]).toEqual(["Plus", "Guest"])
  await must(client, "POST", `/customers/${actor.customerId}/erase`)
  const both = await Promise.all([payBack(id, first), payBack(id, first)])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
})

test("saved so far: discounts of purchases while it held, and points, less the fees", async () => {
  const { id } = await start()
  await buy("before", 50_000)
  at("2026-01-31T15:01:00Z")
  await pay(id, "pay-1")
  at("2026-02-01T15:00:00Z")
  await buy("p1", 9_000)
  const { data } = await must(client, "GET", `/members/${memberId}/subscriptions`)
  // 90.00 after 10 % off: 10.00 saved. The tier doubled 90 points, which anybody has: 90 more at one cent. Fee 9.90.
  const savings = { discountMinor: 1_000, pointsMinor: 90, creditMinor: 0, feesMinor: 990, savedMinor: 100 }
  expect((data as { savings: unknown }[])[0]?.savings).toEqual(savings)
  const { purchase } = await must(client, "POST", "/purchases", {
    ...{ externalId: "p2", customer: { externalId: "ada" }, occurredAt: new Date().toISOString() },
    ...{ currency: "USD", amountMinor: 5_000 },
  })
  at("2026-02-02T15:00:00Z")
  const back = { externalId: "r1", occurredAt: new Date().toISOString(), amountMinor: 2_000 }
  await must(client, "POST", `/purchases/${(purchase as { id: string }).id}/returns`, back)
  const { data: after } = await must(client, "GET", `/members/${memberId}/subscriptions`)
  // What is left is 120.00 of purchases: 13.33 off, and 120 points more.
  expect(after).toMatchObject([{ savings: { discountMinor: 1_333, pointsMinor: 120 } }])
})

test("who may not, another merchant and unknown ids are refused", async () => {
  const { id } = await start()
  await pay(id, "pay-1")
  const { data: grants } = await must(client, "GET", `/members/${memberId}/tier-grants`)
  const ended = await client.call("POST", `/tier-grants/${(grants as { id: string }[])[0]?.id}/end`, {})
  expect(ended.body.code).toBe("tier_is_paid")
  const reader = await makeClient(ctx, ["members:read"])
  const body = { externalId: "x", amountMinor: 1, currency: "USD" }
  expect((await reader.call("POST", `/subscriptions/${String(id)}/payments`, body)).status).toBe(403)
  const other = await makeClient(await makeMerchant())
  for (const one of [String(id), newId()]) {
    expect((await other.call("GET", `/subscriptions/${one}`)).status).toBe(404)
    expect((await other.call("POST", `/subscriptions/${one}/payments`, body)).status).toBe(404)
    expect((await other.call("POST", `/subscriptions/${one}/cancel`)).status).toBe(404)
    const refund = `/subscriptions/${one}/payments/${newId()}/refund`
    expect((await other.call("POST", refund, { reason: "x" })).status).toBe(404)
    expect((await reader.call("POST", refund, { reason: "x" })).status).toBe(403)
  }
  const unsold = await client.call("POST", `/members/${memberId}/subscriptions`, { tierId: newId(), interval: "month" })
  expect(unsold.body.code).toBe("tier_not_sold")
})

test("a merged record brings its membership along, and its trial stays used", async () => {
  const { id } = await start({ ...monthly(), trial: true })
  await pay(id, "pay-1")
  const ben = await must(client, "POST", "/members", { customer: { externalId: "ben" } })
  const { customerId } = await must(client, "GET", `/members/${memberId}`)
  const merge = { intoCustomerId: ben.customerId, reason: "The same person" }
  await must(client, "POST", `/customers/${String(customerId)}/merge`, merge)
  memberId = String(ben.id)
  expect(await tier()).toBe("Plus")
  const { data } = await must(client, "GET", `/members/${memberId}/subscriptions`)
  expect(data).toMatchObject([{ id, memberId, state: "trial" }])
  await must(client, "POST", `/subscriptions/${String(id)}/cancel`)
  at("2026-03-15T15:00:00Z")
  const again = await client.call("POST", `/members/${memberId}/subscriptions`, { ...monthly(), trial: true })
  expect(again.body.code).toBe("trial_used")
})

test("in the portal a member cancels and resumes what is their own, and nothing else", async () => {
  const { id } = await start({ ...monthly(), trial: true })
  const ben = await must(client, "POST", "/members", { customer: { externalId: "ben" } })
  const as = (own: Record<string, unknown>) => {
    const actor = { kind: "member" as const, memberId: String(own.id), customerId: String(own.customerId) }
    return memberCtx(ctx.merchant, { ...actor, programId: String(own.programId), sessionId: newId() })
  }
  const subscriptionId = String(id)
  const ada = await must(client, "GET", `/members/${memberId}`)
  await expect(changeOwnSubscription(as(ben), { subscriptionId, way: "cancel" })).rejects.toMatchObject({
    code: "not_found",
  })
  await expect(changeOwnSubscription(ctx, { subscriptionId, way: "cancel" })).rejects.toBeDefined()
  await changeOwnSubscription(as(ada), { subscriptionId, way: "cancel" })
  expect((await must(client, "GET", `/subscriptions/${subscriptionId}`)).state).toBe("cancelled")
  await changeOwnSubscription(as(ada), { subscriptionId, way: "resume" })
  expect((await must(client, "GET", `/subscriptions/${subscriptionId}`)).state).toBe("trial")
  await expect(listMemberSubscriptions(as(ben), { memberId })).rejects.toMatchObject({ code: "not_found" })
})
