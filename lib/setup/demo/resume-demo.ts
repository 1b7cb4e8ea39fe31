import type { Client } from "pg"
import { merchantById } from "@/lib/core/auth/merchant-facts"
import { systemCtx } from "@/lib/core/ctx"
import { inGlobal, inTransaction } from "@/lib/core/db"
import { enqueueJob } from "@/lib/core/jobs"

/**
 * The filling of the demo that has stopped for good: it failed, or its task was tried as often as it may be. One that a
 * person cancelled stays so.
 */
async function findStopped(owner: Client): Promise<{ merchantId: string; jobId: string } | undefined> {
  const { rows } = await owner.query<{ merchantId: string; jobId: string }>(
    `SELECT j."merchantId", j."id" AS "jobId" FROM job j WHERE j."kind" = 'demo' AND (j."status" = 'failed'
       OR j."status" IN ('queued', 'running') AND NOT EXISTS (
         SELECT 1 FROM graphile_worker._private_jobs task WHERE task.payload->>'jobId' = j."id"::text
           AND (task.attempts < task.max_attempts OR task.locked_by IN (SELECT "workerId" FROM worker_heartbeat))))`,
  )
  return rows[0]
}

/** Queues the filling of the demo again where it has stopped for good; it goes on from what it finds. Answers whether it did. */
export async function resumeDemo(owner: Client): Promise<boolean> {
  const stopped = await findStopped(owner)
  const merchant = stopped && (await inGlobal((db) => merchantById(db, stopped.merchantId)))
  if (!merchant) return false
  const { merchantId, jobId } = stopped
  await inTransaction(systemCtx(merchant, "demo"), async (tx) => {
    await tx.db.job.updateMany({
      where: { merchantId, id: jobId },
      data: { status: "queued", errorCode: null, finishedAt: null },
    })
    await enqueueJob(tx, jobId)
  })
  return true
}
