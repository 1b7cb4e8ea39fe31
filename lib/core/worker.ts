import { type Job as GraphileJob, Logger, type Runner, run, type TaskList } from "graphile-worker"
import pg from "pg"
import { env } from "./env"
import { errorFacts, log } from "./log"
import type { OutboxSubscriber } from "./outbox"
import { pageSize, relayOnce } from "./relay"

export interface WorkerParts {
  subscribers: readonly OutboxSubscriber[]
  tasks: TaskList
  /** graphile-worker's crontab, in UTC. */
  crontab: string
}

export interface RunningWorker {
  stop(): Promise<void>
}

const idleMs = 150
/** The relay rests several times as long as a page took, up to a limit: in a burst it then takes longer pages, which cost little more. */
const restShare = 4
const longestRestMs = 1_000
const heartbeatMs = 5_000
/** A stopping worker lets a job end that is nearly done, and stops one that is not at its next step. */
const interruptAfterMs = 1_000

/** The queue's own words hold the message of a failed task's error, which may hold a row: its facts are told in their place. */
const quiet = new Logger(() => (level, message, meta) => {
  const { failure, job, error } = (meta ?? {}) as { failure?: boolean; job?: GraphileJob; error?: unknown }
  if (failure && job) {
    const { task_identifier: task, attempts, max_attempts: mostAttempts } = job
    const facts = { task, taskId: job.id, attempts, mostAttempts, ...errorFacts(error) }
    log.warn(facts, "a task failed and is tried again later")
  } else if (level === "error" || level === "warning") log.warn(message)
})

async function relayForever(subscriber: OutboxSubscriber, stopping: AbortSignal): Promise<void> {
  let failures = 0
  while (!stopping.aborted) {
    const began = performance.now()
    const handled = await relayOnce(subscriber).catch((error: unknown) => {
      // Said once, and not with each try, for as long as it lasts.
      if (failures === 0)
        log.error({ subscriber: subscriber.name, ...errorFacts(error) }, "the relay waits for the database")
      return null
    })
    if (handled !== null && failures > 0) log.info({ subscriber: subscriber.name, failures }, "the relay goes on")
    failures = handled === null ? failures + 1 : 0
    if (handled === pageSize) continue
    const tookMs = performance.now() - began
    const restMs = handled === null ? longestRestMs : Math.min(longestRestMs, Math.max(idleMs, restShare * tookMs))
    await new Promise((resolve) => setTimeout(resolve, restMs))
  }
}

/** Jobs that a killed worker had taken are free again for the others. */
async function freeJobsOfTheDead(pool: pg.Pool): Promise<void> {
  await pool.query(`DELETE FROM worker_heartbeat WHERE "seenAt" < now() - interval '30 seconds'`)
  const dead = await pool.query<{ locked_by: string }>(
    `SELECT DISTINCT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL
       AND locked_at < now() - interval '10 seconds' AND locked_by NOT IN (SELECT "workerId" FROM worker_heartbeat)`,
  )
  if (dead.rows.length === 0) return
  await pool.query("SELECT graphile_worker.force_unlock_workers($1::text[])", [dead.rows.map((row) => row.locked_by)])
}

async function beat(pool: pg.Pool, workerIds: ReadonlySet<string>): Promise<void> {
  const ids = [...workerIds]
  await pool.query(
    `INSERT INTO worker_heartbeat ("workerId", "seenAt") SELECT unnest($1::text[]), now()
       ON CONFLICT ("workerId") DO UPDATE SET "seenAt" = now()`,
    [ids],
  )
  await freeJobsOfTheDead(pool)
}

async function runQueue(parts: WorkerParts, pool: pg.Pool, workerIds: Set<string>): Promise<Runner> {
  const { EventEmitter } = await import("node:events")
  const events = new EventEmitter()
  // The queue locks a job in the name of the pool, not of the one of its workers that takes it.
  events.on("pool:create", ({ workerPool }: { workerPool: { id: string } }) => workerIds.add(workerPool.id))
  return run({
    pgPool: pool,
    concurrency: 3,
    noHandleSignals: true,
    pollInterval: 1000,
    gracefulShutdownAbortTimeout: interruptAfterMs,
    taskList: parts.tasks,
    crontab: parts.crontab,
    events,
    logger: quiet,
  })
}

/** Runs jobs, cron and the outbox relay in this process until it is stopped. The queue runs as the owner, its tasks as the application. */
export async function startWorker(parts: WorkerParts): Promise<RunningWorker> {
  const pool = new pg.Pool({ connectionString: env().MIGRATION_DATABASE_URL ?? env().DATABASE_URL, max: 6 })
  const lost = (error: Error) => log.error(errorFacts(error), "the queue lost a connection")
  pool.on("error", lost)
  pool.on("connect", (connection) => connection.on("error", lost))
  const workerIds = new Set<string>()
  const stopping = new AbortController()
  const runner = await runQueue(parts, pool, workerIds)
  await beat(pool, workerIds)
  const beating = setInterval(
    () => void beat(pool, workerIds).catch((error: Error) => log.warn(errorFacts(error), "no heartbeat")),
    heartbeatMs,
  )
  const relays = parts.subscribers.map((subscriber) => relayForever(subscriber, stopping.signal))
  return {
    async stop() {
      stopping.abort()
      // It counts as living until its last job has let go: else another worker would begin the same one beside it.
      await Promise.all([runner.stop(), ...relays])
      clearInterval(beating)
      await pool.query(`DELETE FROM worker_heartbeat WHERE "workerId" = ANY($1::text[])`, [[...workerIds]])
      await pool.end()
    },
  }
}
