import { expect, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { relayAll } from "@/lib/core/relay"
import { activateEntry } from "@/lib/ledger/commands/activate-entry"
import { adjustPoints } from "@/lib/ledger/commands/adjust-points"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import type { EarningRuleInput } from "@/lib/programs/schema"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { correctionsSubscriber } from "@/lib/purchases/events"
import { explainActivity } from "@/lib/purchases/queries/explain-activity"
import { brokenLaws, later, makeClub, pointPerDollar, purchase, spendTier } from "./club"
import { reviewAll } from "./happenings"

const tiers = [spendTier("A", 0, 0), spendTier("B", 1, 15_000, "2")]

async function buy(ctx: Ctx, externalId: string, day: string, dollars: number) {
  const sent = purchase(externalId, "ann", `${day}T12:00:00Z`, dollars * 100)
  const { purchase: one, member, awards } = await recordPurchase(ctx, sent, { source: "api" })
  await relayAll([correctionsSubscriber])
  return { id: one.id, memberId: member?.id ?? "", awards }
}

async function balance(ctx: Ctx, id: string) {
  const [wallet] = (await getMemberView(later(ctx, 30), { id })).wallets
  return [Number(wallet?.availablePoints), Number(wallet?.pendingPoints)]
}

/** Points of the lots of a purchase, with their days. */
async function lotsOf(ctx: Ctx, purchaseId: string) {
  const lots = await inRead(ctx, (tx) =>
    tx.db.lot.findMany({ where: { entry: { purchaseId } }, orderBy: [{ expiresAt: "asc" }, { id: "asc" }] }),
  )
  const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? null
  return lots.map(({ points, remaining, availableAt, expiresAt }) => {
    return [Number(points), Number(remaining), day(availableAt), day(expiresAt)]
  })
}

async function held(ctx: Ctx) {
  expect((await auditLedger(ctx)).problems).toEqual([])
  expect(await brokenLaws(ctx)).toEqual([])
}

test("each award is corrected by itself, with its own dates", async () => {
  const first: EarningRuleInput = {
    name: "First purchase",
    trigger: "purchase",
    effect: { kind: "fixed", points: 70 },
    condition: { combinator: "and", rules: [{ field: "customer.purchaseCount", operator: "=", value: 0 }] },
    expiry: { kind: "fixedDate", date: "2096-12-31" },
  }
  const perDollar: EarningRuleInput = { ...pointPerDollar, expiry: { kind: "fixedDate", date: "2097-06-30" } }
  const { ctx } = await makeClub({ rules: [perDollar, first], tiers })
  const { id, memberId } = await buy(ctx, "p2", "2026-05-10", 100)
  expect(await lotsOf(ctx, id)).toEqual([
    [70, 70, "2026-05-10", "2097-01-01"],
    [100, 100, "2026-05-10", "2097-07-01"],
  ])
  const { id: before } = await buy(later(ctx, 1), "p1", "2026-04-10", 200)
  // It was not the first, and was at the second tier.
  expect(await lotsOf(ctx, id)).toEqual([
    [70, 0, "2026-05-10", "2097-01-01"],
    [100, 100, "2026-05-10", "2097-07-01"],
    [100, 100, "2026-05-10", "2097-07-01"],
  ])
  expect((await lotsOf(ctx, before)).map(([points, left]) => [points, left])).toEqual([
    [70, 70],
    [200, 200],
  ])
  expect(await balance(ctx, memberId)).toEqual([470, 0])
  await held(ctx)
})

test("what is due beyond points that were activated is there at once; beyond those that wait, it waits", async () => {
  const { ctx } = await makeClub({ rules: [{ ...pointPerDollar, pending: { untilAction: true } }], tiers })
  const activated = await buy(ctx, "p2", "2026-05-10", 100)
  await buy(later(ctx, 1), "p3", "2026-05-11", 10)
  await activateEntry(later(ctx, 2), { id: activated.awards[0]?.entryId ?? "" })
  expect(await balance(ctx, activated.memberId)).toEqual([100, 10])
  await buy(later(ctx, 3), "p1", "2026-04-10", 200)
  expect(await balance(ctx, activated.memberId)).toEqual([200, 220])
  await held(ctx)
})

test("what a correction cannot take is written off once, and set off against what is due later", async () => {
  const { ctx } = await makeClub({ tiers })
  const { id, memberId } = await buy(ctx, "p1", "2026-03-01", 200)
  const second = await buy(later(ctx, 1), "p2", "2026-03-10", 100)
  await adjustPoints(later(ctx, 2), { memberId, points: -400, reason: "Spent" })
  await recordReturn(later(ctx, 3), id, { externalId: "r1", occurredAt: "2026-03-05T12:00:00Z" })
  await relayAll([correctionsSubscriber])
  const writtenOff = async () => {
    const where = { merchantId: ctx.merchantId }
    const rows = await inRead(ctx, (tx) => tx.db.awardCorrection.findMany({ where, orderBy: { id: "asc" } }))
    return rows.map(({ entryId, writtenOffPoints }) => [entryId, Number(writtenOffPoints)])
  }
  // The second purchase was at the first tier after all.
  expect(await writtenOff()).toEqual([[null, 100]])
  // No entry tells of it, so that "Why?" has a judgement.
  const { judgements } = await explainActivity(ctx, { memberId, kind: "purchase", id: second.id })
  expect(judgements).toMatchObject([{ outcome: "writtenOff", body: { rules: expect.any(Array) } }])
  await buy(later(ctx, 4), "p3", "2026-05-01", 50)
  await buy(later(ctx, 5), "p4", "2026-02-01", 10)
  expect(await balance(ctx, memberId)).toEqual([60, 0])
  // At the second tier again: 200 for this one and 50 more for the third, and no more for the second.
  await buy(later(ctx, 6), "p5", "2026-02-15", 200)
  expect(await balance(ctx, memberId)).toEqual([310, 0])
  expect(await writtenOff()).toEqual([
    [null, 100],
    [null, -100],
  ])
  await held(ctx)
})

test("what a budget paid for is given again where it turns out to have been due after all", async () => {
  const gift: EarningRuleInput = {
    name: "Gift",
    trigger: "purchase",
    effect: { kind: "fixed", points: 50 },
    condition: { combinator: "and", rules: [{ field: "customer.spendMinor", operator: ">=", value: 15_000 }] },
    limits: { budgetPoints: 1_000 },
  }
  const { ctx } = await makeClub({ rules: [pointPerDollar, gift] })
  const { id, memberId } = await buy(ctx, "p1", "2026-03-01", 200)
  await buy(later(ctx, 1), "p2", "2026-03-10", 100)
  expect(await balance(ctx, memberId)).toEqual([350, 0])
  await recordReturn(later(ctx, 2), id, { externalId: "r1", occurredAt: "2026-03-05T12:00:00Z" })
  await relayAll([correctionsSubscriber])
  expect(await balance(ctx, memberId)).toEqual([100, 0])
  await buy(later(ctx, 3), "p0", "2026-02-15", 200)
  expect(await balance(ctx, memberId)).toEqual([350, 0])
  await held(ctx)
})

test("an event that turns out to earn nothing kept no points alive", async () => {
  const expiry = { kind: "inactivity", months: 240 } as const
  const reviews: EarningRuleInput = {
    name: "Reviews",
    trigger: "event",
    eventType: "review.written",
    effect: { kind: "fixed", points: 5 },
    limits: { perMember: { count: 1, per: "month" } },
  }
  const { ctx } = await makeClub({ rules: [{ ...pointPerDollar, expiry }, reviews] })
  const { memberId } = await buy(ctx, "p1", "2026-01-25", 100)
  const ends = async () => (await getMemberView(later(ctx, 30), { id: memberId })).wallets[0]?.expiringAt
  const review = async (externalId: string, day: string) => {
    await reviewAll(ctx, [{ kind: "event", customer: "ann", externalId, at: `${day}T12:00:00Z` }])
    await relayAll([correctionsSubscriber])
  }
  await review("e2", "2026-05-20")
  expect(await ends()).toBe("2046-05-21T04:00:00.000Z")
  await review("e1", "2026-05-02")
  expect(await ends()).toBe("2046-05-03T04:00:00.000Z")
  expect(await balance(ctx, memberId)).toEqual([105, 0])
  await held(ctx)
})

/** What a member had at noon of days. */
async function hadOn(ctx: Ctx, id: string, days: readonly string[]) {
  const views = days.map((day) => getMemberView(later(ctx, 30), { id, at: new Date(`${day}T12:00:00Z`) }))
  return (await Promise.all(views)).map(({ wallets }) => Number(wallets[0]?.availablePoints ?? 0n))
}

async function giveBack(ctx: Ctx, purchaseId: string, day: string) {
  await recordReturn(ctx, purchaseId, { externalId: `return ${day}`, occurredAt: `${day}T11:00:00Z` })
}

test("a return that found nothing takes its points on its day, where a late purchase had kept them from running out", async () => {
  const { ctx } = await makeClub({ rules: [{ ...pointPerDollar, expiry: { kind: "inactivity", months: 6 } }] })
  const { id, memberId } = await buy(ctx, "p1", "2025-10-06", 55)
  await giveBack(later(ctx, 1), id, "2026-01-26")
  expect(await hadOn(ctx, memberId, ["2026-01-25", "2026-01-27", "2026-04-08"])).toEqual([55, 55, 0])
  await buy(later(ctx, 2), "p2", "2026-04-05", 10)
  expect(await hadOn(ctx, memberId, ["2026-01-25", "2026-01-27", "2026-04-08"])).toEqual([55, 0, 10])
  await held(ctx)
})

test("of two returns that come before the correction, the second takes on its day what was due to it", async () => {
  const { ctx } = await makeClub({ rules: [pointPerDollar], tiers })
  const first = await buy(ctx, "p1", "2026-02-01", 150)
  const second = await buy(ctx, "p2", "2026-04-01", 70)
  expect(await hadOn(ctx, first.memberId, ["2026-04-02"])).toEqual([290])
  await giveBack(later(ctx, 1), first.id, "2026-03-01")
  await giveBack(later(ctx, 2), second.id, "2026-05-01")
  await relayAll([correctionsSubscriber])
  expect(await hadOn(ctx, first.memberId, ["2026-02-02", "2026-03-02", "2026-04-02", "2026-05-02"])).toEqual([
    150, 0, 70, 0,
  ])
  const entries = await inRead(ctx, (tx) =>
    tx.db.entry.findMany({ where: { purchaseId: second.id, kind: "correction" }, orderBy: { id: "asc" } }),
  )
  expect(entries.map(({ points, returnId }) => [Number(points), returnId !== null])).toEqual([
    [70, true],
    [-70, false],
  ])
  await held(ctx)
})
