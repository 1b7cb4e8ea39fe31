import { expect, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { relayAll } from "@/lib/core/relay"
import { activateEntry } from "@/lib/ledger/commands/activate-entry"
import { adjustPoints } from "@/lib/ledger/commands/adjust-points"
import { cancelEntry } from "@/lib/ledger/commands/cancel-entry"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { rollupsSubscriber } from "@/lib/metrics/events"
import { compareRollups } from "@/lib/metrics/queries/compare-rollups"
import type { EarningRuleInput } from "@/lib/programs/schema"
import { mergeCustomers } from "@/lib/purchases/commands/merge-customers"
import { recordEvent } from "@/lib/purchases/commands/record-event"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { correctionsSubscriber } from "@/lib/purchases/events"
import { cancelRedemption } from "@/lib/rewards/commands/cancel-redemption"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { redeemReward } from "@/lib/rewards/commands/redeem-reward"
import { brokenLaws, later, makeClub, pointPerDollar, purchase, spendTier } from "./club"
import { numbers } from "./happenings"

const fixed = (name: string, points: number): EarningRuleInput => ({
  name,
  trigger: "purchase",
  effect: { kind: "fixed", points },
})
const amount = (operator: ">=" | "<") => ({
  combinator: "and" as const,
  rules: [{ field: "purchase.amountMinor", operator, value: 5_000 }],
})
const reviews: EarningRuleInput = {
  ...fixed("Reviews", 30),
  trigger: "event",
  eventType: "review.written",
  limits: { perMember: { count: 2, per: "month" }, budgetPoints: 200 },
}
const rules: Record<string, EarningRuleInput[]> = {
  waiting: [{ ...pointPerDollar, pending: { untilAction: true }, expiry: { kind: "inactivity", months: 2 } }],
  limited: [
    { ...pointPerDollar, limits: { budgetPoints: 2_000 }, expiry: { kind: "inactivity", months: 1 } },
    reviews,
    { ...fixed("Big", 40), exclusiveGroup: "size", expiry: { kind: "afterDays", days: 20 }, condition: amount(">=") },
    { ...fixed("Small", 60), exclusiveGroup: "size", pending: { days: 10 }, condition: amount("<") },
  ],
}

interface World {
  rewardId: string
  purchases: string[]
  members: string[]
  customers: string[]
  entries: string[]
  redemptions: string[]
}

/** Does one thing that may be refused; `next` gives chance, `number` names it. Some names come twice. */
async function act(now: Ctx, world: World, next: () => number, number: number): Promise<void> {
  const pick = (list: readonly string[]) =>
    list[Math.floor(next() * list.length)] ?? "00000000-0000-0000-0000-000000000000"
  const at = () => new Date(Date.UTC(2026, 2, 1) + Math.floor(next() * 75 * 86_400_000)).toISOString()
  const who = () => `c${Math.floor(next() * 5)}`
  const twice = Math.floor(number / 2)
  const actions: [number, () => Promise<unknown>][] = [
    [
      0.25,
      () => giveBack(now, pick(world.purchases), `r${twice}`, next() < 0.6 ? Math.ceil(next() * 5_000) : undefined),
    ],
    [
      0.1,
      () => recordEvent(now, { ...review, externalId: `e${twice}`, customer: { externalId: who() }, occurredAt: at() }),
    ],
    [0.1, async () => redeem(now, world, pick(world.members))],
    [0.05, () => cancelRedemption(now, { redemptionId: pick(world.redemptions) })],
    [0.05, () => activateEntry(now, { id: pick(world.entries) })],
    [0.03, () => cancelEntry(now, { id: pick(world.entries) })],
    [
      0.03,
      () => adjustPoints(now, { memberId: pick(world.members), points: next() < 0.5 ? 20 : -20, reason: "By hand" }),
    ],
    [
      0.02,
      () => mergeCustomers(now, { id: pick(world.customers), intoCustomerId: pick(world.customers), reason: "One" }),
    ],
    [0.02, () => relayAll([correctionsSubscriber])],
  ]
  let chance = next()
  for (const [share, run] of world.purchases.length < 3 ? [] : actions) {
    chance -= share
    if (chance < 0) return void (await run())
  }
  const sent = [0, 1].map((part) => purchase(`p${number}-${part}`, who(), at(), Math.floor(next() * 12_000)))
  await buy(now, world, sent)
}

const review = { type: "review.written", data: {} }

function giveBack(now: Ctx, purchaseId: string, externalId: string, amountMinor: number | undefined) {
  const part = amountMinor === undefined ? {} : { amountMinor }
  return recordReturn(now, purchaseId, { externalId, occurredAt: "2026-05-20T12:00:00Z", ...part })
}

async function redeem(now: Ctx, { rewardId, redemptions }: World, memberId: string) {
  redemptions.push((await redeemReward(now, { memberId, rewardId })).id)
}

async function buy(now: Ctx, world: World, sent: ReturnType<typeof purchase>[]) {
  for (const one of await recordPurchases(now, sent, { source: "api" })) {
    if (one.kind === "refused") throw one.error
    const { purchase: made, members, customer, awards } = one.result
    world.purchases.push(made.id)
    world.members.push(...members.map(({ id }) => id))
    world.entries.push(...awards.map(({ entryId }) => entryId))
    if (customer) world.customers.push(customer.id)
  }
}

/** What no order of doing things may end in. */
async function wrongs(ctx: Ctx): Promise<unknown[]> {
  const own = ctx.merchantId
  return inRead(
    ctx,
    (tx) => tx.db.$queryRaw<unknown[]>`
    SELECT 'more taken back than given' AS "what", e."purchaseId" AS "id" FROM "entry" e
      JOIN (SELECT "purchaseId", sum("points" + "writtenOffPoints") AS "taken" FROM "return_reversal" GROUP BY 1) r USING ("purchaseId")
      WHERE e."merchantId" = ${own}::uuid AND e."kind" IN ('award', 'correction') AND e."returnId" IS NULL GROUP BY 2
      HAVING sum(e."points") - coalesce((SELECT sum("writtenOffPoints") FROM "award_correction" c WHERE c."purchaseId" = e."purchaseId"), 0)
        < max(r."taken")
    UNION ALL
    SELECT 'a customer is the sum of the days', c."id" FROM "customer" c LEFT JOIN "customer_day" d ON d."customerId" = c."id"
      WHERE c."merchantId" = ${own}::uuid GROUP BY c."id", c."spendMinor", c."purchaseCount"
      HAVING c."spendMinor" <> coalesce(sum(d."spendMinor"), 0) OR c."purchaseCount" <> coalesce(sum(d."purchases"), 0)
        OR min(d."spendMinor") < 0 OR min(d."purchases") < 0
    UNION ALL
    SELECT 'returned more than was bought, or by another', p."id" FROM "purchase" p JOIN "purchase_return" t ON t."purchaseId" = p."id"
      WHERE p."merchantId" = ${own}::uuid GROUP BY p."id", p."amountMinor", p."customerId"
      HAVING sum(t."amountMinor") > p."amountMinor" OR bool_or(t."customerId" IS DISTINCT FROM p."customerId")
    UNION ALL
    SELECT 'something is left of who was merged', m."id" FROM "member" m JOIN "wallet" w ON w."accountId" = m."accountId"
      WHERE m."merchantId" = ${own}::uuid AND m."status" = 'merged' AND (w."availablePoints" <> 0 OR w."pendingPoints" <> 0)
    UNION ALL
    SELECT 'bought by who was merged', p."id" FROM "purchase" p JOIN "customer_merge" g ON g."fromCustomerId" = p."customerId"
      WHERE p."merchantId" = ${own}::uuid
    UNION ALL
    SELECT 'beyond the budget', "ruleId" FROM "rule_budget" WHERE "merchantId" = ${own}::uuid AND "usedPoints" > 2000`,
  )
}

const tiers = [spendTier("A", 0, 0), spendTier("B", 1, 15_000, "1.5"), spendTier("C", 2, 30_000, "2")]

test.each([
  ["waiting", "withinBalance", 5],
  ["limited", "negative", 6],
] as const)("everything at once keeps the laws: %s, %s", { timeout: 120_000 }, async (name, returnPolicy, seed) => {
  const { ctx, programId } = await makeClub({ rules: rules[name] ?? [], tiers, returnPolicy })
  const { id: rewardId } = await createReward(ctx, { programId, name: "Mug", kind: "freeProduct", costPoints: 40 })
  const world: World = { rewardId, purchases: [], members: [], customers: [], entries: [], redemptions: [] }
  const next = numbers(seed)
  for (let number = 0; number < 100; number += 6) {
    const six = [0, 1, 2, 3, 4, 5].map((one) => act(later(ctx, number + one), world, next, number + one))
    for (const done of await Promise.allSettled(six)) {
      if (done.status === "rejected") expect(done.reason).toBeInstanceOf(DomainError)
    }
  }
  await relayAll([correctionsSubscriber])
  await relayAll([rollupsSubscriber])
  expect((await auditLedger(ctx)).problems).toEqual([])
  expect(await brokenLaws(ctx)).toEqual([])
  expect(await compareRollups(ctx)).toEqual([])
  expect(await wrongs(ctx)).toEqual([])
})
