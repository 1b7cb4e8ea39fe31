import { expect, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { relayAll } from "@/lib/core/relay"
import { rollupsSubscriber } from "@/lib/metrics/events"
import { getMetrics } from "@/lib/metrics/queries/get-metrics"
import { metricsQuerySchema } from "@/lib/metrics/schema"
import type { Tier } from "@/lib/tiers/domain/tier"
import type { TierInput } from "@/lib/tiers/schema"
import { type SlowActivity, slowTierAt } from "../../support/slow-tiers"
import { brokenLaws, makeClub, pointPerDollar, purchase } from "../purchases/club"
import { type Happening, numbers, outcome, record, shuffled } from "../purchases/happenings"
import { randomLadder, upTo } from "./random-ladder"

/** Seeds from PROPERTY_FIRST_SEED (1) on, a third of what PROPERTY_SEEDS says (8); each failure names its seed. */
const first = Number(process.env.PROPERTY_FIRST_SEED ?? 1)
const count = Math.ceil(Number(process.env.PROPERTY_SEEDS ?? 8) / 3)
const seeds = Array.from({ length: count }, (_, index) => first + index)

/** Tiers that multiply points and give something on entry. */
function giving(next: () => number, tiers: TierInput[]): TierInput[] {
  return tiers.map((tier, rank) => ({
    ...tier,
    ...(next() < 0.8 ? { entryGift: { points: 100 + upTo(next, 400) } } : {}),
    ...(rank > 0 && next() < 0.5 ? { earningMultiplier: rank === 1 ? "1.25" : "1.5" } : {}),
  }))
}

/** Purchases of three customers over two years, some of them returned. */
function history(next: () => number): Happening[] {
  const all: Happening[] = []
  for (let index = 0; index < 24; index += 1) {
    const at = new Date(Date.UTC(2024, 5, 1 + upTo(next, 560), upTo(next, 24))).toISOString()
    const sent = purchase(`p${index}`, `c${upTo(next, 3)}`, at, upTo(next, 700))
    all.push({ kind: "purchase", at, sent })
    if (next() > 0.2 || sent.amountMinor < 2) continue
    const back = new Date(Date.parse(at) + 60_000 + upTo(next, 120 * 86_400) * 1000).toISOString()
    const amountMinor = next() < 0.5 ? sent.amountMinor : 1 + upTo(next, sent.amountMinor)
    all.push({ kind: "return", at: back, purchase: sent.externalId, externalId: `r${index}`, amountMinor })
  }
  return all
}

async function tiersOfVersion(ctx: Ctx): Promise<Tier[]> {
  const { definition } = await inRead(ctx, (tx) =>
    tx.db.programVersion.findFirstOrThrow({ where: { merchantId: ctx.merchantId } }),
  )
  return (definition as unknown as { tiers: Tier[] }).tiers
}

/** What a customer did, as the slow recomputation takes it. */
async function activityOf(ctx: Ctx, customerId: string): Promise<SlowActivity[]> {
  return inRead(
    ctx,
    (tx) => tx.db.$queryRaw<SlowActivity[]>`
      SELECT "occurredAt" AS "at", "localDay"::text AS "day", "baseMinor" AS "spendMinor", 1::bigint AS "purchases" FROM "purchase"
      WHERE "merchantId" = ${ctx.merchantId}::uuid AND "customerId" = ${customerId}::uuid
      UNION ALL
      SELECT t."occurredAt", p."localDay"::text, -t."baseMinor", CASE WHEN t."isWhole" THEN -1::bigint ELSE 0 END
      FROM "purchase_return" t JOIN "purchase" p ON p."merchantId" = t."merchantId" AND p."id" = t."purchaseId"
      WHERE t."merchantId" = ${ctx.merchantId}::uuid AND t."customerId" = ${customerId}::uuid`,
  )
}

/** The stored tiers equal a slow recomputation from what is recorded, at instants of each member's time. */
async function tiersAreRight(ctx: Ctx, next: () => number): Promise<void> {
  const tiers = await tiersOfVersion(ctx)
  const { timeZone } = ctx.merchant
  const members = await inRead(ctx, (tx) =>
    tx.db.member.findMany({ where: { merchantId: ctx.merchantId }, include: { tierPeriods: true } }),
  )
  for (const { customerId, joinedAt, tierPeriods: periods } of members) {
    const activity = await activityOf(ctx, customerId)
    const instants = [...periods.map(({ fromAt }) => fromAt), ...activity.map(({ at }) => at)]
    for (const at of instants.sort(() => next() - 0.5).slice(0, 3)) {
      if (at < joinedAt) continue
      const held = periods.find(({ fromAt, toAt }) => fromAt <= at && (toAt === null || at < toAt))
      expect(held?.tierId, at.toISOString()).toBe(slowTierAt({ tiers, timeZone, joinedAt, activity }, at))
    }
  }
}

/** On every day the members of all tiers are all members. */
async function sumsToMembers(ctx: Ctx): Promise<void> {
  await relayAll([rollupsSubscriber])
  const asked = { metric: "members,membersByTier", from: "2024-05-25", to: "2026-05-31", interval: "week" }
  const { metric: metrics, ...rest } = metricsQuerySchema.parse(asked)
  const { series } = await getMetrics(ctx, { metrics, ...rest })
  const members = series.find(({ metric }) => metric === "members")?.points.map(({ value }) => value)
  const byTier = series.filter(({ metric }) => metric === "membersByTier")
  const sums = members?.map((_value, index) => byTier.reduce((sum, one) => sum + (one.points[index]?.value ?? 0), 0))
  expect(sums).toEqual(members)
}

test.each(seeds)(
  "seed %i: with entry gifts and what carries over, any order of arrival ends in the same, and tiers are what raw purchases say",
  { timeout: 180_000 },
  async (seed) => {
    const next = numbers(seed + 500_000)
    const program = {
      rules: [{ ...pointPerDollar, effect: { kind: "perAmount" as const, points: 1, perMinor: 10 } }],
      tiers: giving(next, randomLadder(next)),
    }
    const happenings = history(next)
    const ordered = await makeClub(program)
    await record(
      ordered.ctx,
      [...happenings].sort((a, b) => (a.at < b.at ? -1 : 1)),
      40,
    )
    const mixed = await makeClub(program)
    await record(mixed.ctx, shuffled(happenings, seed), 1 + upTo(next, 6))
    expect(await outcome(mixed.ctx)).toEqual(await outcome(ordered.ctx))
    for (const { ctx } of [ordered, mixed]) {
      expect(await brokenLaws(ctx)).toEqual([])
      await tiersAreRight(ctx, next)
      await sumsToMembers(ctx)
    }
  },
)
