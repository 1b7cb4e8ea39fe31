import { expect } from "vitest"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { relayAll } from "@/lib/core/relay"
import { memberViews } from "@/lib/programs/steps/member-views"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { correctionsSubscriber } from "@/lib/purchases/events"
import { type NewEvent, recordEvents } from "@/lib/purchases/steps/record-events"
import { later, type TestPurchase } from "./club"

/** Histories of purchases, returns and reviews that can be recorded in any order, and what they end in. */

/** A repeatable sequence of numbers from 0 to 1 (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export type Happening =
  | { kind: "purchase"; at: string; sent: TestPurchase }
  | { kind: "return"; at: string; purchase: string; externalId: string; amountMinor: number }
  | { kind: "event"; at: string; customer: string; externalId: string }

/**
 * In any order but for returns, which can be recorded only once their purchase is, and those of one purchase in their order.
 * In the list, returns stand after their purchase.
 */
export function shuffled(list: readonly Happening[], seed: number): Happening[] {
  const next = numbers(seed)
  const after = new Map<string, number>()
  const keyed = list.map((one) => {
    const key = next()
    if (one.kind === "event") return { one, key }
    const name = one.kind === "purchase" ? one.sent.externalId : one.purchase
    const own = Math.max(key, (after.get(name) ?? -1) + 1e-9)
    after.set(name, own)
    return { one, key: own }
  })
  return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one)
}

/** In the order of time. */
export function inOrder(list: readonly Happening[]): Happening[] {
  return [...list].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** Purchases before events before returns, each in the order of time. */
export function kindByKind(list: readonly Happening[]): Happening[] {
  const kinds = ["purchase", "event", "return"]
  return inOrder(list).sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
}

type Review = Extract<Happening, { kind: "event" }>

/**
 * Records purchases in batches of a size, and events that stand together at once, once their customers are known; returns
 * one by one. Then corrects. Answers the purchases' ids by externalId.
 */
export async function record(
  ctx: Ctx,
  happenings: readonly Happening[],
  size: number,
  between: (ctx: Ctx, index: number) => Promise<void> = async () => undefined,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  let purchases: TestPurchase[] = []
  let reviews: Review[] = []
  const buy = async (index: number) => {
    const results = await recordPurchases(later(ctx, index), purchases, { source: "api" })
    expect(results.filter(({ kind }) => kind !== "created")).toEqual([])
    for (const one of results) {
      if (one.kind !== "refused") ids.set(one.result.purchase.externalId, one.result.purchase.id)
    }
    purchases = []
  }
  const flush = async (index: number, next: Happening["kind"] | null) => {
    if (purchases.length > 0 && (purchases.length === size || next !== "purchase")) await buy(index)
    if (reviews.length > 0 && next !== "event") reviews = await reviewAll(later(ctx, index), reviews)
  }
  for (const [index, one] of happenings.entries()) {
    if (one.kind === "purchase") purchases.push(one.sent)
    if (one.kind === "event") reviews.push(one)
    await flush(index, happenings[index + 1]?.kind ?? null)
    if (one.kind === "return") await giveBack(later(ctx, index), one, ids)
    await between(later(ctx, index), index)
  }
  await flush(happenings.length, null)
  await relayAll([correctionsSubscriber])
  return ids
}

export async function giveBack(
  ctx: Ctx,
  { purchase, externalId, at: occurredAt, amountMinor }: Extract<Happening, { kind: "return" }>,
  ids: ReadonlyMap<string, string>,
): Promise<boolean> {
  return (await recordReturn(ctx, ids.get(purchase) ?? "", { externalId, occurredAt, amountMinor })).isNew
}

/** Records reviews of customers who are known; answers the others. */
export async function reviewAll(ctx: Ctx, reviews: readonly Review[]): Promise<Review[]> {
  return inTransaction(ctx, async (tx) => {
    const rows = await tx.db.customer.findMany({
      where: { merchantId: ctx.merchantId, externalId: { in: reviews.map(({ customer }) => customer) } },
      select: { id: true, externalId: true },
    })
    const customers = new Map(rows.map(({ id, externalId }) => [externalId, id]))
    const event = { trigger: "event" as const, type: "review.written", memberId: null, data: {} }
    const events = reviews.flatMap(({ customer, externalId, at }): NewEvent[] => {
      const customerId = customers.get(customer)
      const occurredAt = new Date(at)
      return customerId
        ? [{ ...event, key: `event:${externalId}`, contentHash: externalId, externalId, customerId, occurredAt }]
        : []
    })
    await recordEvents(tx, events)
    return reviews.filter(({ customer }) => !customers.has(customer))
  })
}

export interface Outcome {
  /** Of each purchase and event. */
  points: unknown[]
  /** What moved at each instant before anything was recorded, by customer and account. */
  instants: unknown[]
  balances: unknown[]
  tiers: unknown[]
}

/** What a history ended in, by names that do not depend on the run. */
export async function outcome(ctx: Ctx): Promise<Outcome> {
  const balances = await readBalances(ctx)
  return inRead(ctx, async (tx) => ({
    balances,
    points: await tx.db.$queryRaw<unknown[]>`
      SELECT CASE v."trigger" WHEN 'signup' THEN 'signup of ' || c."externalId" ELSE coalesce(p."externalId", v."externalId") END AS "externalId",
        sum(e."points")::int AS "points" FROM "entry" e
      LEFT JOIN "purchase" p ON p."merchantId" = e."merchantId" AND p."id" = e."purchaseId"
      LEFT JOIN "event" v ON v."merchantId" = e."merchantId" AND v."id" = e."eventId"
      LEFT JOIN "customer" c ON c."merchantId" = e."merchantId" AND c."id" = v."customerId"
      WHERE e."merchantId" = ${ctx.merchantId}::uuid AND coalesce(e."purchaseId", e."eventId") IS NOT NULL
      GROUP BY 1 HAVING sum(e."points") <> 0 ORDER BY 1`,
    instants: await tx.db.$queryRaw<unknown[]>`
      SELECT c."externalId", e."effectiveAt", e."currency", l."ledgerAccount", sum(l."points")::int AS "points"
      FROM "posting" l JOIN "entry" e ON e."merchantId" = l."merchantId" AND e."id" = l."entryId"
      JOIN "member" m ON m."merchantId" = e."merchantId" AND m."id" = e."memberId"
      JOIN "customer" c ON c."merchantId" = m."merchantId" AND c."id" = m."customerId"
      WHERE e."merchantId" = ${ctx.merchantId}::uuid AND e."effectiveAt" < '2026-06-01'
      GROUP BY 1, 2, 3, 4 HAVING sum(l."points") <> 0 ORDER BY 1, 2, 3, 4`,
    tiers: await tx.db.$queryRaw<unknown[]>`
      SELECT c."externalId", t."name", p."fromAt", p."toAt" FROM "tier_period" p
      JOIN "member" m ON m."merchantId" = p."merchantId" AND m."id" = p."memberId"
      JOIN "customer" c ON c."merchantId" = m."merchantId" AND c."id" = m."customerId"
      JOIN "tier" t ON t."merchantId" = p."merchantId" AND t."id" = p."tierId"
      WHERE p."merchantId" = ${ctx.merchantId}::uuid ORDER BY 1, 3`,
  }))
}

/** Of all members, some hundreds at a time, by what customers are called. */
async function readBalances(ctx: Ctx): Promise<unknown[]> {
  const ids = await inRead(ctx, memberIds)
  const found: { customer: string | null; joinedAt: string; wallets: unknown }[] = []
  for (let from = 0; from < ids.length; from += 500) {
    const at = new Date("2027-02-01T00:00:00Z")
    const views = await inRead(ctx, (tx) => memberViews(tx, ids.slice(from, from + 500), at))
    found.push(
      ...views.map(({ customer, joinedAt, wallets }) => ({ customer: customer.externalId, joinedAt, wallets })),
    )
  }
  return found.sort((one, other) => String(one.customer).localeCompare(String(other.customer)))
}

async function memberIds(tx: Tx): Promise<string[]> {
  const members = await tx.db.member.findMany({ where: { merchantId: tx.merchantId }, select: { id: true } })
  return members.map(({ id }) => id)
}
