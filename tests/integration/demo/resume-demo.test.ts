import pg from "pg"
import { afterAll, beforeAll, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { getJobOrThrow, startJob } from "@/lib/core/jobs"
import { resumeDemo } from "@/lib/setup/demo/resume-demo"
import { makeMerchant } from "../../support/world"

const owner = new pg.Client(process.env.MIGRATION_DATABASE_URL)
let ctx: Ctx
let jobId: string

const tasks = async () => {
  const { rows } = await owner.query("SELECT id FROM graphile_worker._private_jobs WHERE payload->>'jobId' = $1", [
    jobId,
  ])
  return rows.length
}
const setStatus = (status: string) =>
  inTransaction(ctx, (tx) =>
    tx.db.job.updateMany({ where: { merchantId: ctx.merchantId, id: jobId }, data: { status, finishedAt: tx.now } }),
  )

beforeAll(async () => {
  await owner.connect()
  ctx = await makeMerchant()
  jobId = (await inTransaction(ctx, (tx) => startJob(tx, "demo", {}, 10))).id
})
afterAll(() => owner.end())

it("leaves a filling alone that is going on, and one that was cancelled", async () => {
  expect(await resumeDemo(owner)).toBe(false)
  await setStatus("cancelled")
  expect(await resumeDemo(owner)).toBe(false)
  expect(await tasks()).toBe(1)
})

it("queues one again that failed", async () => {
  await owner.query("DELETE FROM graphile_worker._private_jobs WHERE payload->>'jobId' = $1", [jobId])
  await setStatus("failed")
  expect(await resumeDemo(owner)).toBe(true)
  expect(await getJobOrThrow(ctx, jobId)).toMatchObject({ status: "queued", errorCode: null })
  expect(await tasks()).toBe(1)
  expect(await resumeDemo(owner)).toBe(false)
})

it("queues one again whose task was tried as often as it may be", async () => {
  await owner.query("UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE payload->>'jobId' = $1", [
    jobId,
  ])
  expect(await resumeDemo(owner)).toBe(true)
  expect(await tasks()).toBe(2)
})
