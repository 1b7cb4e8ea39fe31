import { recordAudit } from "./audit"
import type { Ctx, Tx } from "./ctx"
import { inRead, inTransaction } from "./db"
import { DomainError } from "./errors"
import type { Job } from "./generated/prisma/client"
import { newId } from "./id"
import { type Json, toJson } from "./json"
import { requirePermission } from "./permissions"

/** Work that a person waits for. Each kind has a handler; see lib/setup/worker-tasks.ts. */
export type JobKind = "adjustments" | "import" | "award-history" | "member-notices" | "simulation" | "erasure" | "demo"

export interface JobView {
  id: string
  kind: string
  status: string
  done: number
  total: number
  result: Json
  errorCode: string | null
}

/** What a running job can do: say how far it is, keep where to go on, and learn that it was cancelled or that the worker ends. */
export interface JobControl {
  job: Job
  /** Stores progress outside the work's own transactions; throws `JobCancelled` when somebody cancelled, `JobInterrupted` when the worker ends. */
  progress(done: number, total: number): Promise<void>
}

/** Does the work; called again from the beginning after a crash, so it goes on from what it finds done. Answers the job's result. */
export type JobHandler = (ctx: Ctx, control: JobControl) => Promise<unknown>

export class JobCancelled extends Error {}

/** The worker ends: the job goes on where it was, in the next one. */
export class JobInterrupted extends Error {}

export function jobView(job: Job): JobView {
  return {
    id: job.id,
    kind: job.kind,
    status: job.status,
    done: Number(job.done),
    total: Number(job.total),
    result: job.result as Json,
    errorCode: job.errorCode,
  }
}

/** Queues a task of the worker in this transaction: it runs if and only if this commits. */
export async function enqueueTask(tx: Tx, task: string, payload: Record<string, Json>, jobKey?: string): Promise<void> {
  const json = JSON.stringify(payload)
  await tx.db.$executeRaw`SELECT enqueue_job(${task}, ${json}::json, ${jobKey ?? null})`
}

/** Makes a job that a person can watch and cancel, and queues it. */
export async function startJob(tx: Tx, kind: JobKind, input: unknown, total: number): Promise<JobView> {
  const job = await tx.db.job.create({
    data: {
      merchantId: tx.merchantId,
      id: newId(),
      kind,
      input: toJson(input) as Exclude<Json, null>,
      total: BigInt(total),
      createdAt: tx.now,
    },
  })
  await enqueueJob(tx, job.id)
  return jobView(job)
}

/** Queues the task that runs a job, in the place of the one that it had: also of one that is running, which is then not tried again. */
export async function enqueueJob(tx: Tx, jobId: string): Promise<void> {
  await enqueueTask(tx, "run-job", { merchantId: tx.merchantId, jobId }, `job ${jobId}`)
}

/** A job by id. Throws `not_found`. */
export async function getJobOrThrow(ctx: Ctx, jobId: string): Promise<JobView> {
  requirePermission(ctx, "jobs:read")
  const job = await inRead(ctx, (tx) =>
    tx.db.job.findUnique({ where: { merchantId_id: { merchantId: ctx.merchantId, id: jobId } } }),
  )
  if (!job) throw new DomainError("not_found")
  return jobView(job)
}

/** Asks a job to stop; what it has done stays. Throws `job_finished`, `job_not_cancellable`: what a person may ask for is not left half done. */
export async function cancelJob(ctx: Ctx, input: { jobId: string }): Promise<JobView> {
  requirePermission(ctx, "jobs:write")
  return inTransaction(ctx, async (tx) => {
    const id = { merchantId: ctx.merchantId, id: input.jobId }
    const changed = await tx.db.job.updateMany({
      where: { ...id, status: { in: ["queued", "running"] }, kind: { not: "erasure" } },
      data: { status: "cancelled", finishedAt: tx.now },
    })
    const job = await tx.db.job.findUnique({ where: { merchantId_id: id } })
    if (!job) throw new DomainError("not_found")
    if (changed.count === 0) throw new DomainError(job.finishedAt ? "job_finished" : "job_not_cancellable")
    await recordAudit(tx, "job.cancel", job.id, { kind: job.kind })
    return jobView(job)
  })
}
