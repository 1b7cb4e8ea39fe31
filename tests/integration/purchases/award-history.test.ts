import { expect, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { JobCancelled, type JobControl } from "@/lib/core/jobs"
import { findMembers } from "@/lib/programs/queries/find-members"
import { awardHistory } from "@/lib/purchases/commands/award-history"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import { planHistory } from "@/lib/purchases/queries/plan-history"
import { brokenLaws, later, makeClub, publishClub, purchase, spendTier } from "./club"

const tiers = [spendTier("Bronze", 0, 0), spendTier("Silver", 1, 20_000, "2")]
const past = [
  purchase("p1", "ada", "2026-01-10T12:00:00Z", 25_000),
  purchase("p2", "ada", "2026-02-10T12:00:00Z", 1_000),
  purchase("p3", "bob", "2026-03-10T12:00:00Z", 5_000),
]

async function publishOver(awardFrom?: string): Promise<{ ctx: Ctx; programId: string; control: JobControl }> {
  const { ctx, programId } = await makeClub({ tiers, publish: false })
  await recordPurchases(ctx, past, { source: "import" })
  return { programId, ...(await publishClub(later(ctx, 1), programId, awardFrom)) }
}

async function balances(ctx: Ctx): Promise<Record<string, [bigint | undefined, string | undefined]>> {
  const { data } = await findMembers(ctx, { limit: 50 })
  return Object.fromEntries(
    data.map((one) => [one.customer.externalId, [one.wallets[0]?.availablePoints, one.tier?.name]]),
  )
}

const keyOf = ({ job: { merchantId, id } }: JobControl) => ({ merchantId_id: { merchantId, id } })

test("publishing awards the history from a day on, in the right order, once", async () => {
  const { ctx, control } = await publishOver("2026-01-01")
  await awardHistory(ctx, control)
  // 250 at Bronze, then 10 doubled at Silver.
  expect(await balances(ctx)).toEqual({ ada: [270n, "Silver"], bob: [50n, "Bronze"] })
  expect((await awardHistory(ctx, control)).awards).toBe(0)
  expect(await balances(ctx)).toEqual({ ada: [270n, "Silver"], bob: [50n, "Bronze"] })
  expect(await brokenLaws(ctx)).toEqual([])
})

test("purchases before the day asked for earn nothing and count for tiers all the same", async () => {
  const { ctx, control } = await publishOver("2026-02-01")
  await awardHistory(ctx, control)
  expect(await balances(ctx)).toEqual({ ada: [20n, "Silver"], bob: [50n, "Bronze"] })
  const [late] = await recordPurchases(later(ctx, 1), [purchase("p4", "bob", "2026-01-05T12:00:00Z", 9_900)], {
    source: "api",
  })
  expect(late?.kind === "created" && late.result.awards).toEqual([])
})

test("without a day to award from, the history earns nothing; what is recorded later does", async () => {
  const { ctx, control } = await publishOver()
  await awardHistory(ctx, control)
  expect(await balances(ctx)).toEqual({ ada: [0n, "Silver"], bob: [0n, "Bronze"] })
  await recordPurchases(later(ctx, 1), [purchase("p4", "bob", "2026-01-05T12:00:00Z", 9_900)], { source: "api" })
  expect((await balances(later(ctx, 2))).bob).toEqual([99n, "Bronze"])
})

test("a cancelled job keeps what it has done and goes on from there when it is run again", async () => {
  const { ctx, control } = await publishOver("2026-01-01")
  const stop = { ...control, progress: () => Promise.reject(new JobCancelled()) }
  await expect(awardHistory(ctx, stop)).rejects.toBeInstanceOf(JobCancelled)
  expect((await balances(ctx)).bob).toEqual([50n, "Bronze"])
  await awardHistory(ctx, control)
  expect(await balances(ctx)).toEqual({ ada: [270n, "Silver"], bob: [50n, "Bronze"] })
})

test("a job that broke off goes on behind its last chunk, and counts what came before", async () => {
  const { ctx, programId } = await makeClub({ tiers, publish: false })
  const many = Array.from({ length: 230 }, (_, index) =>
    purchase(`m${index}`, `c${index}`, "2026-01-10T12:00:00Z", 1_000),
  )
  await recordPurchases(ctx, many, { source: "import" })
  const { control, ctx: published } = await publishClub(later(ctx, 1), programId, "2026-01-01")
  const seen: number[] = []
  const breakOff = { ...control, progress: () => Promise.reject(new Error("the machine went down")) }
  await expect(awardHistory(published, breakOff)).rejects.toThrow("went down")
  const job = await inRead(published, (tx) => tx.db.job.findUniqueOrThrow({ where: keyOf(control) }))
  const again = { job, progress: async (done: number) => void seen.push(done) }
  expect(await awardHistory(published, again)).toEqual({ members: 230, awards: 230, points: 2_300 })
  expect(seen).toEqual([230])
  expect(await brokenLaws(published)).toEqual([])
})

test("the plan says what publishing then does", async () => {
  const { ctx, programId, control } = await publishOver("2026-02-01")
  const plan = await planHistory(ctx, { programId, awardFrom: "2026-02-01" })
  expect(plan).toEqual({ exact: true, members: 2, purchases: 2, points: 70, liabilityMinor: 70 })
  expect(await awardHistory(ctx, control)).toMatchObject({ members: 2, awards: 2, points: 70 })
  const again = { members: 2, purchases: 0, points: 0 }
  expect(await planHistory(ctx, { programId, awardFrom: "2026-02-01" })).toMatchObject(again)
  expect(await planHistory(ctx, { programId })).toMatchObject(again)
})
