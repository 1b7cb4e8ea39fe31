import { beforeAll, expect, it } from "vitest"
import { merchantBySlug } from "@/lib/core/auth/merchant-facts"
import { type Ctx, systemCtx } from "@/lib/core/ctx"
import { inGlobal, inRead } from "@/lib/core/db"
import type { JobControl } from "@/lib/core/jobs"
import { relayAll } from "@/lib/core/relay"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { rollupsSubscriber } from "@/lib/metrics/events"
import { compareRollups } from "@/lib/metrics/queries/compare-rollups"
import { getMetricDetail } from "@/lib/metrics/queries/get-metric-detail"
import { sumTierRows } from "@/lib/metrics/queries/sum-tier-rows"
import { correctionsSubscriber } from "@/lib/purchases/events"
import { seedDemo } from "@/lib/setup/demo"
import { openDemo } from "@/lib/setup/demo/open-demo"
import { demoAccounts } from "@/lib/setup/demo-accounts.mjs"
import { compareWithLedger } from "@/lib/simulations/queries/compare-with-ledger"
import { type DemoHistory, makeHistory } from "@/prisma/seed/history"

const input = { seed: 7, customers: 90, until: "2026-03-18T21:00:00Z" }

let ctx: Ctx
let history: DemoHistory

class Killed extends Error {}

/** The job as the worker runs it, killed when it has told of its progress so many times. */
async function run(jobId: string, tellings: number): Promise<unknown> {
  const key = { merchantId_id: { merchantId: ctx.merchantId, id: jobId } }
  const job = await inRead(ctx, (tx) => tx.db.job.findUniqueOrThrow({ where: key }))
  let told = 0
  const control: JobControl = {
    job,
    async progress() {
      told += 1
      if (told > tellings) throw new Killed()
    },
  }
  return seedDemo(ctx, control)
}

beforeAll(async () => {
  const { jobId } = await openDemo(input)
  const merchant = await merchantBySlug("demo")
  if (!merchant) throw new Error("the demo merchant is there at once")
  ctx = systemCtx(merchant, jobId)
  history = makeHistory({ ...input, until: new Date(input.until), timeZone: merchant.timeZone })
  for (const tellings of [1, 2]) await expect(run(jobId, tellings)).rejects.toThrow(Killed)
  await run(jobId, Number.POSITIVE_INFINITY)
  await run(jobId, Number.POSITIVE_INFINITY)
}, 120_000)

it("lets its staff in at once, each in their role", async () => {
  const owner = await inGlobal((db) => db.staffUser.findUniqueOrThrow({ where: { emailKey: demoAccounts[0].email } }))
  expect(owner.name).toBe("Alma Reyes")
  const roles = await inRead(ctx, (tx) => tx.db.membership.findMany({ select: { role: true } }))
  expect(roles.map(({ role }) => role).sort()).toEqual(demoAccounts.map(({ role }) => role).sort())
})

it("tells the history once, although it was killed twice and run again", async () => {
  const told = await inRead(ctx, async (tx) => ({
    purchases: await tx.db.purchase.aggregate({ _count: true, _sum: { amountMinor: true } }),
    rewards: await tx.db.reward.count(),
    segments: await tx.db.segment.count(),
    invitations: await tx.db.staffInvitation.count(),
    returns: await tx.db.purchaseReturn.count(),
    cups: await tx.db.event.count({ where: { type: "cup.returned" } }),
    answers: await tx.db.surveyResponse.findMany({ select: { score: true }, orderBy: { createdAt: "asc" } }),
    uses: await tx.db.benefitUse.findMany({ select: { memberId: true, occurredAt: true } }),
    redemptions: await tx.db.redemption.findMany({ select: { memberId: true, createdAt: true, status: true } }),
  }))
  const amount = history.purchases.reduce((sum, { body }) => sum + body.amountMinor, 0)
  expect(told.purchases).toEqual({ _count: history.purchases.length, _sum: { amountMinor: BigInt(amount) } })
  const deeds = (kind: "return" | "cup") => history.deeds.filter((deed) => deed.kind === kind).length
  expect(told).toMatchObject({ rewards: 6, segments: 3, invitations: 1, returns: deeds("return"), cups: deeds("cup") })
  expect(told.returns).toBeGreaterThan(0)
  expect(told.answers.map(({ score }) => score)).toEqual(history.survey.answers.map(({ score }) => score))
  const given = new Set(told.uses.map(({ memberId, occurredAt }) => `${memberId} ${occurredAt.toISOString()}`))
  expect(given.size).toBe(told.uses.length)
  expect(given.size).toBeGreaterThan(5)
  const instants = told.redemptions.map(({ memberId, createdAt }) => `${memberId} ${createdAt.toISOString()}`)
  expect(new Set(instants).size).toBe(instants.length)
  expect(instants.length).toBeGreaterThan(history.redemptions.length * 0.9)
  expect(instants.length).toBeLessThanOrEqual(history.redemptions.length)
})

it("leaves a ledger and figures that add up", async () => {
  const { problems, entries } = await auditLedger(ctx)
  expect(problems).toEqual([])
  expect(entries).toBeGreaterThan(history.redemptions.length)
  await relayAll([rollupsSubscriber])
  expect(await compareRollups(ctx)).toEqual([])
  const detail = await getMetricDetail(ctx, "membersByTier", { period: "all" })
  const tiers = (detail?.figures ?? []).filter(({ value }) => value !== 0)
  const rows = await sumTierRows(ctx, { from: detail?.period.from ?? "", to: detail?.period.to ?? "" })
  const told = Object.fromEntries(rows.filter(({ sum }) => sum !== 0).map(({ tier, sum }) => [tier, sum]))
  expect(told).toEqual(Object.fromEntries(tiers.map(({ dimension, value }) => [dimension?.tier, value])))
  expect(tiers.length).toBeGreaterThan(1)
})

it("is the same for every member when it is played again in a backtest", async () => {
  await relayAll([correctionsSubscriber])
  const { programId } = await inRead(ctx, (tx) => tx.db.member.findFirstOrThrow({ select: { programId: true } }))
  const found = await compareWithLedger({ ...ctx, now: new Date() }, { programId })
  expect(found.differences).toEqual([])
  expect(found.members).toBeGreaterThan(60)
})

it("never owes a member points: no balance was below zero at any instant of the history", async () => {
  const below = await inRead(
    ctx,
    (tx) => tx.db.$queryRaw`
      SELECT "walletId", "effectiveAt" FROM (
        SELECT "walletId", "effectiveAt", sum("points") OVER (PARTITION BY "walletId" ORDER BY "effectiveAt") AS "balance" FROM "entry"
      ) e WHERE "balance" < 0`,
  )
  expect(below).toEqual([])
})
