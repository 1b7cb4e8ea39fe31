import { expect, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { relayAll } from "@/lib/core/relay"
import { adjustPoints } from "@/lib/ledger/commands/adjust-points"
import { cancelEntry } from "@/lib/ledger/commands/cancel-entry"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { getCustomer } from "@/lib/members/queries/get-customer"
import { rollupsSubscriber } from "@/lib/metrics/events"
import { compareRollups } from "@/lib/metrics/queries/compare-rollups"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import type { EarningRuleInput } from "@/lib/programs/schema"
import { awardHistory } from "@/lib/purchases/commands/award-history"
import { mergeCustomers } from "@/lib/purchases/commands/merge-customers"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { correctionsSubscriber } from "@/lib/purchases/events"
import { brokenLaws, later, makeClub, pointPerDollar, publishClub, purchase, spendTier } from "./club"

async function buy(ctx: Ctx, id: string, customer: string, day: string, dollars: number, more: object = {}) {
  const sent = { ...purchase(id, customer, `${day}T12:00:00Z`, dollars * 100), ...more }
  const { purchase: one, member, customer: who, awards } = await recordPurchase(ctx, sent, { source: "api" })
  return {
    purchaseId: one.id,
    memberId: member?.id ?? "",
    customerId: who?.id ?? "",
    entryId: awards[0]?.entryId ?? "",
  }
}

async function takeBack(ctx: Ctx, purchaseId: string, day: string, more: object = {}) {
  const sent = { externalId: `return ${day}`, occurredAt: `${day}T12:00:00Z`, ...more }
  const { reversals, writeOffs } = await recordReturn(ctx, purchaseId, sent)
  const sum = (list: { points: bigint }[]) => list.reduce((total, { points }) => total + points, 0n)
  return { taken: sum(reversals), writtenOff: sum(writeOffs) }
}

const available = async (ctx: Ctx, id: string) => (await getMemberView(ctx, { id })).wallets[0]?.availablePoints

async function held(ctx: Ctx) {
  expect((await auditLedger(ctx)).problems).toEqual([])
  expect(await brokenLaws(ctx)).toEqual([])
  await relayAll([rollupsSubscriber])
  expect(await compareRollups(ctx)).toEqual([])
}

test("of a history awarded late, a return of what had run out by then takes nothing from others", async () => {
  const rule: EarningRuleInput = { ...pointPerDollar, expiry: { kind: "afterDays", days: 3_000 } }
  const { ctx, programId } = await makeClub({ rules: [rule], publish: false })
  const old = await buy(ctx, "p1", "ann", "2016-02-01", 100)
  await buy(ctx, "p2", "ann", "2026-05-20", 100)
  await takeBack(later(ctx, 1), old.purchaseId, "2025-04-01")
  const published = await publishClub(later(ctx, 2), programId, "2010-01-01")
  await awardHistory(published.ctx, published.control)
  const where = { merchantId: ctx.merchantId }
  const member = await inRead(ctx, (tx) => tx.db.member.findFirstOrThrow({ where }))
  expect(await available(published.ctx, member.id)).toBe(100n)
  const reversals = await inRead(ctx, (tx) => tx.db.returnReversal.findMany({ where }))
  expect(reversals).toMatchObject([{ points: 0n, writtenOffPoints: 100n, entryId: null }])
  await held(published.ctx)
})

const onAction: EarningRuleInput = {
  ...pointPerDollar,
  pending: { untilAction: true },
  limits: { perMember: { count: 5, per: "month" } },
}

test("what was cancelled is not taken again by a return, nor by the corrections after it", async () => {
  const { ctx } = await makeClub({ rules: [onAction] })
  const { purchaseId, memberId, entryId } = await buy(ctx, "p1", "ann", "2026-05-01", 100)
  await adjustPoints(ctx, { memberId, points: 500, reason: "A gift" })
  await cancelEntry(later(ctx, 1), { id: entryId })
  await buy(later(ctx, 2), "p2", "ann", "2026-05-25", 10)
  expect(await takeBack(later(ctx, 3), purchaseId, "2026-05-20")).toEqual({ taken: 0n, writtenOff: 0n })
  await relayAll([correctionsSubscriber])
  expect(await available(later(ctx, 4), memberId)).toBe(500n)
  await held(later(ctx, 5))
})

test("nor where it was cancelled after a merge had moved it", async () => {
  const { ctx } = await makeClub({ rules: [onAction] })
  const ann = await buy(ctx, "p1", "ann", "2026-05-01", 100)
  const bob = await buy(ctx, "p2", "bob", "2026-05-25", 10)
  await adjustPoints(ctx, { memberId: bob.memberId, points: 500, reason: "A gift" })
  await mergeCustomers(later(ctx, 1), { id: ann.customerId, intoCustomerId: bob.customerId, reason: "One person" })
  await cancelEntry(later(ctx, 2), { id: ann.entryId })
  expect(await takeBack(later(ctx, 3), ann.purchaseId, "2026-05-20")).toEqual({ taken: 0n, writtenOff: 0n })
  await relayAll([correctionsSubscriber])
  expect(await available(later(ctx, 4), bob.memberId)).toBe(500n)
  await held(later(ctx, 5))
})

const monthly: EarningRuleInput = {
  name: "Once a month",
  trigger: "purchase",
  effect: { kind: "fixed", points: 50 },
  limits: { perMember: { count: 1, per: "month" } },
  expiry: { kind: "afterDays", days: 30 },
}

test("a correction downwards of points that ran out takes nothing from others, and what was spent only", async () => {
  const { ctx } = await makeClub({ rules: [monthly], now: new Date("2026-03-25T12:00:00Z") })
  const { memberId } = await buy(ctx, "p2", "ann", "2026-03-20", 100)
  await adjustPoints(later(ctx, 1), { memberId, points: -20, reason: "Spent" })
  await adjustPoints(later(ctx, 2), { memberId, points: 500, reason: "A gift" })
  // The other 30 run out in April.
  const may = later(ctx, 40 * 24 * 60)
  await buy(may, "p1", "ann", "2026-03-10", 100)
  for (const minutes of [1, 2]) {
    await relayAll([correctionsSubscriber])
    expect(await available(later(may, minutes), memberId)).toBe(480n)
    await buy(later(may, minutes), `late ${minutes}`, "ann", "2026-03-11", 100)
  }
  await held(later(may, 9))
})

test("nor after a merge, of what ran out before it", async () => {
  const { ctx } = await makeClub({ rules: [monthly], now: new Date("2026-05-25T12:00:00Z") })
  const ann = await buy(ctx, "p1", "ann", "2026-03-02", 100)
  const bob = await buy(ctx, "p2", "bob", "2026-03-01", 100)
  await adjustPoints(later(ctx, 1), { memberId: bob.memberId, points: 500, reason: "A gift" })
  await mergeCustomers(later(ctx, 2), { id: ann.customerId, intoCustomerId: bob.customerId, reason: "One person" })
  await buy(later(ctx, 3), "p4", "bob", "2026-02-20", 100)
  await relayAll([correctionsSubscriber])
  expect(await available(later(ctx, 4), bob.memberId)).toBe(500n)
  await held(later(ctx, 9))
})

test("points that ran out and were given back are no longer gone", async () => {
  const kept: EarningRuleInput = { ...pointPerDollar, expiry: { kind: "inactivity", months: 1 } }
  const { ctx } = await makeClub({ rules: [kept], now: new Date("2026-05-20T12:00:00Z") })
  const { purchaseId, memberId } = await buy(ctx, "p1", "ann", "2026-04-01", 100)
  await adjustPoints(later(ctx, 1), { memberId, points: 500, reason: "A gift" })
  await buy(later(ctx, 2), "p2", "ann", "2026-04-25", 1)
  await adjustPoints(later(ctx, 3), { memberId, points: -101, reason: "Spent" })
  expect(await takeBack(later(ctx, 4), purchaseId, "2026-05-19")).toEqual({ taken: 100n, writtenOff: 0n })
  expect(await available(later(ctx, 5), memberId)).toBe(400n)
  await held(later(ctx, 5))
})

test("returns never lower what was spent by more than there was, however they shift it between the lines", async () => {
  const { ctx } = await makeClub()
  const items = [
    { lineId: "1", sku: "card", kind: "giftCard", quantity: 1, amountMinor: 5_000 },
    { lineId: "2", sku: "boot", quantity: 1, amountMinor: 5_000 },
  ]
  const { purchaseId, customerId, memberId } = await buy(ctx, "p1", "ann", "2026-04-01", 100, { items })
  const card = { items: [{ lineId: "1", quantity: 1, amountMinor: 1_000 }] }
  await takeBack(later(ctx, 1), purchaseId, "2026-05-20", card)
  expect(await getCustomer(ctx, { id: customerId })).toMatchObject({ spendMinor: 5_000n, revenueMinor: 9_000n })
  await takeBack(later(ctx, 2), purchaseId, "2026-05-21")
  const nothing = { spendMinor: 0n, revenueMinor: 0n, purchaseCount: 0n }
  expect(await getCustomer(ctx, { id: customerId })).toMatchObject(nothing)
  expect(await available(later(ctx, 3), memberId)).toBe(0n)
  await held(later(ctx, 5))
})

test("an entry gift that was not due and is spent is written off once: later points are not taken for it", async () => {
  const silver = { ...spendTier("Silver", 1, 100_00), entryGift: { points: 300 } }
  const { ctx } = await makeClub({ rules: [pointPerDollar], tiers: [spendTier("Base", 0, 0), silver] })
  const { memberId } = await buy(ctx, "p1", "ann", "2024-01-01", 100)
  await buy(ctx, "p2", "ann", "2025-03-01", 100)
  // 100 for each purchase and a gift of 300 each time, as the tier had been lost in between.
  expect(await available(ctx, memberId)).toBe(800n)
  await adjustPoints(later(ctx, 1), { memberId, points: -800, reason: "Spent" })
  // Known late: 100 on 2024-12-20 kept the tier, so that the second gift was not due. Of it the 100 that are there are taken.
  await buy(later(ctx, 2), "p3", "ann", "2024-12-20", 100)
  await relayAll([correctionsSubscriber])
  expect(await available(later(ctx, 3), memberId)).toBe(0n)
  await buy(later(ctx, 4), "p4", "ann", "2025-03-02", 50)
  await buy(later(ctx, 5), "p5", "ann", "2025-02-01", 10)
  await relayAll([correctionsSubscriber])
  expect(await available(later(ctx, 6), memberId)).toBe(60n)
  const written = await inRead(ctx, (tx) => tx.db.giftWriteOff.findMany({ where: { merchantId: ctx.merchantId } }))
  expect(written.map(({ points }) => points)).toEqual([200n])
  await held(later(ctx, 7))
})
