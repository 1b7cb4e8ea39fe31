import { expect, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { relayAll } from "@/lib/core/relay"
import { adjustPoints } from "@/lib/ledger/commands/adjust-points"
import type { EarningRuleInput } from "@/lib/programs/schema"
import { memberViews } from "@/lib/programs/steps/member-views"
import { awardHistory } from "@/lib/purchases/commands/award-history"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { correctionsSubscriber } from "@/lib/purchases/events"
import type { ReturnInput } from "@/lib/purchases/schema"
import { asStaff, makeMerchant } from "../../support/world"
import { brokenLaws, later, makeClub, pointPerDollar, publishClub, purchase, spendTier } from "./club"

type Club = Awaited<ReturnType<typeof makeClub>>

async function bought(ctx: Ctx, externalId: string, occurredAt: string, amountMinor: number, more: object = {}) {
  return recordPurchase(ctx, { ...purchase(externalId, "ann", occurredAt, amountMinor), ...more }, { source: "api" })
}

async function returned(ctx: Ctx, purchaseId: string, externalId: string, input: Partial<ReturnInput> = {}) {
  const sent = { externalId, occurredAt: "2026-05-20T12:00:00Z", ...input }
  const { reversals, writeOffs } = await recordReturn(ctx, purchaseId, sent)
  const sum = (list: { points: bigint }[]) => Number(list.reduce((total, { points }) => total + points, 0n))
  return { taken: sum(reversals), writtenOff: sum(writeOffs) }
}

async function stateOf(ctx: Ctx, memberId: string, at?: Date) {
  const [view] = await inRead(ctx, (tx) => memberViews(tx, [memberId], at))
  const wallet = view?.wallets[0]
  return {
    tier: view?.tier?.name ?? null,
    available: Number(wallet?.availablePoints),
    pending: Number(wallet?.pendingPoints),
  }
}

async function lawful({ ctx }: Club) {
  expect(await brokenLaws(ctx)).toEqual([])
}

test("a part and then the rest take back the whole award, and no more can be returned", async () => {
  const club = await makeClub()
  const { purchase: one, member } = await bought(club.ctx, "p1", "2026-05-01T12:00:00Z", 10_050)
  expect(await returned(later(club.ctx, 1), one.id, "r1", { amountMinor: 3_333 })).toEqual({ taken: 33, writtenOff: 0 })
  expect(await returned(later(club.ctx, 2), one.id, "r2")).toEqual({ taken: 67, writtenOff: 0 })
  await expect(returned(later(club.ctx, 3), one.id, "r3", { amountMinor: 1 })).rejects.toThrow(
    "return_exceeds_purchase",
  )
  await expect(returned(later(club.ctx, 3), one.id, "r4")).rejects.toThrow("return_exceeds_purchase")
  expect(await stateOf(club.ctx, member?.id ?? "")).toMatchObject({ available: 0 })
  await lawful(club)
})

test("the same return twice answers the first result; other content is a conflict", async () => {
  const club = await makeClub()
  const { purchase: one, member } = await bought(club.ctx, "p1", "2026-05-01T12:00:00Z", 10_000)
  const sent = { externalId: "r1", occurredAt: "2026-05-20T12:00:00Z", amountMinor: 4_000 }
  const first = await recordReturn(later(club.ctx, 1), one.id, sent)
  const again = await recordReturn(later(club.ctx, 2), one.id, { ...sent, occurredAt: "2026-05-20T14:00:00+02:00" })
  expect({ ...again, isNew: true }).toEqual(first)
  expect(again.isNew).toBe(false)
  await expect(recordReturn(club.ctx, one.id, { ...sent, amountMinor: 4_001 })).rejects.toThrow("external_id_conflict")
  expect(await stateOf(club.ctx, member?.id ?? "")).toMatchObject({ available: 60 })
})

test("two returns of the last half at once: one gets it", async () => {
  const club = await makeClub()
  const { purchase: one } = await bought(club.ctx, "p1", "2026-05-01T12:00:00Z", 10_000)
  const both = await Promise.allSettled(
    ["r1", "r2"].map((id) => returned(later(club.ctx, 1), one.id, id, { amountMinor: 6_000 })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  await lawful(club)
})

test("points of the award that ran out are not taken from others", async () => {
  const soon: EarningRuleInput = { ...pointPerDollar, expiry: { kind: "afterDays", days: 10 } }
  const club = await makeClub({ rules: [soon] })
  const { purchase: one, member } = await bought(club.ctx, "p1", "2026-05-01T12:00:00Z", 10_000)
  await bought(club.ctx, "p2", "2026-05-25T12:00:00Z", 5_000)
  // Recorded on 1 June: what was earned on 1 May ran out on 12 May.
  expect(await returned(club.ctx, one.id, "r1")).toEqual({ taken: 0, writtenOff: 100 })
  expect(await stateOf(club.ctx, member?.id ?? "")).toMatchObject({ available: 50 })
  await lawful(club)
})

test.each([
  ["withinBalance", { taken: 30, writtenOff: 70 }, 0, 50],
  ["negative", { taken: 100, writtenOff: 0 }, -70, -20],
] as const)("of points that were spent, %s takes what its name says", async (returnPolicy, took, balance, after) => {
  const club = await makeClub({ returnPolicy })
  const { purchase: one, member } = await bought(club.ctx, "p1", "2026-05-01T12:00:00Z", 10_000)
  const memberId = member?.id ?? ""
  await adjustPoints(later(club.ctx, 1), { memberId, currency: "PTS", points: -70, reason: "Spent at the counter" })
  expect(await returned(later(club.ctx, 2), one.id, "r1")).toEqual(took)
  expect(await stateOf(later(club.ctx, 3), memberId)).toMatchObject({ available: balance })
  await lawful(club)
  await bought(later(club.ctx, 4), "p2", "2026-05-25T12:00:00Z", 5_000)
  expect(await stateOf(later(club.ctx, 5), memberId)).toMatchObject({ available: after })
  await lawful(club)
})

test("by lines: the rule on a category gives back what its line gave", async () => {
  const shoes: EarningRuleInput = {
    name: "Shoes",
    trigger: "purchase",
    effect: { kind: "perItem", points: 7 },
    condition: { combinator: "and", rules: [{ field: "items.category", operator: "=", value: "shoes" }] },
  }
  const club = await makeClub({ rules: [pointPerDollar, shoes] })
  const items = [
    { lineId: "1", sku: "boot", category: "shoes", quantity: 2, amountMinor: 8_000 },
    { lineId: "2", sku: "sock", category: "socks", quantity: 1, amountMinor: 2_000 },
  ]
  const { purchase: one } = await bought(club.ctx, "p1", "2026-05-01T12:00:00Z", 10_000, { items })
  const boot = { items: [{ lineId: "1", quantity: 1, amountMinor: 4_000 }] }
  expect(await returned(later(club.ctx, 1), one.id, "r1", boot)).toEqual({ taken: 47, writtenOff: 0 })
  const sock = { items: [{ sku: "sock", quantity: 1, amountMinor: 2_000 }] }
  expect(await returned(later(club.ctx, 2), one.id, "r2", sock)).toEqual({ taken: 20, writtenOff: 0 })
  expect(await returned(later(club.ctx, 3), one.id, "r3")).toEqual({ taken: 47, writtenOff: 0 })
})

test("a condition is judged anew on what remains: the bonus above $50 goes with the return", async () => {
  const bonus: EarningRuleInput = {
    name: "Big basket",
    trigger: "purchase",
    effect: { kind: "fixed", points: 40 },
    condition: { combinator: "and", rules: [{ field: "purchase.amountMinor", operator: ">=", value: 5_000 }] },
  }
  const club = await makeClub({ rules: [pointPerDollar, bonus] })
  const { purchase: one } = await bought(club.ctx, "p1", "2026-05-01T12:00:00Z", 6_000)
  expect(await returned(later(club.ctx, 1), one.id, "r1", { amountMinor: 2_000 })).toEqual({ taken: 60, writtenOff: 0 })
})

test("from the return on, the tier is reckoned without it; before, it stays; later purchases are corrected", async () => {
  const club = await makeClub({ tiers: [spendTier("Bronze", 0, 0), spendTier("Gold", 1, 20_000, "2")] })
  const { purchase: one, member } = await bought(club.ctx, "p1", "2026-04-01T12:00:00Z", 25_000)
  const id = member?.id ?? ""
  await bought(later(club.ctx, 1), "p2", "2026-05-10T12:00:00Z", 1_000)
  await bought(later(club.ctx, 2), "p3", "2026-05-25T12:00:00Z", 1_000)
  expect(await stateOf(club.ctx, id)).toMatchObject({ tier: "Gold", available: 290 })
  await returned(later(club.ctx, 3), one.id, "r1", { amountMinor: 10_000 })
  await relayAll([correctionsSubscriber])
  // p2 came before the return and keeps its factor; p3 came after it and loses it.
  expect(await stateOf(later(club.ctx, 4), id)).toMatchObject({ tier: "Bronze", available: 150 + 20 + 10 })
  expect(await stateOf(club.ctx, id, new Date("2026-05-15T00:00:00Z"))).toMatchObject({ tier: "Gold" })
  expect(await stateOf(club.ctx, id, new Date("2026-05-21T00:00:00Z"))).toMatchObject({ tier: "Bronze" })
  await lawful(club)
})

test("a return gives no allowance of a limit back", async () => {
  const once: EarningRuleInput = {
    name: "First of the month",
    trigger: "purchase",
    effect: { kind: "fixed", points: 50 },
    limits: { perMember: { count: 1, per: "month" } },
  }
  const club = await makeClub({ rules: [once] })
  const { purchase: one, member } = await bought(club.ctx, "p1", "2026-05-01T12:00:00Z", 1_000)
  await returned(later(club.ctx, 1), one.id, "r1")
  await bought(later(club.ctx, 2), "p2", "2026-05-25T12:00:00Z", 1_000)
  await relayAll([correctionsSubscriber])
  expect(await stateOf(later(club.ctx, 3), member?.id ?? "")).toMatchObject({ available: 0 })
  await lawful(club)
})

test("an anonymous purchase is returned: revenue alone", async () => {
  const { ctx } = await makeClub()
  const { customer: _, ...anonymous } = purchase("p1", "x", "2026-05-01T12:00:00Z", 5_000)
  const { purchase: one } = await recordPurchase(ctx, anonymous, { source: "api" })
  expect(await returned(later(ctx, 1), one.id, "r1", { amountMinor: 2_000 })).toEqual({ taken: 0, writtenOff: 0 })
})

test("before its purchase, of another merchant and without the right, nothing is returned", async () => {
  const club = await makeClub()
  const { purchase: one } = await bought(club.ctx, "p1", "2026-05-01T12:00:00Z", 10_000)
  await expect(returned(club.ctx, one.id, "r1", { occurredAt: "2026-04-30T12:00:00Z" })).rejects.toMatchObject({
    fields: [{ path: "occurredAt" }],
  })
  await expect(returned(await makeMerchant(), one.id, "r1")).rejects.toThrow("not_found")
  await expect(returned(asStaff(club.ctx, "manager"), one.id, "r1")).rejects.toThrow("forbidden")
  const audit = await inRead(club.ctx, (tx) => tx.db.auditRow.count({ where: { action: "purchase.return" } }))
  expect(audit).toBe(0)
})

test("publishing over a history gives what was bought and takes what was returned, each on its day", async () => {
  const soon: EarningRuleInput = { ...pointPerDollar, expiry: { kind: "afterDays", days: 400 } }
  const club = await makeClub({ rules: [soon], publish: false })
  const { purchase: one } = await bought(club.ctx, "p1", "2025-02-01T12:00:00Z", 10_000)
  await returned(later(club.ctx, 1), one.id, "r1", { amountMinor: 2_500, occurredAt: "2025-03-01T12:00:00Z" })
  await returned(later(club.ctx, 1), one.id, "r2", { amountMinor: 2_500, occurredAt: "2025-04-01T12:00:00Z" })
  const published = await publishClub(later(club.ctx, 2), club.programId, "2025-01-01")
  await awardHistory(published.ctx, published.control)
  const entries = await inRead(club.ctx, (tx) =>
    tx.db.entry.findMany({
      where: { merchantId: club.ctx.merchantId, kind: { not: "maturity" } },
      orderBy: { effectiveAt: "asc" },
      select: { kind: true, points: true, effectiveAt: true },
    }),
  )
  expect(
    entries.map(({ kind, points, effectiveAt }) => [kind, Number(points), effectiveAt.toISOString().slice(0, 10)]),
  ).toEqual([
    ["award", 100, "2025-02-01"],
    ["reversal", -25, "2025-03-01"],
    ["reversal", -25, "2025-04-01"],
    ["expiry", -50, "2026-03-09"],
  ])
  await lawful(club)
})

test("a purchase on the day of an earlier purchase's return leaves the tiers before that day as they were", async () => {
  const counted = (name: string, rank: number, threshold: number) => {
    const qualification = { metric: "purchases", threshold, window: "lifetime" } as const
    return { name, rank, qualification, downgrade: "never" } as const
  }
  const club = await makeClub({ tiers: [counted("Bronze", 0, 0), counted("Silver", 1, 3)] })
  const { purchase: one, member } = await bought(club.ctx, "p1", "2026-04-01T12:00:00Z", 1_000)
  await bought(later(club.ctx, 1), "p2", "2026-04-10T12:00:00Z", 1_000)
  await bought(later(club.ctx, 2), "p3", "2026-05-01T12:00:00Z", 1_000)
  await returned(later(club.ctx, 3), one.id, "r1", { occurredAt: "2026-05-20T09:00:00Z" })
  await bought(later(club.ctx, 4), "p4", "2026-05-20T15:00:00Z", 1_000)
  const id = member?.id ?? ""
  expect(await stateOf(later(club.ctx, 5), id, new Date("2026-04-15T00:00:00Z"))).toMatchObject({ tier: "Bronze" })
  expect(await stateOf(later(club.ctx, 5), id, new Date("2026-05-02T00:00:00Z"))).toMatchObject({ tier: "Silver" })
})

test("a purchase counts until the latest of its returns, whichever was recorded last", async () => {
  const counted = (name: string, rank: number, threshold: number) => {
    const qualification = { metric: "purchases", threshold, window: "lifetime" } as const
    return { name, rank, qualification, downgrade: "toEligible" } as const
  }
  const club = await makeClub({ tiers: [counted("Bronze", 0, 0), counted("Silver", 1, 1)] })
  const { purchase: one, member } = await bought(club.ctx, "p1", "2026-04-01T12:00:00Z", 1_000)
  await returned(later(club.ctx, 1), one.id, "r1", { amountMinor: 400, occurredAt: "2026-05-20T12:00:00Z" })
  await returned(later(club.ctx, 2), one.id, "r2", { amountMinor: 600, occurredAt: "2026-05-10T12:00:00Z" })
  const tierOn = (day: string) => stateOf(later(club.ctx, 3), member?.id ?? "", new Date(`${day}T18:00:00Z`))
  expect(await tierOn("2026-05-15")).toMatchObject({ tier: "Silver" })
  expect(await tierOn("2026-05-20")).toMatchObject({ tier: "Bronze" })
})
