import { setTimeout } from "node:timers/promises"
import { merchantById } from "./auth/merchant-facts"
import { systemCtx, type Tx } from "./ctx"
import { inRelay, type TransactionClient } from "./db"
import { isAway } from "./db-errors"
import { newId } from "./id"
import { errorFacts, log } from "./log"
import type { EventPayloads, OutboxEvent, OutboxSubscriber, Topic } from "./outbox"

const nil = "00000000-0000-0000-0000-000000000000"
/** The most events of one page. */
export const pageSize = 20
const mostTries = 5
const mostIdle = 500

interface StoredEvent {
  merchantId: string
  id: string
  xid: bigint
  topic: Topic
  payload: EventPayloads[Topic]
  at: Date
}

interface Cursor {
  xid: bigint
  eventId: string
}

async function lockCursor(db: TransactionClient, subscriber: string): Promise<Cursor | null> {
  await db.$executeRaw`
    INSERT INTO "outbox_cursor" ("subscriber", "xid", "eventId") VALUES (${subscriber}, 0, ${nil}::uuid) ON CONFLICT DO NOTHING`
  const [cursor] = await db.$queryRaw<Cursor[]>`
    SELECT "xid", "eventId" FROM "outbox_cursor" WHERE "subscriber" = ${subscriber} FOR UPDATE SKIP LOCKED`
  return cursor ?? null
}

/** Events after the cursor whose transactions are all over, so that none can still appear before them. */
async function readPage(db: TransactionClient, cursor: Cursor, limit: number): Promise<StoredEvent[]> {
  await db.$executeRaw`SELECT set_config('role', 'regulars_relay', true)`
  const page = await db.$queryRaw<StoredEvent[]>`
    SELECT "merchantId", "id", "xid", "topic", "payload", "at" FROM "outbox_event"
    WHERE ("xid", "id") > (${cursor.xid}, ${cursor.eventId}::uuid)
      AND "xid" < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint
    ORDER BY "xid", "id" LIMIT ${limit}`
  await db.$executeRaw`SELECT set_config('role', 'regulars_app', true)`
  return page
}

function byMerchant(events: StoredEvent[]): Map<string, StoredEvent[]> {
  const groups = new Map<string, StoredEvent[]>()
  for (const event of events) groups.set(event.merchantId, [...(groups.get(event.merchantId) ?? []), event])
  return groups
}

async function asMerchant(db: TransactionClient, merchantId: string, job: string): Promise<Tx | null> {
  const merchant = await merchantById(db, merchantId)
  if (!merchant) return null
  await db.$executeRaw`SELECT set_config('app.merchant_id', ${merchantId}, true)`
  return { ...systemCtx(merchant, job), db }
}

async function handlePage(subscriber: OutboxSubscriber, limit: number): Promise<number> {
  return inRelay(async (db) => {
    const cursor = await lockCursor(db, subscriber.name)
    if (!cursor) return 0
    const page = await readPage(db, cursor, limit)
    const last = page.at(-1)
    if (!last) return 0
    for (const [merchantId, events] of byMerchant(page)) {
      const tx = await asMerchant(db, merchantId, subscriber.name)
      if (tx) await subscriber.handle(tx, events as OutboxEvent[])
    }
    await db.$executeRaw`
      UPDATE "outbox_cursor" SET "xid" = ${last.xid}, "eventId" = ${last.id}::uuid WHERE "subscriber" = ${subscriber.name}`
    return page.length
  })
}

/** Sets one event that cannot be handled aside, so that those after it are. */
async function setAside(subscriber: string, error: unknown): Promise<void> {
  await inRelay(async (db) => {
    const cursor = await lockCursor(db, subscriber)
    const [event] = cursor ? await readPage(db, cursor, 1) : []
    if (!event) return
    const tx = await asMerchant(db, event.merchantId, subscriber)
    await tx?.db.outboxFailure.create({
      data: {
        merchantId: event.merchantId,
        id: newId(),
        subscriber,
        eventId: event.id,
        error: error instanceof Error ? error.name : "unknown",
      },
    })
    await db.$executeRaw`
      UPDATE "outbox_cursor" SET "xid" = ${event.xid}, "eventId" = ${event.id}::uuid WHERE "subscriber" = ${subscriber}`
    log.error({ subscriber, eventId: event.id, topic: event.topic }, "an event was set aside")
  })
}

/**
 * Hands on what is waiting for one subscriber; answers how many events that were.
 * After a failure it goes on one by one, and sets the event at fault aside after some tries.
 */
export async function relayOnce(subscriber: OutboxSubscriber): Promise<number> {
  try {
    return await handlePage(subscriber, pageSize)
  } catch (first) {
    if (isAway(first)) throw first
    log.warn({ subscriber: subscriber.name, ...errorFacts(first) }, "a page of events failed; going on one by one")
  }
  for (let tries = 1; ; tries += 1) {
    try {
      return await handlePage(subscriber, 1)
    } catch (error) {
      // No event is at fault when the database goes away under it.
      if (isAway(error)) throw error
      if (tries < mostTries) continue
      await setAside(subscriber.name, error)
      return 1
    }
  }
}

/** Whether events are behind the cursor, also those that a transaction still running elsewhere keeps from being read. */
async function isBehind({ name }: OutboxSubscriber): Promise<boolean> {
  return inRelay(async (db) => {
    const cursor = await lockCursor(db, name)
    if (!cursor) return true
    await db.$executeRaw`SELECT set_config('role', 'regulars_relay', true)`
    const [row] = await db.$queryRaw<{ behind: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM "outbox_event" WHERE ("xid", "id") > (${cursor.xid}, ${cursor.eventId}::uuid)) AS "behind"`
    return row?.behind ?? false
  })
}

/** Hands on until nothing is waiting: for commands and tests. */
export async function relayAll(subscribers: readonly OutboxSubscriber[]): Promise<void> {
  for (let idle = 0; idle < mostIdle; idle += 1) {
    let handled = 0
    for (const subscriber of subscribers) handled += await relayOnce(subscriber)
    if (handled > 0) idle = 0
    else if (!(await Promise.all(subscribers.map(isBehind))).includes(true)) return
    else await setTimeout(20)
  }
}
