import { expect, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { activateEntry } from "@/lib/ledger/commands/activate-entry"
import { cancelEntry } from "@/lib/ledger/commands/cancel-entry"
import { awardPostings, reversePostings } from "@/lib/ledger/domain/postings"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { getEntry } from "@/lib/ledger/queries/get-entry"
import { listWaitingEntries } from "@/lib/ledger/queries/list-waiting-entries"
import { lockWallet } from "@/lib/ledger/steps/lock-wallet"
import { postEntry } from "@/lib/ledger/steps/post-entries"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { asStaff, auditActions, makeMember, makeMerchant, makeProgram, topics } from "../../support/world"
import { later } from "../purchases/club"

const days = (count: number) => count * 24 * 60

/** A member whose 100 points wait for an action, and expire in ten days. */
async function memberWaiting() {
  const ctx = await makeMerchant(new Date("2026-06-01T12:00:00Z"))
  const id = await makeMember(ctx, await makeProgram(ctx))
  const expiresAt = later(ctx, days(10)).now
  const { entryId } = await inTransaction(ctx, async (tx) =>
    postEntry(tx, {
      wallet: await lockWallet(tx, id),
      kind: "award",
      postings: awardPostings(100n, true),
      newLots: [{ points: 100n, availableAt: null, expiresAt }],
    }),
  )
  return { ctx, id, entryId, expiresAt }
}

async function standing(ctx: Ctx, id: string) {
  const { wallets } = await getMemberView(ctx, { id })
  return [wallets[0]?.availablePoints, wallets[0]?.pendingPoints]
}

test("activated points are available at once, with the expiry that they have, and only once", async () => {
  const { ctx, id, entryId, expiresAt } = await memberWaiting()
  expect((await listWaitingEntries(ctx, { limit: 10 })).data).toMatchObject([{ id: entryId, waitingPoints: 100n }])
  const soon = later(ctx, days(1))
  const done = await activateEntry(soon, { id: entryId, reason: "The booking took place" })
  expect(done).toMatchObject({ causeEntryId: entryId, points: 100n })
  expect(await standing(soon, id)).toEqual([100n, 0n])
  expect((await getMemberView(soon, { id })).wallets[0]?.expiringAt).toBe(expiresAt.toISOString())
  const posted = await getEntry(soon, { id: done.id })
  expect(posted).toMatchObject({ kind: "maturity", causeEntryId: entryId, reason: "The booking took place" })
  for (const again of [activateEntry, cancelEntry]) {
    await expect(again(soon, { id: entryId })).rejects.toMatchObject({ code: "entry_not_pending" })
  }
  expect((await listWaitingEntries(soon, { limit: 10 })).data).toEqual([])
  expect(await auditActions(ctx, entryId)).toEqual(["entry.activate"])
  expect(await topics(ctx)).toContain("points.posted")
  expect((await auditLedger(ctx)).problems).toEqual([])
})

test("cancelled points are taken back, without what was returned before", async () => {
  const { ctx, id, entryId } = await memberWaiting()
  await inTransaction(ctx, async (tx) => {
    const wallet = await lockWallet(tx, id)
    const lotMovements = [{ lotId: wallet.lots[0]?.id ?? "", points: -30n }]
    await postEntry(tx, { wallet, kind: "reversal", postings: reversePostings(0n, 30n), lotMovements })
  })
  expect(await cancelEntry(ctx, { id: entryId })).toMatchObject({ points: 70n })
  expect(await standing(ctx, id)).toEqual([0n, 0n])
  await expect(cancelEntry(ctx, { id: entryId })).rejects.toMatchObject({ code: "entry_not_pending" })
  expect(await auditActions(ctx, entryId)).toEqual(["entry.cancel"])
  expect((await auditLedger(ctx)).problems).toEqual([])
})

test("of two at once one wins; what expired waiting is gone; strangers and cashiers do not", async () => {
  const { ctx, id, entryId } = await memberWaiting()
  await expect(activateEntry(asStaff(ctx, "cashier"), { id: entryId })).rejects.toMatchObject({ code: "forbidden" })
  await expect(activateEntry(await makeMerchant(), { id: entryId })).rejects.toMatchObject({ code: "not_found" })
  const both = await Promise.allSettled([activateEntry(ctx, { id: entryId }), cancelEntry(ctx, { id: entryId })])
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  const [available = 0n, pending] = await standing(ctx, id)
  expect(pending).toBe(0n)
  expect([0n, 100n]).toContain(available)
  const other = await memberWaiting()
  const late = activateEntry(later(other.ctx, days(11)), { id: other.entryId })
  await expect(late).rejects.toMatchObject({ code: "entry_not_pending" })
})
