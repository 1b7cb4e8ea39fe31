import pg from "pg"
import { afterAll, beforeAll, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { getJobOrThrow, type JobHandler, startJob } from "@/lib/core/jobs"
import { type JobHandlers, runJob } from "@/lib/core/run-job"
import { makeMerchant } from "../../support/world"

const owner = new pg.Client(process.env.MIGRATION_DATABASE_URL)
beforeAll(() => owner.connect())
afterAll(() => owner.end())

function always(handler: JobHandler): JobHandlers {
  return {
    adjustments: handler,
    import: handler,
    "award-history": handler,
    "member-notices": handler,
    simulation: handler,
    erasure: handler,
    demo: handler,
  }
}

async function begin(): Promise<{ ctx: Ctx; jobId: string }> {
  const ctx = await makeMerchant()
  const job = await inTransaction(ctx, (tx) => startJob(tx, "demo", {}, 10))
  return { ctx, jobId: job.id }
}

it("tries again what waited behind others too long, and goes on from what is done", async () => {
  const { ctx, jobId } = await begin()
  const seen: number[] = []
  const handlers = always(async (_ctx, control) => {
    seen.push(Number(control.job.done))
    await control.progress(5, 10)
    if (seen.length === 1) throw new DomainError("busy")
    return { seen: seen.length }
  })
  await expect(runJob(handlers, ctx.merchantId, jobId, false)).rejects.toMatchObject({ code: "busy" })
  expect(await getJobOrThrow(ctx, jobId)).toMatchObject({ status: "running", done: 5, errorCode: null })
  await runJob(handlers, ctx.merchantId, jobId, false)
  expect(await getJobOrThrow(ctx, jobId)).toMatchObject({ status: "done", result: { seen: 2 } })
  expect(seen).toEqual([0, 5])
})

it("ends as failed what is refused, and at the last try what goes wrong", async () => {
  const refused = await begin()
  const refuse = always(async () => {
    throw new DomainError("program_not_published")
  })
  await runJob(refuse, refused.ctx.merchantId, refused.jobId, false)
  expect(await getJobOrThrow(refused.ctx, refused.jobId)).toMatchObject({
    status: "failed",
    errorCode: "program_not_published",
  })
  const waiting = await begin()
  const wait = always(async () => {
    throw new DomainError("busy")
  })
  await runJob(wait, waiting.ctx.merchantId, waiting.jobId, true)
  expect(await getJobOrThrow(waiting.ctx, waiting.jobId)).toMatchObject({ status: "failed", errorCode: "busy" })
})

it("stops at its next step when the worker ends, also at the last try, and is queued anew for the next one", async () => {
  const ending = AbortSignal.abort()
  const twoSteps = always(async (_ctx, control) => {
    await control.progress(5, 10)
    await control.progress(10, 10)
    return {}
  })
  const { ctx, jobId } = await begin()
  await owner.query("UPDATE graphile_worker._private_jobs SET attempts = 1, locked_at = now(), locked_by = 'it'")
  await runJob(twoSteps, ctx.merchantId, jobId, true, ending)
  const { rows } = await owner.query(
    "SELECT attempts, max_attempts FROM graphile_worker._private_jobs WHERE payload->>'jobId' = $1 ORDER BY attempts",
    [jobId],
  )
  // The first is not tried again: it has given its place away.
  expect(rows).toEqual([
    { attempts: 0, max_attempts: 5 },
    { attempts: 5, max_attempts: 5 },
  ])
  expect(await getJobOrThrow(ctx, jobId)).toMatchObject({ status: "running", done: 5, errorCode: null })
  await runJob(twoSteps, ctx.merchantId, jobId, false)
  expect(await getJobOrThrow(ctx, jobId)).toMatchObject({ status: "done", done: 10 })
})
