import { merchantById } from "./auth/merchant-facts"
import { type Ctx, systemCtx } from "./ctx"
import { inGlobal, inTransaction } from "./db"
import { DomainError, mayPass } from "./errors"
import type { Job } from "./generated/prisma/client"
import { enqueueJob, JobCancelled, type JobHandler, JobInterrupted, type JobKind } from "./jobs"
import { type Json, toJson } from "./json"
import { errorFacts, log } from "./log"

export type JobHandlers = Record<JobKind, JobHandler>

async function take(ctx: Ctx, jobId: string): Promise<Job | null> {
  return inTransaction(ctx, async (tx) => {
    const taken = await tx.db.job.updateMany({
      where: { merchantId: ctx.merchantId, id: jobId, status: { in: ["queued", "running"] } },
      data: { status: "running" },
    })
    if (taken.count === 0) return null
    await tx.db.job.updateMany({
      where: { merchantId: ctx.merchantId, id: jobId, startedAt: null },
      data: { startedAt: tx.now },
    })
    return tx.db.job.findUnique({ where: { merchantId_id: { merchantId: ctx.merchantId, id: jobId } } })
  })
}

async function finish(
  ctx: Ctx,
  jobId: string,
  data: { status: string; result?: Json; errorCode?: string },
): Promise<void> {
  const { result, ...rest } = data
  await inTransaction(ctx, (tx) =>
    tx.db.job.updateMany({
      where: { merchantId: ctx.merchantId, id: jobId, status: "running" },
      data: { ...rest, ...(result ? { result } : {}), finishedAt: new Date() },
    }),
  )
}

async function report(ctx: Ctx, jobId: string, done: number, total: number, ending: boolean): Promise<void> {
  const changed = await inTransaction(ctx, (tx) =>
    tx.db.job.updateMany({
      where: { merchantId: ctx.merchantId, id: jobId, status: "running" },
      data: { done: BigInt(done), total: BigInt(total) },
    }),
  )
  if (changed.count === 0) throw new JobCancelled()
  if (ending) throw new JobInterrupted()
}

/**
 * Runs a job that a person waits for. A refusal ends it as failed; anything else is tried again, up to `lastTry`. Once
 * `ending` is aborted it stops at its next step and is queued anew.
 */
export async function runJob(
  handlers: JobHandlers,
  merchantId: string,
  jobId: string,
  lastTry: boolean,
  ending?: AbortSignal,
): Promise<void> {
  const merchant = await inGlobal((db) => merchantById(db, merchantId))
  if (!merchant) return
  const ctx = systemCtx(merchant, jobId)
  const job = await take(ctx, jobId)
  if (!job) return
  try {
    const progress = (done: number, total: number) => report(ctx, jobId, done, total, ending?.aborted ?? false)
    const control = { job, progress }
    const result = await handlers[job.kind as JobKind](ctx, control)
    await finish(ctx, jobId, { status: "done", result: toJson(result) })
  } catch (error) {
    if (error instanceof JobCancelled) return
    if (error instanceof JobInterrupted) {
      // Anew, and not as one more try of a few: being interrupted is no fault of the job.
      await inTransaction(ctx, (tx) => enqueueJob(tx, jobId))
      log.info({ jobId, kind: job.kind }, "a job stops as the worker ends, and goes on in the next")
      return
    }
    const isRefusal = error instanceof DomainError && !mayPass(error)
    if (!isRefusal && !lastTry) throw error
    log.error({ jobId, kind: job.kind, ...errorFacts(error) }, "a job failed")
    await finish(ctx, jobId, { status: "failed", errorCode: error instanceof DomainError ? error.code : "internal" })
  }
}
