import { expect, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { relayAll } from "@/lib/core/relay"
import { adjustPoints } from "@/lib/ledger/commands/adjust-points"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import { correctionsSubscriber } from "@/lib/purchases/events"
import { cancelRedemption } from "@/lib/rewards/commands/cancel-redemption"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { redeemReward } from "@/lib/rewards/commands/redeem-reward"
import { brokenLaws, later, makeClub } from "./club"
import {
  giveBack,
  type Happening,
  inOrder,
  kindByKind,
  numbers,
  outcome,
  record,
  reviewAll,
  shuffled,
} from "./happenings"
import { randomHistory, randomProgram } from "./random-program"

/** Seeds from PROPERTY_FIRST_SEED (1) on, as many as PROPERTY_SEEDS says; each failure names its seed. */
const first = Number(process.env.PROPERTY_FIRST_SEED ?? 1)
const seeds = Array.from({ length: Number(process.env.PROPERTY_SEEDS ?? 8) }, (_, index) => first + index)

async function countRows(ctx: Ctx): Promise<unknown> {
  const where = { merchantId: ctx.merchantId }
  return inRead(ctx, async ({ db }) => [
    await db.entry.count({ where }),
    await db.purchase.count({ where }),
    await db.purchaseReturn.count({ where }),
    await db.event.count({ where }),
    await db.lot.aggregate({ where, _sum: { remaining: true } }),
  ])
}

/** Sends everything once more, in another order than before: nothing changes. */
async function replayIsHarmless(ctx: Ctx, happenings: readonly Happening[], ids: Map<string, string>): Promise<void> {
  const before = await countRows(ctx)
  const again = later(ctx, 500)
  const sent = happenings.flatMap((one) => (one.kind === "purchase" ? [one.sent] : []))
  const results = await recordPurchases(again, sent.reverse(), { source: "api" })
  expect(results.filter(({ kind }) => kind === "created" || kind === "refused")).toEqual([])
  for (const one of happenings) {
    if (one.kind === "return") expect(await giveBack(again, one, ids)).toBe(false)
  }
  await reviewAll(
    again,
    happenings.filter((one) => one.kind === "event"),
  )
  await relayAll([correctionsSubscriber])
  expect(await countRows(ctx)).toEqual(before)
}

/** Purchases from which more was taken than they gave, and wallets below zero. */
async function takenTooMuch(ctx: Ctx, mayGoNegative: boolean): Promise<unknown[]> {
  const rows = await inRead(
    ctx,
    (tx) => tx.db.$queryRaw<{ law: string }[]>`
      SELECT 'more taken than given' AS "law", e."purchaseId"::text AS "id", sum(e."points")::text AS "points" FROM "entry" e
        WHERE e."merchantId" = ${ctx.merchantId}::uuid AND e."purchaseId" IS NOT NULL
        GROUP BY e."purchaseId", e."currency" HAVING sum(e."points") < 0
      UNION ALL
      SELECT 'below zero', w."id"::text, w."availablePoints"::text FROM "wallet" w
        WHERE w."merchantId" = ${ctx.merchantId}::uuid AND (w."availablePoints" < 0 OR w."pendingPoints" < 0)`,
  )
  return rows.filter(({ law }) => !mayGoNegative || law !== "below zero")
}

test.each(seeds)(
  "seed %i: any order of arrival ends in the same points, balances and tiers, and sending all again changes nothing",
  { timeout: 120_000 },
  async (seed) => {
    const next = numbers(seed)
    const program = randomProgram(next)
    const happenings = randomHistory(next)
    const ordered = await makeClub(program)
    await record(ordered.ctx, seed % 2 === 0 ? inOrder(happenings) : kindByKind(happenings), 60)
    const mixed = await makeClub(program)
    const ids = await record(mixed.ctx, shuffled(happenings, seed), 1 + Math.floor(next() * 12))
    expect(await outcome(mixed.ctx)).toEqual(await outcome(ordered.ctx))
    for (const { ctx } of [ordered, mixed]) {
      expect(await brokenLaws(ctx)).toEqual([])
      expect(await takenTooMuch(ctx, false)).toEqual([])
    }
    await replayIsHarmless(mixed.ctx, happenings, ids)
  },
)

/** Takes points now and then, by hand and for rewards, some of which are cancelled; refusals for want of points are right. */
function spender(next: () => number, rewardId: string): (ctx: Ctx) => Promise<void> {
  const redeemed: string[] = []
  return async (ctx) => {
    if (next() < 0.6) return
    const members = await inRead(ctx, (tx) =>
      tx.db.member.findMany({
        where: { merchantId: ctx.merchantId },
        select: { id: true },
        orderBy: { customer: { externalId: "asc" } },
      }),
    )
    const memberId = members[Math.floor(next() * members.length)]?.id
    if (!memberId) return
    const kind = next()
    try {
      if (kind < 0.3) {
        const points = Math.floor(next() * 300) - 200 || 1
        await adjustPoints(ctx, { memberId, points, reason: "Counted anew" })
      } else if (kind < 0.8) redeemed.push((await redeemReward(ctx, { memberId, rewardId })).id)
      else {
        const redemptionId = redeemed.pop()
        if (redemptionId) await cancelRedemption(ctx, { redemptionId })
      }
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "insufficient_points") throw error
    }
  }
}

test.each(seeds)(
  "seed %i: with spending between, the ledger keeps its laws, and sending all again changes nothing",
  { timeout: 120_000 },
  async (seed) => {
    const next = numbers(seed + 1_000_000)
    const returnPolicy = next() < 0.5 ? "negative" : "withinBalance"
    const { ctx, programId } = await makeClub({ ...randomProgram(next, 300), returnPolicy })
    const reward = await createReward(ctx, { programId, name: "Gift", kind: "custom", costPoints: 40 })
    const happenings = randomHistory(next)
    const ids = await record(ctx, shuffled(happenings, seed), 1 + Math.floor(next() * 6), spender(next, reward.id))
    expect(await brokenLaws(ctx)).toEqual([])
    expect(await takenTooMuch(ctx, returnPolicy === "negative")).toEqual([])
    await replayIsHarmless(ctx, happenings, ids)
    expect(await brokenLaws(ctx)).toEqual([])
  },
)
