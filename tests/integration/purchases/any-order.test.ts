import { expect, test } from "vitest"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { relayAll } from "@/lib/core/relay"
import type { EarningRuleInput } from "@/lib/programs/schema"
import { memberViews } from "@/lib/programs/steps/member-views"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { correctionsSubscriber } from "@/lib/purchases/events"
import { recordEvents } from "@/lib/purchases/steps/record-events"
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

type Happening =
  | { kind: "purchase"; at: string; sent: TestPurchase }
  | { kind: "return"; at: string; purchase: string; externalId: string; amountMinor: number }
  | { kind: "event"; at: string; customer: string; externalId: string }

/** Purchases of four customers over two years, with returns of every fourth and some reviews. */
function history(seed: number): Happening[] {
  const next = numbers(seed)
  const someDay = () => new Date(Date.UTC(2024, 5, 1, Math.floor(next() * 24)) + Math.floor(next() * 700) * 86_400_000)
  const all: Happening[] = []
  for (let index = 0; index < 40; index += 1) {
    const at = someDay()
    const amountMinor = Math.floor(next() * 20_000)
    const sent = purchase(`p${index}`, `c${Math.floor(next() * 4)}`, at.toISOString(), amountMinor)
    all.push({ kind: "purchase", at: sent.occurredAt, sent })
    if (index % 4 !== 0 || amountMinor < 2) continue
    const back = new Date(at.getTime() + Math.floor(next() * 90 * 86_400_000)).toISOString()
    const half = index % 8 === 0 ? amountMinor : Math.ceil(amountMinor / 2)
    all.push({ kind: "return", at: back, purchase: sent.externalId, externalId: `r${index}`, amountMinor: half })
  }
  for (let index = 0; index < 8; index += 1) {
    all.push({ kind: "event", at: someDay().toISOString(), customer: `c${index % 4}`, externalId: `e${index}` })
  }
  return all
}

/** In any order but for returns, which can be recorded only once their purchase is; and events, once the customer is known. */
function shuffled(list: readonly Happening[], seed: number): Happening[] {
  const next = numbers(seed)
  const keyed = list.map((one) => ({ one, key: next() }))
  const bought = new Map(keyed.map(({ one, key }) => [one.kind === "purchase" ? one.sent.externalId : "", key]))
  const keyOf = ({ one, key }: (typeof keyed)[number]) => {
    if (one.kind === "event") return 0.5 + key / 2
    return one.kind === "return" ? Math.max(key, (bought.get(one.purchase) ?? 0) + 1e-9) : key
  }
  return keyed.sort((a, b) => keyOf(a) - keyOf(b)).map(({ one }) => one)
}

async function record(ctx: Ctx, happenings: readonly Happening[], size: number): Promise<void> {
  const ids = new Map<string, string>()
  let waiting: TestPurchase[] = []
  const flush = async (index: number) => {
    const results = await recordPurchases(later(ctx, index), waiting, { source: "api" })
    expect(results.filter(({ kind }) => kind !== "created")).toEqual([])
    for (const one of results) {
      if (one.kind !== "refused") ids.set(one.result.purchase.externalId, one.result.purchase.id)
    }
    waiting = []
  }
  for (const [index, one] of happenings.entries()) {
    if (one.kind === "purchase") waiting.push(one.sent)
    if (waiting.length > 0 && (waiting.length === size || one.kind !== "purchase")) await flush(index)
    if (one.kind === "return") {
      const { externalId, at: occurredAt, amountMinor } = one
      await recordReturn(later(ctx, index), ids.get(one.purchase) ?? "", { externalId, occurredAt, amountMinor })
    }
    if (one.kind === "event") await review(later(ctx, index), one)
  }
  if (waiting.length > 0) await flush(happenings.length)
  await relayAll([correctionsSubscriber])
}

async function review(ctx: Ctx, { customer, externalId, at }: Extract<Happening, { kind: "event" }>): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await tx.db.customer.findFirst({ where: { externalId: customer }, select: { id: true } })
    if (!found) return
    const event = {
      trigger: "event" as const,
      type: "review.written",
      externalId,
      customerId: found.id,
      memberId: null,
    }
    await recordEvents(tx, [
      { ...event, key: `event:${externalId}`, contentHash: externalId, occurredAt: new Date(at), data: {} },
    ])
  })
}

/** Points of each purchase, balances and tiers, by names that do not depend on the run. */
async function outcome(ctx: Ctx): Promise<{ points: unknown[]; balances: unknown[]; tiers: unknown[] }> {
  return inRead(ctx, async (tx) => ({
    points: await tx.db.$queryRaw<unknown[]>`
      SELECT coalesce(p."externalId", v."externalId") AS "externalId", sum(e."points")::int AS "points" FROM "entry" e
      LEFT JOIN "purchase" p ON p."merchantId" = e."merchantId" AND p."id" = e."purchaseId"
      LEFT JOIN "event" v ON v."merchantId" = e."merchantId" AND v."id" = e."eventId"
      WHERE e."merchantId" = ${ctx.merchantId}::uuid AND coalesce(e."purchaseId", e."eventId") IS NOT NULL
      GROUP BY 1 HAVING sum(e."points") <> 0 ORDER BY 1`,
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

const reviewed: EarningRuleInput = {
  name: "Reviews",
  trigger: "event",
  eventType: "review.written",
  effect: { kind: "fixed", points: 250 },
  limits: { perMember: { count: 1, per: "month" } },
}

const programs: [string, { rules: EarningRuleInput[]; tiers: TierInput[] }][] = [
  ["a plain rule", { rules: [pointPerDollar], tiers: multiplied.map(({ earningMultiplier: _, ...tier }) => tier) }],
  ["tier multipliers", { rules: [pointPerDollar], tiers: multiplied }],
  ["tiers by points that multiply points", { rules: [pointPerDollar, reviewed], tiers: pointsTiers }],
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
    const happenings = history(7)
    const inOrder = [...happenings].sort((a, b) => a.at.localeCompare(b.at))
    const ordered = await makeClub(program)
    await record(ordered.ctx, inOrder, 40)
    const wanted = await outcome(ordered.ctx)
    expect(wanted.points.length).toBeGreaterThan(20)
    const inParts = await makeClub(program)
    await record(inParts.ctx, inOrder, 4)
    expect(await outcome(inParts.ctx)).toEqual(wanted)
    const mixed = await makeClub(program)
    await record(mixed.ctx, shuffled(happenings, 3), 7)
    expect(await outcome(mixed.ctx)).toEqual(wanted)
    for (const { ctx } of [ordered, inParts, mixed]) expect(await brokenLaws(ctx)).toEqual([])
  },
)
