import { expect, test } from "vitest"
import type { EarningRuleInput } from "@/lib/programs/schema"
import type { TierInput } from "@/lib/tiers/schema"
import { brokenLaws, makeClub, pointPerDollar, purchase, spendTier } from "./club"
import { type Happening, inOrder, numbers, outcome, record, shuffled } from "./happenings"

/** Purchases of four customers over two years, with returns of every fourth and some reviews. */
function history(seed: number): Happening[] {
  const next = numbers(seed)
  const someDay = () => new Date(Date.UTC(2024, 5, 1, Math.floor(next() * 24)) + Math.floor(next() * 600) * 86_400_000)
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
    const ordered = await makeClub(program)
    await record(ordered.ctx, inOrder(happenings), 40)
    const wanted = await outcome(ordered.ctx)
    expect(wanted.points.length).toBeGreaterThan(20)
    const inParts = await makeClub(program)
    await record(inParts.ctx, inOrder(happenings), 4)
    expect(await outcome(inParts.ctx)).toEqual(wanted)
    const mixed = await makeClub(program)
    await record(mixed.ctx, shuffled(happenings, 3), 7)
    expect(await outcome(mixed.ctx)).toEqual(wanted)
    for (const { ctx } of [ordered, inParts, mixed]) expect(await brokenLaws(ctx)).toEqual([])
  },
)
