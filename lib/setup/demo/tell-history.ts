import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import { playDeeds } from "@/lib/setup/demo/play-deeds"
import { playRedemptions, type RedemptionBook, readBook, type Scene } from "@/lib/setup/demo/play-redemptions"
import type { DemoWorld } from "@/lib/setup/demo/world"

const batchSize = 1000

/**
 * Purchases batch by batch, and after each what members redeemed meanwhile, so that balances were true at any instant of
 * the history. A batch that a crash cut short is told again: what it recorded stands.
 */
export async function tellHistory(world: DemoWorld, rewardIds: readonly string[]): Promise<void> {
  const { purchases, redemptions, deeds } = world.history
  const scenes = scenesOf(world)
  const members = await readMembers(world.ctx)
  const book: RedemptionBook = await readBook(world.ctx)
  const recorded = await countRecorded(world.ctx)
  const first = Math.max(0, Math.ceil(recorded / batchSize) - 1) * batchSize
  let nextScene = scenes.findIndex(({ at }) => at > (purchases[first - 1]?.at ?? new Date(0)))
  await world.advance(first)
  for (let from = first; from < purchases.length; from += batchSize) {
    const batch = purchases.slice(from, from + batchSize)
    const isLast = from + batchSize >= purchases.length
    const end = batch.at(-1)?.at
    if (!end) break
    await recordBatch(world, batch, members, end)
    const stop = isLast ? scenes.length : scenes.findIndex(({ at }) => at > end)
    const until = stop < 0 ? scenes.length : stop
    if (nextScene >= 0) await playRedemptions(world, scenes.slice(nextScene, until), { members, rewardIds, book })
    nextScene = until
    const since = purchases[from - 1]?.at ?? new Date(0)
    await playDeeds(
      world,
      deeds.filter(({ at }) => at > since && (isLast || at <= end)),
    )
    await world.advance(batch.length)
  }
  await world.advance(redemptions.length)
}

/** Redemptions, and what became of them, in one order of time. */
function scenesOf({ history }: DemoWorld): Scene[] {
  return history.redemptions
    .flatMap((redemption) => {
      const scenes: Scene[] = [{ at: redemption.at, kind: "redeem", redemption }]
      if (redemption.usedAt) scenes.push({ at: redemption.usedAt, kind: "use", redemption })
      if (redemption.cancelledAt) scenes.push({ at: redemption.cancelledAt, kind: "cancel", redemption })
      return scenes
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** The name and addresses come with a customer's first purchase, the number alone with the others. */
async function recordBatch(
  { at, history }: DemoWorld,
  batch: DemoWorld["history"]["purchases"],
  members: Map<string, string>,
  end: Date,
): Promise<void> {
  const bodies = batch.map(({ customer, isFirst, body }) => {
    const who = customer === null ? undefined : history.customers[customer]
    if (!who) return body
    const { externalId, firstName, lastName, email, phone } = who
    const reference = isFirst ? { externalId, firstName, lastName, email, phone } : { externalId }
    return { ...body, customer: reference }
  })
  for (const result of await recordPurchases(at(end), bodies, { source: "demo" })) {
    if (result.kind === "refused") throw result.error
    const { customer, members: enrolled } = result.result
    if (customer?.externalId && enrolled[0]) members.set(customer.externalId, enrolled[0].id)
  }
}

async function countRecorded(ctx: Ctx): Promise<number> {
  return inRead(ctx, (tx) =>
    tx.db.purchaseKey.count({ where: { merchantId: ctx.merchantId, externalId: { startsWith: "BD-" } } }),
  )
}

/** Members by their customer's number. */
async function readMembers(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await inRead(ctx, (tx) =>
    tx.db.member.findMany({
      where: { merchantId: ctx.merchantId },
      select: { id: true, customer: { select: { externalId: true } } },
    }),
  )
  return new Map(rows.flatMap(({ id, customer }) => (customer.externalId ? [[customer.externalId, id] as const] : [])))
}
