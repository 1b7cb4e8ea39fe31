import { expect, test } from "vitest"
import { parseDay } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { relayAll } from "@/lib/core/relay"
import { adjustPoints } from "@/lib/ledger/commands/adjust-points"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { readActivityDays } from "@/lib/ledger/steps/read-activity-days"
import { getCustomer } from "@/lib/members/queries/get-customer"
import { lockCustomers } from "@/lib/members/steps/find-customers"
import { rollupsSubscriber } from "@/lib/metrics/events"
import { compareRollups } from "@/lib/metrics/queries/compare-rollups"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import type { EarningRuleInput } from "@/lib/programs/schema"
import { mergeCustomers } from "@/lib/purchases/commands/merge-customers"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { anniversaryEvent, birthdayEvent } from "@/lib/purchases/steps/member-event"
import { type NewEvent, recordEvents } from "@/lib/purchases/steps/record-events"
import { recordSurveyEvent } from "@/lib/purchases/steps/record-survey-event"
import type { TierInput } from "@/lib/tiers/schema"
import { gift } from "../events/rules"
import { brokenLaws, later, makeClub, pointPerDollar, purchase } from "../purchases/club"
import { reviewAll } from "../purchases/happenings"

async function buy(ctx: Ctx, id: string, customer: string, day: string, dollars: number) {
  const sent = purchase(id, customer, `${day}T12:00:00Z`, dollars * 100)
  const { purchase: one, member, customer: who, awards } = await recordPurchase(ctx, sent, { source: "api" })
  return { purchaseId: one.id, memberId: member?.id ?? "", customerId: who?.id ?? "", awards }
}

type Club = Parameters<typeof makeClub>[0]

/** Ann and Bob, each with a purchase of 100 dollars. */
async function annAndBob(input: Club = {}) {
  const { ctx } = await makeClub(input)
  const ann = await buy(ctx, "p1", "ann", "2026-04-01", 100)
  const bob = await buy(ctx, "p2", "bob", "2026-04-02", 100)
  const merge = () =>
    mergeCustomers(later(ctx, 2), { id: ann.customerId, intoCustomerId: bob.customerId, reason: "One person" })
  const available = async (at?: Date) => {
    const { wallets } = await getMemberView(later(ctx, 9), { id: bob.memberId, at })
    return wallets[0]?.availablePoints
  }
  return { ctx, ann, bob, merge, available }
}

async function held(ctx: Ctx) {
  expect((await auditLedger(ctx)).problems).toEqual([])
  expect(await brokenLaws(ctx)).toEqual([])
  await relayAll([rollupsSubscriber])
  expect(await compareRollups(ctx)).toEqual([])
}

const moment = () => new Promise((resolve) => setTimeout(resolve, 300))

/** Lets both wait for the customers, the first before the second. */
async function inOrder(
  ctx: Ctx,
  customerIds: string[],
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<void> {
  const waiting: Promise<unknown>[] = []
  await inTransaction(ctx, async (tx) => {
    await lockCustomers(tx, customerIds)
    waiting.push(first())
    await moment()
    waiting.push(second())
    await moment()
  })
  await Promise.all(waiting)
}

test("a purchase that waited for a merge belongs to who is left", async () => {
  const { ctx, ann, bob, merge, available } = await annAndBob()
  await inOrder(ctx, [ann.customerId, bob.customerId], merge, () => buy(later(ctx, 3), "p3", "ann", "2026-05-25", 10))
  expect(await available()).toBe(210n)
  expect(await getCustomer(ctx, { id: bob.customerId })).toMatchObject({ purchaseCount: 3n, spendMinor: 21_000n })
  await held(ctx)
})

test("a return that waited for a merge takes from who is left", async () => {
  const { ctx, ann, bob, merge, available } = await annAndBob()
  const back = { externalId: "r1", occurredAt: "2026-05-20T12:00:00Z" }
  await inOrder(ctx, [ann.customerId, bob.customerId], merge, () => recordReturn(later(ctx, 3), ann.purchaseId, back))
  expect(await available()).toBe(100n)
  const figures = { purchaseCount: 1n, spendMinor: 10_000n, revenueMinor: 10_000n }
  expect(await getCustomer(ctx, { id: bob.customerId })).toMatchObject(figures)
  await held(ctx)
})

test("points given to a member who was merged are given to who is left", async () => {
  const { ctx, ann, bob, merge, available } = await annAndBob()
  await merge()
  const given = await adjustPoints(later(ctx, 3), { memberId: ann.memberId, points: 7, reason: "Sorry" })
  expect(given).toMatchObject({ memberId: bob.memberId, availablePoints: 207n })
  expect(await available()).toBe(207n)
  await held(ctx)
})

test("what a rule with a limit and a budget gave before a merge counts, and stays", async () => {
  const limits = { perMember: { count: 1, per: "lifetime" as const }, budgetPoints: 1_000 }
  const once: EarningRuleInput = { name: "Once", trigger: "purchase", effect: { kind: "fixed", points: 50 }, limits }
  const { ctx, merge, available } = await annAndBob({ rules: [once] })
  await merge()
  // Each had their own; together they are one person, for whom the first of the two counts.
  expect(await available()).toBe(50n)
  expect((await buy(later(ctx, 3), "p3", "bob", "2026-05-25", 10)).awards).toEqual([])
  expect(await available()).toBe(50n)
  await held(ctx)
})

test("points that were spent before a merge still count towards a tier by points", async () => {
  const byPoints = (name: string, rank: number, threshold: number): TierInput => ({
    name,
    rank,
    qualification: { metric: "pointsEarned", threshold, window: "rolling365" },
    downgrade: "toEligible",
  })
  const { ctx, ann, bob, merge } = await annAndBob({ tiers: [byPoints("Base", 0, 0), byPoints("Gold", 1, 150)] })
  await adjustPoints(later(ctx, 1), { memberId: ann.memberId, points: -90, reason: "Spent" })
  await merge()
  await buy(later(ctx, 3), "p3", "bob", "2026-05-25", 10)
  for (const at of [undefined, new Date("2026-05-20T00:00:00Z")]) {
    expect(await getMemberView(later(ctx, 9), { id: bob.memberId, at })).toMatchObject({ tier: { name: "Gold" } })
  }
  await held(ctx)
})

test("what the calendar or a survey brought to who was merged meanwhile is who is left's, once", async () => {
  const rules = [gift("birthday", 40), gift("surveyResponse", 7), gift("anniversary", 3)]
  const { ctx, ann, bob, merge, available } = await annAndBob({ rules })
  const of = ({ memberId: id, customerId }: typeof ann) => ({ id, customerId, joinedAt: ctx.now })
  const on = new Date("2026-05-30T00:00:00Z")
  const record = (events: NewEvent[]) => inTransaction(later(ctx, 3), async (tx) => recordEvents(tx, events))
  const surveyId = newId()
  await inOrder(ctx, [ann.customerId, bob.customerId], merge, () =>
    record([birthdayEvent(of(ann), "2026", on), anniversaryEvent(of(ann), 1, on)]),
  )
  await inTransaction(later(ctx, 4), (tx) => recordSurveyEvent(tx, { customerId: ann.customerId, surveyId, score: 9 }))
  expect(await available()).toBe(47n + 3n)
  await record([birthdayEvent(of(bob), "2026", on)])
  await inTransaction(later(ctx, 5), (tx) => recordSurveyEvent(tx, { customerId: bob.customerId, surveyId, score: 1 }))
  expect(await available()).toBe(47n + 3n)
  await held(ctx)
})

test("what an event gave to who was merged since keeps the points of who is left", async () => {
  const kept = { kind: "inactivity", months: 2 } as const
  const reviews = { ...gift("event", 5), eventType: "review.written", expiry: kept }
  const { ctx, ann, bob, merge } = await annAndBob({ rules: [{ ...pointPerDollar, expiry: kept }, reviews] })
  await reviewAll(later(ctx, 1), [{ kind: "event", customer: "ann", externalId: "e1", at: "2026-05-20T12:00:00Z" }])
  await merge()
  const days = await inTransaction(ctx, async (tx) => {
    const { accountId } = await tx.db.member.findFirstOrThrow({ where: { id: bob.memberId } })
    return (await readActivityDays(tx, [accountId], parseDay("2026-04-02"))).get(accountId)
  })
  expect(days).toEqual(["2026-04-02", "2026-05-20"])
  expect((await getMemberView(later(ctx, 3), { id: bob.memberId })).wallets[0]).toMatchObject({
    availablePoints: 205n,
    expiringAt: "2026-07-21T04:00:00.000Z",
  })
  expect(ann.awards).toHaveLength(1)
  await held(ctx)
})
