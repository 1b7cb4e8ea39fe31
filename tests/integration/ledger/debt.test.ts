import { expect, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { adjustPoints } from "@/lib/ledger/commands/adjust-points"
import { awardPostings, reversePostings } from "@/lib/ledger/domain/postings"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { lockWallet } from "@/lib/ledger/steps/lock-wallet"
import { postEntry } from "@/lib/ledger/steps/post-entries"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { makeMember, makeMerchant, makeProgram } from "../../support/world"
import { brokenLaws, later } from "../purchases/club"

const days = (count: number) => count * 24 * 60

/** A member whose balance a return took below zero. */
async function memberBelowZero(debt: bigint): Promise<{ ctx: Ctx; id: string }> {
  const ctx = await makeMerchant(new Date("2026-06-01T12:00:00Z"))
  const id = await makeMember(ctx, await makeProgram(ctx))
  await inTransaction(ctx, async (tx) => {
    const wallet = await lockWallet(tx, id)
    await postEntry(tx, { wallet, kind: "reversal", postings: reversePostings(debt), mayGoNegative: true })
  })
  return { ctx, id }
}

async function award(ctx: Ctx, id: string, points: bigint, availableAt: Date, expiresAt: Date | null = null) {
  await inTransaction(ctx, async (tx) => {
    const wallet = await lockWallet(tx, id)
    const pending = availableAt > tx.now
    const newLots = [{ points, availableAt, expiresAt }]
    await postEntry(tx, { wallet, kind: "award", postings: awardPostings(points, pending), newLots })
  })
}

async function standing(ctx: Ctx, id: string, at?: Date) {
  const { wallets } = await getMemberView(ctx, { id, at })
  return [wallets[0]?.availablePoints, wallets[0]?.pendingPoints]
}

async function held(ctx: Ctx) {
  expect((await auditLedger(ctx)).problems).toEqual([])
  expect(await brokenLaws(ctx)).toEqual([])
}

test("what is earned fills a balance below zero before anything can be spent", async () => {
  const { ctx, id } = await memberBelowZero(50n)
  expect(await standing(ctx, id)).toEqual([-50n, 0n])
  await expect(adjustPoints(ctx, { memberId: id, points: -1, reason: "No" })).rejects.toMatchObject({
    code: "insufficient_points",
  })
  await award(ctx, id, 30n, ctx.now)
  expect(await standing(ctx, id)).toEqual([-20n, 0n])
  await award(ctx, id, 100n, ctx.now)
  expect(await standing(ctx, id)).toEqual([80n, 0n])
  expect((await auditLedger(ctx)).problems).toEqual([])
  await adjustPoints(ctx, { memberId: id, points: -80, reason: "All of it" })
  await held(ctx)
})

test("pending points fill it once they mature; only what is left of them expires", async () => {
  const { ctx, id } = await memberBelowZero(50n)
  const soon = later(ctx, days(2)).now
  const end = later(ctx, days(10)).now
  await award(ctx, id, 70n, soon, end)
  expect(await standing(ctx, id)).toEqual([-50n, 70n])
  const check = async () => {
    expect(await standing(later(ctx, days(30)), id, later(ctx, days(1)).now)).toEqual([-50n, 70n])
    expect(await standing(later(ctx, days(30)), id, later(ctx, days(3)).now)).toEqual([20n, 0n])
    expect(await standing(later(ctx, days(30)), id)).toEqual([0n, 0n])
  }
  await check()
  // Both came due since the wallet was last touched.
  await inTransaction(later(ctx, days(20)), (tx) => lockWallet(tx, id))
  await check()
  await held(ctx)
})

test("without the policy the database refuses a balance below zero", async () => {
  const ctx = await makeMerchant()
  const id = await makeMember(ctx, await makeProgram(ctx))
  const below = inTransaction(ctx, async (tx) =>
    postEntry(tx, { wallet: await lockWallet(tx, id), kind: "reversal", postings: reversePostings(1n) }),
  )
  await expect(below).rejects.toThrow()
})
