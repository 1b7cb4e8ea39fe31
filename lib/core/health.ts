import { setTimeout as sleep } from "node:timers/promises"
import { inGlobal } from "./db"
import { DomainError } from "./errors"

const patienceMs = 10_000

/** Whether the database answers. Where many wait for it, it does: a server that has much to do is not a broken one. */
export async function databaseAnswers(): Promise<boolean> {
  const ending = new AbortController()
  const late = sleep(patienceMs, false, { signal: ending.signal }).catch(() => false)
  const answered = inGlobal((db) => db.$queryRaw`SELECT 1`).then(
    () => true,
    (error: unknown) => error instanceof DomainError && error.code === "busy",
  )
  try {
    return await Promise.race([answered, late])
  } finally {
    ending.abort()
  }
}
