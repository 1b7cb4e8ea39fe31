import { expect, test } from "vitest"
import { systemCtx } from "@/lib/core/ctx"
import { relayAll } from "@/lib/core/relay"
import { adjustPoints } from "@/lib/ledger/commands/adjust-points"
import { publishProgram } from "@/lib/programs/commands/publish-program"
import { updateTier } from "@/lib/programs/commands/update-tier"
import { getProgramOrThrow } from "@/lib/programs/queries/get-program"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { correctionsSubscriber } from "@/lib/purchases/events"
import { cancelRedemption } from "@/lib/rewards/commands/cancel-redemption"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { redeemReward } from "@/lib/rewards/commands/redeem-reward"
import { compareWithLedger } from "@/lib/simulations/queries/compare-with-ledger"
import { makeClub, pointPerDollar, purchase, spendTier } from "../purchases/club"
import { numbers, record, shuffled } from "../purchases/happenings"
import { randomHistory, randomProgram } from "../purchases/random-program"

/** Seeds from PROPERTY_FIRST_SEED (1) on, as many as PROPERTY_SEEDS says; each failure names its seed. */
const first = Number(process.env.PROPERTY_FIRST_SEED ?? 1)
const seeds = Array.from({ length: Number(process.env.PROPERTY_SEEDS ?? 4) }, (_, index) => first + index)

test.each(seeds)(
  "seed %i: the backtest of what is live is the ledger, member by member, in order and out of order",
  { timeout: 120_000 },
  async (seed) => {
    const next = numbers(seed)
    const program = randomProgram(next)
    const happenings = randomHistory(next)
    const inOrder = [...happenings].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    for (const [sent, size] of [
      [inOrder, 60],
      [shuffled(happenings, seed), 5],
    ] as const) {
      const { ctx, programId } = await makeClub(program)
      await record(ctx, sent, size)
      // Corrections are posted by the clock, and so is what has run out by then.
      const found = await compareWithLedger({ ...ctx, now: new Date() }, { programId })
      expect(found.differences).toEqual([])
      expect(found.different).toBe(0)
      expect(found.members).toBeGreaterThan(0)
    }
  },
)

test("entry gifts, points that wait, redemptions, adjustments and balances below zero are the ledger's too", async () => {
  const { ctx, programId } = await makeClub({
    returnPolicy: "negative",
    rules: [{ ...pointPerDollar, pending: { days: 2 }, expiry: { kind: "afterDays", days: 60 } }],
    tiers: [spendTier("Bronze", 0, 0), { ...spendTier("Silver", 1, 20_000, "2"), entryGift: { points: 30 } }],
    now: new Date("2026-01-01T12:00:00Z"),
  })
  const { id: rewardId } = await createReward(ctx, { programId, name: "Tea", kind: "custom", costPoints: 40 })
  const at = (instant: string) => systemCtx(ctx.merchant, "test", new Date(instant))
  const buy = (id: string, instant: string, amountMinor: number) =>
    recordPurchases(at(instant), [purchase(id, "ada", instant, amountMinor)], { source: "api" })
  const [first] = await buy("p1", "2026-01-10T12:00:00Z", 25_000)
  if (first?.kind !== "created") throw new Error("the purchase is new")
  const memberId = first.result.members[0]?.id ?? ""
  await redeemReward(at("2026-01-13T12:00:00Z"), { memberId, rewardId })
  const taken = await redeemReward(at("2026-01-13T13:00:00Z"), { memberId, rewardId, quantity: 5 })
  await adjustPoints(at("2026-01-14T12:00:00Z"), { memberId, points: 15, reason: "Sorry" })
  await cancelRedemption(at("2026-01-15T12:00:00Z"), { redemptionId: taken.id })
  await redeemReward(at("2026-01-15T13:00:00Z"), { memberId, rewardId, quantity: 6 })
  await recordReturn(at("2026-01-16T12:00:00Z"), first.result.purchase.id, {
    externalId: "r1",
    occurredAt: "2026-01-16T12:00:00Z",
  })
  await buy("p2", "2026-01-20T12:00:00Z", 21_000)
  await buy("p3", "2026-02-20T12:00:00Z", 5_000)
  await relayAll([correctionsSubscriber])
  const found = await compareWithLedger({ ...ctx, now: new Date() }, { programId })
  expect(found.differences).toEqual([])
  expect(found.members).toBe(1)
})

test("a version that another replaced before it held counts for nothing", async () => {
  const { ctx, programId } = await makeClub({
    rules: [pointPerDollar],
    tiers: [spendTier("Bronze", 0, 0), spendTier("Silver", 1, 20_000, "2")],
    now: new Date("2026-01-01T12:00:00Z"),
  })
  const at = (instant: string) => systemCtx(ctx.merchant, "test", new Date(instant))
  const silver = (await getProgramOrThrow(ctx, { programId })).tiers.find(({ name }) => name === "Silver")
  const ask = async (threshold: number, effectiveFrom: string) => {
    const changes = { qualification: { metric: "spendMinor", threshold, window: "rolling365" } }
    await updateTier(at("2026-01-05T12:00:00Z"), { programId, tierId: silver?.id ?? "", changes })
    await publishProgram(at("2026-01-05T12:00:00Z"), { programId, effectiveFrom })
  }
  await ask(1_000, "2026-03-01")
  await ask(60_000, "2026-02-01")
  for (const [id, day, amountMinor] of [
    ["p1", "2026-01-10", 25_000],
    ["p2", "2026-02-10", 5_000],
    ["p3", "2026-03-10", 5_000],
    ["p4", "2026-03-20", 30_000],
    ["p5", "2026-03-21", 10_000],
  ] as const) {
    await recordPurchases(at(`${day}T12:00:00Z`), [purchase(id, "ada", `${day}T12:00:00Z`, amountMinor)], {
      source: "api",
    })
  }
  const found = await compareWithLedger(at("2026-04-01T12:00:00Z"), { programId })
  expect(found.differences).toEqual([])
  // Bronze from February on until 60,000 are spent: 250 + 50 + 50 + 300, then 2 × 100 as Silver.
  expect(found).toMatchObject({ members: 1, issuedPoints: 850n })
})
