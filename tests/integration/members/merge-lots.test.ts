import { expect, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { activateEntry } from "@/lib/ledger/commands/activate-entry"
import { adjustPoints } from "@/lib/ledger/commands/adjust-points"
import { awardPostings, reversePostings } from "@/lib/ledger/domain/postings"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { listWaitingEntries } from "@/lib/ledger/queries/list-waiting-entries"
import type { NewLot } from "@/lib/ledger/steps/entry-input"
import { lockWallet } from "@/lib/ledger/steps/lock-wallet"
import { postEntry } from "@/lib/ledger/steps/post-entries"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { mergeCustomers } from "@/lib/purchases/commands/merge-customers"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { brokenLaws, later, makeClub, purchase } from "../purchases/club"

async function buy(ctx: Ctx, id: string, customer: string, day: string, dollars: number) {
  const sent = purchase(id, customer, `${day}T12:00:00Z`, dollars * 100)
  const { member, customer: of, purchase: one } = await recordPurchase(ctx, sent, { source: "api" })
  return { memberId: member?.id ?? "", customerId: of?.id ?? "", purchaseId: one.id }
}

async function award(ctx: Ctx, memberId: string, lot: NewLot): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const wallet = await lockWallet(tx, memberId)
    const postings = awardPostings(lot.points, lot.availableAt === null || lot.availableAt > tx.now)
    return (await postEntry(tx, { wallet, kind: "award", postings, newLots: [lot] })).entryId
  })
}

async function owe(ctx: Ctx, memberId: string, points: bigint): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const wallet = await lockWallet(tx, memberId)
    const lotMovements = wallet.lots.map((lot) => ({ lotId: lot.id, points: -lot.remaining }))
    const postings = reversePostings(points)
    await postEntry(tx, { wallet, kind: "reversal", postings, lotMovements, mayGoNegative: true })
  })
}

const standing = async (ctx: Ctx, id: string) => {
  const { wallets } = await getMemberView(ctx, { id })
  return [wallets[0]?.availablePoints, wallets[0]?.pendingPoints]
}

async function held(ctx: Ctx) {
  expect((await auditLedger(ctx)).problems).toEqual([])
  expect(await brokenLaws(ctx)).toEqual([])
}

test("what waits for an action waits on, and is activated by the entry that gave it", async () => {
  const { ctx } = await makeClub()
  const ada = await buy(ctx, "a1", "ada", "2026-03-01", 10)
  const other = await buy(ctx, "b1", "ada-2", "2026-03-02", 20)
  const waiting = await award(ctx, other.memberId, { points: 7n, availableAt: null, expiresAt: null })
  const soon = later(ctx, 2 * 24 * 60).now
  await award(ctx, other.memberId, { points: 5n, availableAt: soon, expiresAt: later(ctx, 5 * 24 * 60).now })
  await mergeCustomers(ctx, { id: other.customerId, intoCustomerId: ada.customerId, reason: "One person" })
  expect(await standing(ctx, ada.memberId)).toEqual([30n, 12n])
  expect((await listWaitingEntries(ctx, { limit: 10 })).data).toMatchObject([
    { memberId: ada.memberId, waitingPoints: 7n },
  ])
  expect(await activateEntry(ctx, { id: waiting })).toMatchObject({ memberId: ada.memberId, points: 7n })
  await expect(activateEntry(ctx, { id: waiting })).rejects.toMatchObject({ code: "entry_not_pending" })
  expect(await standing(ctx, ada.memberId)).toEqual([37n, 5n])
  expect(await standing(later(ctx, 3 * 24 * 60), ada.memberId)).toEqual([42n, 0n])
  expect(await standing(later(ctx, 6 * 24 * 60), ada.memberId)).toEqual([37n, 0n])
  await held(ctx)
})

test("what one owes the other owes, from what there is first", async () => {
  const { ctx } = await makeClub()
  const ada = await buy(ctx, "a1", "ada", "2026-03-01", 10)
  const other = await buy(ctx, "b1", "ada-2", "2026-03-02", 20)
  await owe(ctx, other.memberId, 65n)
  expect(await standing(ctx, other.memberId)).toEqual([-45n, 0n])
  await mergeCustomers(ctx, { id: other.customerId, intoCustomerId: ada.customerId, reason: "One person" })
  expect(await standing(ctx, other.memberId)).toEqual([0n, 0n])
  expect(await standing(ctx, ada.memberId)).toEqual([-35n, 0n])
  await held(ctx)
  await adjustPoints(ctx, { memberId: ada.memberId, points: 40, reason: "A gift" })
  expect(await standing(ctx, ada.memberId)).toEqual([5n, 0n])
  await held(ctx)
})

test("one below zero takes in what the other brings", async () => {
  const { ctx } = await makeClub()
  const ada = await buy(ctx, "a1", "ada", "2026-03-01", 10)
  const other = await buy(ctx, "b1", "ada-2", "2026-03-02", 20)
  await owe(ctx, ada.memberId, 25n)
  await mergeCustomers(ctx, { id: other.customerId, intoCustomerId: ada.customerId, reason: "One person" })
  expect(await standing(ctx, ada.memberId)).toEqual([5n, 0n])
  await held(ctx)
})

test("a return after the merge takes back what its purchase had earned", async () => {
  const { ctx } = await makeClub()
  const ada = await buy(ctx, "a1", "ada", "2026-03-01", 10)
  const other = await buy(ctx, "b1", "ada-2", "2026-03-02", 20)
  await mergeCustomers(ctx, { id: other.customerId, intoCustomerId: ada.customerId, reason: "One person" })
  const sent = { externalId: "r1", occurredAt: "2026-06-01T12:30:00Z" }
  const back = await recordReturn(later(ctx, 60), other.purchaseId, sent)
  expect(back.reversals).toMatchObject([{ points: 20n }])
  expect(await standing(later(ctx, 60), ada.memberId)).toEqual([10n, 0n])
  await held(ctx)
})
