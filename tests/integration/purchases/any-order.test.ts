import { expect, test } from "vitest"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { relayAll } from "@/lib/core/relay"
import type { EarningRuleInput } from "@/lib/programs/schema"
import { memberViews } from "@/lib/programs/steps/member-views"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import { correctionsSubscriber } from "@/lib/purchases/events"
import type { TierInput } from "@/lib/tiers/schema"
import { brokenLaws, later, makeClub, pointPerDollar, purchase, spendTier, type TestPurchase } from "./club"

/** A repeatable sequence of numbers from 0 to 1 (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function history(seed: number): TestPurchase[] {
  const next = numbers(seed)
  return Array.from({ length: 40 }, (_, index) => {
    const day = Math.floor(next() * 700)
    const at = new Date(Date.UTC(2024, 5, 1, Math.floor(next() * 24)) + day * 86_400_000)
    return purchase(`p${index}`, `c${Math.floor(next() * 4)}`, at.toISOString(), Math.floor(next() * 20_000))
  })
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const next = numbers(seed)
  return list
    .map((one) => ({ one, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one)
}

async function record(ctx: Ctx, purchases: readonly TestPurchase[], size: number): Promise<void> {
  for (let start = 0; start < purchases.length; start += size) {
    const results = await recordPurchases(later(ctx, start), purchases.slice(start, start + size), { source: "api" })
    expect(results.filter(({ kind }) => kind !== "created")).toEqual([])
  }
  await relayAll([correctionsSubscriber])
}

/** Points of each purchase, balances and tiers, by names that do not depend on the run. */
async function outcome(ctx: Ctx): Promise<{ points: unknown[]; balances: unknown[]; tiers: unknown[] }> {
  return inRead(ctx, async (tx) => ({
    points: await tx.db.$queryRaw<unknown[]>`
      SELECT p."externalId", sum(e."points")::int AS "points" FROM "entry" e
      JOIN "purchase" p ON p."merchantId" = e."merchantId" AND p."id" = e."purchaseId"
      WHERE e."merchantId" = ${ctx.merchantId}::uuid GROUP BY 1 HAVING sum(e."points") <> 0 ORDER BY 1`,
    balances: (await memberViews(tx, await memberIds(tx), new Date("2027-02-01T00:00:00Z")))
      .map(({ customer, joinedAt, wallets }) => ({ customer: customer.externalId, joinedAt, wallets }))
      .sort((one, other) => String(one.customer).localeCompare(String(other.customer))),
    tiers: await tx.db.$queryRaw<unknown[]>`
      SELECT c."externalId", t."name", p."fromAt", p."toAt" FROM "tier_period" p
      JOIN "member" m ON m."merchantId" = p."merchantId" AND m."id" = p."memberId"
      JOIN "customer" c ON c."merchantId" = m."merchantId" AND c."id" = m."customerId"
      JOIN "tier" t ON t."merchantId" = p."merchantId" AND t."id" = p."tierId"
      WHERE p."merchantId" = ${ctx.merchantId}::uuid ORDER BY 1, 3`,
  }))
}

async function memberIds(tx: Tx): Promise<string[]> {
  const members = await tx.db.member.findMany({ where: { merchantId: tx.merchantId }, select: { id: true } })
  return members.map(({ id }) => id)
}

const multiplied = [
  spendTier("Bronze", 0, 0),
  spendTier("Silver", 1, 30_000, "1.5"),
  spendTier("Gold", 2, 100_000, "2"),
]
const pointsTiers: TierInput[] = multiplied.map(({ qualification, ...tier }) => {
  const threshold = "threshold" in qualification ? qualification.threshold / 100 : 0
  return { ...tier, qualification: { metric: "pointsEarned", threshold, window: "rolling365" } }
})
const limited: EarningRuleInput = {
  name: "Welcome back",
  trigger: "purchase",
  effect: { kind: "fixed", points: 50 },
  limits: { perMember: { count: 2, points: 80, per: "month" } },
}
const tenth: EarningRuleInput = {
  name: "From the third purchase on",
  trigger: "purchase",
  effect: { kind: "fixed", points: 500 },
  condition: {
    combinator: "and",
    rules: [
      { field: "customer.purchaseCount", operator: ">=", value: 2 },
      { field: "customer.spendMinor.90d", operator: ">", value: 10_000 },
    ],
  },
}

const programs: [string, { rules: EarningRuleInput[]; tiers: TierInput[] }][] = [
  ["a plain rule", { rules: [pointPerDollar], tiers: multiplied.map(({ earningMultiplier: _, ...tier }) => tier) }],
  ["tier multipliers", { rules: [pointPerDollar], tiers: multiplied }],
  ["tiers by points that multiply points", { rules: [pointPerDollar], tiers: pointsTiers }],
  ["a limit per month", { rules: [pointPerDollar, limited], tiers: multiplied }],
  ["conditions on the member's history", { rules: [pointPerDollar, tenth], tiers: multiplied }],
  [
    "points that expire",
    {
      rules: [{ ...pointPerDollar, pending: { days: 14 }, expiry: { kind: "afterMonths", months: 12 } }],
      tiers: multiplied,
    },
  ],
]

test.each(programs)(
  "with %s, any order of arrival ends in the same points and tiers",
  { timeout: 180_000 },
  async (_name, program) => {
    const purchases = history(7)
    const inOrder = [...purchases].sort((a, b) => a.occurredAt.localeCompare(b.occurredAt))
    const ordered = await makeClub(program)
    await record(ordered.ctx, inOrder, 40)
    const wanted = await outcome(ordered.ctx)
    expect(wanted.points.length).toBeGreaterThan(20)
    const inParts = await makeClub(program)
    await record(inParts.ctx, inOrder, 4)
    expect(await outcome(inParts.ctx)).toEqual(wanted)
    const mixed = await makeClub(program)
    await record(mixed.ctx, shuffled(purchases, 3), 7)
    expect(await outcome(mixed.ctx)).toEqual(wanted)
    for (const { ctx } of [ordered, inParts, mixed]) expect(await brokenLaws(ctx)).toEqual([])
  },
)
