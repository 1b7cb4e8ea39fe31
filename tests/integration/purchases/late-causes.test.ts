import { expect, test } from "vitest"
import { relayAll } from "@/lib/core/relay"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import type { EarningRuleInput } from "@/lib/programs/schema"
import { enrollMember } from "@/lib/purchases/commands/enroll-member"
import { recordEvent } from "@/lib/purchases/commands/record-event"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { correctionsSubscriber } from "@/lib/purchases/events"
import { brokenLaws, later, makeClub, pointPerDollar, purchase, spendTier } from "./club"

const reviewsOfGold: EarningRuleInput = {
  name: "Reviews",
  trigger: "event",
  eventType: "review.written",
  effect: { kind: "fixed", points: 70 },
  eligibleTiers: ["Gold"],
}

test("a purchase that comes after a later activity corrects what that earned", async () => {
  const { ctx } = await makeClub({
    rules: [pointPerDollar, reviewsOfGold],
    joinPolicy: "optIn",
    tiers: [spendTier("Base", 0, 0), spendTier("Gold", 1, 10_000)],
    now: new Date("2026-01-01T12:00:00Z"),
  })
  const customer = { externalId: "ann" }
  const { id } = await enrollMember(ctx, { customer })
  const now = later(ctx, 150 * 24 * 60)
  const review = { externalId: "e1", type: "review.written", customer, occurredAt: "2026-05-10T12:00:00Z" }
  await recordEvent(now, review)
  await recordPurchase(later(now, 1), purchase("p1", "ann", "2026-05-01T12:00:00Z", 10_000), { source: "api" })
  await relayAll([correctionsSubscriber])
  expect((await getMemberView(later(now, 2), { id })).wallets).toMatchObject([{ availablePoints: 170n }])
})

test("a return that is told of late takes pending points at instants when they were pending", async () => {
  const { ctx } = await makeClub({ rules: [{ ...pointPerDollar, pending: { days: 14 } }] })
  const sent = purchase("p1", "ann", "2026-04-01T12:00:00Z", 10_000)
  const { purchase: one, member } = await recordPurchase(ctx, sent, { source: "api" })
  const back = (minutes: number, occurredAt: string, amountMinor: number) =>
    recordReturn(later(ctx, minutes), one.id, { externalId: occurredAt, occurredAt, amountMinor })
  await back(1, "2026-05-01T12:00:00Z", 4_000)
  await back(2, "2026-04-05T12:00:00Z", 1_000)
  const held = async (at: string) => {
    const { wallets } = await getMemberView(later(ctx, 3), { id: member?.id ?? "", at: new Date(at) })
    return [wallets[0]?.availablePoints, wallets[0]?.pendingPoints]
  }
  expect(await held("2026-04-05T11:59:59Z")).toEqual([0n, 100n])
  expect(await held("2026-04-05T12:00:00Z")).toEqual([0n, 90n])
  expect(await held("2026-04-15T03:59:59Z")).toEqual([0n, 90n])
  expect(await held("2026-04-15T04:00:00Z")).toEqual([90n, 0n])
  expect(await held("2026-05-01T12:00:00Z")).toEqual([50n, 0n])
  expect(await held("2026-06-01T12:03:00Z")).toEqual([50n, 0n])
  expect(await brokenLaws(ctx)).toEqual([])
})

test("an activity at the instant of a purchase that was recorded before stands ahead of it", async () => {
  const reviews: EarningRuleInput = { ...reviewsOfGold, eligibleTiers: undefined }
  const threshold = (points: number) => ({
    metric: "pointsEarned" as const,
    threshold: points,
    window: "rolling365" as const,
  })
  const { ctx } = await makeClub({
    rules: [pointPerDollar, reviews],
    tiers: [
      { ...spendTier("Base", 0, 0), qualification: threshold(0) },
      { ...spendTier("Silver", 1, 0, "2"), qualification: threshold(70) },
    ],
  })
  const at = "2026-05-01T12:00:00Z"
  const { member } = await recordPurchase(ctx, purchase("p1", "ann", at, 10_000), { source: "api" })
  const review = { externalId: "e1", type: "review.written", customer: { externalId: "ann" }, occurredAt: at }
  await recordEvent(later(ctx, 1), review)
  await relayAll([correctionsSubscriber])
  // The review's 70 make Silver, at which the purchase earns 200.
  const { wallets } = await getMemberView(later(ctx, 2), { id: member?.id ?? "" })
  expect(wallets).toMatchObject([{ availablePoints: 270n }])
})
