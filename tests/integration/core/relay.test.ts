import { setTimeout } from "node:timers/promises"
import { expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { emit, type OutboxSubscriber } from "@/lib/core/outbox"
import { relayAll, relayOnce } from "@/lib/core/relay"
import { makeMerchant } from "../../support/world"

/** A subscriber of its own for a test, that fails on the test's events with what it is given. */
async function begin(failure: () => Error | null) {
  const ctx = await makeMerchant()
  const seen: string[] = []
  const subscriber: OutboxSubscriber = {
    name: `test-${ctx.merchantId}`,
    async handle(tx, events) {
      if (tx.merchantId !== ctx.merchantId) return
      const error = failure()
      if (error) throw error
      seen.push(...events.map(({ topic }) => topic))
    },
  }
  await relayAll([subscriber])
  await inTransaction(ctx, (tx) => emit(tx, "points.posted", { entryIds: [newId()] }))
  return { ctx, subscriber, seen }
}

/** An event shows once every older transaction of the server has ended, and other tests hold some open for a moment. */
async function relayOnceShown(subscriber: OutboxSubscriber): Promise<number> {
  for (;;) {
    const handled = await relayOnce(subscriber)
    if (handled > 0) return handled
    await setTimeout(20)
  }
}

const setAside = (ctx: Ctx) => inRead(ctx, (tx) => tx.db.outboxFailure.count({ where: { merchantId: ctx.merchantId } }))

it("sets no event aside while the database comes and goes, and hands it on afterwards", async () => {
  let away = true
  const { ctx, subscriber, seen } = await begin(() => (away ? new Error("Connection terminated unexpectedly") : null))
  for (let tries = 0; tries < 3; tries += 1) await expect(relayOnceShown(subscriber)).rejects.toThrow("terminated")
  expect(await setAside(ctx)).toBe(0)
  away = false
  await relayAll([subscriber])
  expect(seen).toEqual(["points.posted"])
})

it("sets an event aside that fails by itself, and goes on with the next", async () => {
  let fails = true
  const { ctx, subscriber, seen } = await begin(() => (fails ? new Error("no such thing") : null))
  expect(await relayOnceShown(subscriber)).toBe(1)
  expect(await setAside(ctx)).toBe(1)
  fails = false
  await inTransaction(ctx, (tx) => emit(tx, "points.posted", { entryIds: [newId()] }))
  await relayAll([subscriber])
  expect(seen).toEqual(["points.posted"])
})
