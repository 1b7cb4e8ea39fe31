import type { Ctx, Tx } from "./ctx"
import { databaseErrorCode, toDomainError } from "./db-errors"
import { env } from "./env"
import { DomainError } from "./errors"
import { type Prisma, PrismaClient } from "./generated/prisma/client"
import { recordAnswer, replayAnswer } from "./idempotency"
import { InTurnPg } from "./in-turn"

export type TransactionClient = Prisma.TransactionClient

const waitMs = 20_000
// Behind a hot row at most so many wait; whoever comes then is told to come back.
const mostWaiting = 400
const retried = new Set(["40001", "40P01"])

const shared = globalThis as typeof globalThis & { regularsPrisma?: PrismaClient; regularsOpen?: { count: number } }
shared.regularsOpen ??= { count: 0 }
const open = shared.regularsOpen

function client(): PrismaClient {
  shared.regularsPrisma ??= new PrismaClient({
    adapter: new InTurnPg({ connectionString: env().DATABASE_URL, max: env().DATABASE_POOL }),
    transactionOptions: { maxWait: waitMs, timeout: waitMs },
  })
  return shared.regularsPrisma
}

async function transaction<T>(
  settings: Record<string, string>,
  run: (db: TransactionClient) => Promise<T>,
): Promise<T> {
  if (open.count >= mostWaiting) throw new DomainError("busy")
  open.count += 1
  try {
    return await client().$transaction(async (db) => {
      const all = JSON.stringify({ role: "regulars_app", ...settings })
      await db.$queryRaw`SELECT set_config(key, value, true) FROM json_each_text(${all}::json)`
      return run(db)
    })
  } finally {
    open.count -= 1
  }
}

async function withRetry<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (error instanceof DomainError) throw error
      if (retried.has(databaseErrorCode(error) ?? "")) {
        if (tries < 4) continue
        // What waited in a circle each time is told to come back.
        throw new DomainError("busy")
      }
      throw toDomainError(error)
    }
  }
}

/**
 * Runs `run` in one transaction behind the merchant's wall. What it throws undoes all it did.
 * A command returns what its transaction returns: that is what an Idempotency-Key keeps.
 */
export async function inTransaction<T>(ctx: Ctx, run: (tx: Tx) => Promise<T>): Promise<T> {
  return withRetry(() =>
    transaction({ "app.merchant_id": ctx.merchantId }, async (db) => {
      const tx: Tx = { ...ctx, db }
      await replayAnswer(tx)
      const result = await run(tx)
      await recordAnswer(tx, result)
      return result
    }),
  )
}

/** Runs reads in one transaction behind the merchant's wall; writing fails. */
export async function inRead<T>(ctx: Ctx, run: (tx: Tx) => Promise<T>): Promise<T> {
  return withRetry(() =>
    transaction({ "app.merchant_id": ctx.merchantId, transaction_read_only: "on" }, (db) => run({ ...ctx, db })),
  )
}

/** For the tables that belong to no merchant: merchants, staff users, sessions; with a user's id, that user's memberships too. */
export async function inGlobal<T>(run: (db: TransactionClient) => Promise<T>, userId = ""): Promise<T> {
  return withRetry(() => transaction({ "app.user_id": userId }, run))
}

/** For the relay alone: a long transaction that changes its merchant as it goes from event to event. */
export async function inRelay<T>(run: (db: TransactionClient) => Promise<T>): Promise<T> {
  return client().$transaction(
    async (db) => {
      await db.$executeRaw`SELECT set_config('role', 'regulars_app', true)`
      return run(db)
    },
    { maxWait: waitMs, timeout: 300_000 },
  )
}

/** For recounting a merchant's whole history: one transaction of up to five minutes, outside any request. */
export async function inLongTransaction<T>(ctx: Ctx, run: (tx: Tx) => Promise<T>): Promise<T> {
  return inRelay(async (db) => {
    await db.$executeRaw`SELECT set_config('app.merchant_id', ${ctx.merchantId}, true)`
    return run({ ...ctx, db })
  })
}

/** Closes the pool: for commands that end. */
export async function closeDatabase(): Promise<void> {
  await shared.regularsPrisma?.$disconnect()
  shared.regularsPrisma = undefined
}
