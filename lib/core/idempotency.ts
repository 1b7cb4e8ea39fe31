import type { Tx } from "./ctx"
import { DomainError } from "./errors"
import type { Prisma } from "./generated/prisma/client"
import { toJson } from "./json"
import { openSealed, seal } from "./sealed"

/** Thrown out of a transaction whose request was answered before: the answer to give again. */
export class Replay extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {
    super("replay")
  }
}

/** At the beginning of a write: one request at a time per key, and an answered one is answered again. */
export async function replayAnswer(tx: Tx): Promise<void> {
  const asked = tx.idempotency
  if (!asked || asked.recorded) return
  const lock = `${tx.merchantId}:${asked.key}`
  const [row] = await tx.db.$queryRaw<
    { locked: boolean }[]
  >`SELECT pg_try_advisory_xact_lock(hashtextextended(${lock}, 7)) AS locked`
  if (!row?.locked) throw new DomainError("idempotency_in_flight")
  const kept = await tx.db.idempotencyKey.findUnique({
    where: { merchantId_key: { merchantId: tx.merchantId, key: asked.key } },
  })
  if (!kept) return
  if (kept.requestHash !== asked.requestHash) throw new DomainError("idempotency_key_reused")
  throw new Replay(kept.status, asked.secret ? opened(kept.body) : kept.body)
}

function opened(body: unknown): unknown {
  try {
    return openSealed(body)
  } catch {
    const detail =
      "What this Idempotency-Key was answered can no longer be read: the server's secret changed. Use a new key."
    throw new DomainError("idempotency_key_reused", { detail })
  }
}

/** At the end of a write, in its transaction: the answer is kept with its effect. */
export async function recordAnswer(tx: Tx, result: unknown): Promise<void> {
  const asked = tx.idempotency
  if (!asked || asked.recorded) return
  const { status, body } = asked.respond(result)
  await keepAnswer(tx, status, body)
}

/** Keeps an answer, a refusal also, under the request's key. */
export async function keepAnswer(tx: Tx, status: number, body: unknown): Promise<void> {
  const asked = tx.idempotency
  if (!asked) return
  await tx.db.idempotencyKey.create({
    data: {
      merchantId: tx.merchantId,
      key: asked.key,
      requestHash: asked.requestHash,
      status,
      body: (asked.secret ? seal(toJson(body)) : toJson(body)) as Prisma.InputJsonValue,
      createdAt: tx.now,
    },
  })
  asked.recorded = true
}
