import { addDays, parseDay, startOfLocalDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newCardNumber, newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import { emit } from "@/lib/core/outbox"
import { lockWallet } from "@/lib/ledger/steps/lock-wallet"
import { postEntry } from "@/lib/ledger/steps/post-entries"

/** Histories written row by row with the events that tell of them, so that figures can be counted by hand beside. */

export interface Bought {
  customerId: string | null
  day: string
  revenueMinor: number
}

/** Numbers from 0 to below 1, the same for the same seed (Park and Miller, 1988). */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

function noonOf(ctx: Ctx, day: string): Date {
  return new Date(startOfLocalDay(parseDay(day), ctx.merchant.timeZone).getTime() + 12 * 3_600_000)
}

export async function addCustomer(ctx: Ctx, firstSeenDay: string): Promise<string> {
  const id = newId()
  await inTransaction(ctx, async (tx) => {
    await insertRows(tx, "Customer", [
      { id, firstSeenDay, createdAt: tx.now, purchaseCount: 0n, spendMinor: 0n, revenueMinor: 0n },
    ])
    await emit(tx, "members.enrolled", {
      memberIds: [],
      membersJoined: [],
      tierChanges: [],
      customersSeen: [{ day: firstSeenDay, delta: 1 }],
    })
  })
  return id
}

/** Records purchases as one event. */
export async function buy(ctx: Ctx, bought: readonly Bought[]): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const rows = bought.map(({ customerId, day, revenueMinor }) => {
      const id = newId()
      const money = { currency: "USD", amountMinor: revenueMinor, revenueMinor, baseMinor: revenueMinor }
      const none = { taxMinor: 0, shippingMinor: 0, discountMinor: 0, paidWithPointsMinor: 0, taxIncluded: false }
      const times = { occurredAt: noonOf(ctx, day), recordedAt: tx.now, localDay: day }
      return { id, externalId: id, customerId, ...times, ...money, ...none }
    })
    await insertRows(tx, "Purchase", rows)
    await emit(tx, "purchases.recorded", {
      purchaseIds: rows.map(({ id }) => id),
      entryIds: [],
      customersSeen: [],
      membersJoined: [],
      tierChanges: [],
      lateMembers: [],
    })
  })
}

export async function join(ctx: Ctx, programId: string, customerId: string, day: string): Promise<string> {
  const [id, accountId] = [newId(), newId()]
  const joinedAt = noonOf(ctx, day)
  await inTransaction(ctx, async (tx) => {
    await tx.db.account.create({ data: { merchantId: ctx.merchantId, id: accountId, programId } })
    const facts = { id, customerId, programId, accountId, cardNumber: newCardNumber(), joinedAt }
    await tx.db.member.create({ data: { merchantId: ctx.merchantId, ...facts } })
    await emit(tx, "members.enrolled", {
      memberIds: [id],
      membersJoined: [{ programId, day, delta: 1 }],
      tierChanges: [],
      customersSeen: [],
    })
  })
  return id
}

/** An earlier purchase came in: the member has been one since then. */
export async function joinEarlier(
  ctx: Ctx,
  programId: string,
  memberId: string,
  from: string,
  to: string,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.db.member.updateMany({
      where: { merchantId: ctx.merchantId, id: memberId },
      data: { joinedAt: noonOf(ctx, to) },
    })
    await emit(tx, "members.enrolled", {
      memberIds: [memberId],
      membersJoined: [
        { programId, day: from, delta: -1 },
        { programId, day: to, delta: 1 },
      ],
      tierChanges: [],
      customersSeen: [],
    })
  })
}

type Movement = "award" | "redemption" | "adjustment" | "reversal"

const accounts = {
  award: "program.issued",
  redemption: "program.redeemed",
  adjustment: "program.adjusted",
  reversal: "program.reversed",
} as const

/** Moves points on a day: positive where the member gains. */
export async function movePoints(
  ctx: Ctx,
  memberId: string,
  kind: Movement,
  points: bigint,
  day: string,
): Promise<void> {
  await inTransaction(ctx, async (tx: Tx) => {
    const wallet = await lockWallet(tx, memberId)
    const { entryId } = await postEntry(tx, {
      wallet,
      kind,
      effectiveAt: noonOf(ctx, day),
      postings: [
        { account: accounts[kind], points: -points },
        { account: "member.available", points },
      ],
      ...(points > 0n && { newLots: [{ points, availableAt: noonOf(ctx, day), expiresAt: null }] }),
    })
    await emit(tx, "points.posted", { entryIds: [entryId] })
  })
}

export function dayAfter(day: string, days: number): string {
  return addDays(parseDay(day), days)
}
