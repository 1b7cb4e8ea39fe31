import { expect, test } from "vitest"
import { parseDay } from "@/lib/core/calendar"
import { type Ctx, systemCtx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { cancelTransfer } from "@/lib/ledger/commands/cancel-transfer"
import { setSharingPolicy } from "@/lib/ledger/commands/set-sharing-policy"
import { settleDueWallets } from "@/lib/ledger/commands/settle-due-wallets"
import { transferPoints } from "@/lib/ledger/commands/transfer-points"
import { awardPostings } from "@/lib/ledger/domain/postings"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { listEntries } from "@/lib/ledger/queries/list-entries"
import { lockPurse } from "@/lib/ledger/steps/lock-purse"
import { lockWallet } from "@/lib/ledger/steps/lock-wallet"
import { moveInactivityLots } from "@/lib/ledger/steps/move-inactivity-lots"
import { postEntry } from "@/lib/ledger/steps/post-entries"
import { restorePoints } from "@/lib/ledger/steps/restore-points"
import { setInactivityEnds } from "@/lib/ledger/steps/set-inactivity-ends"
import { spendPoints } from "@/lib/ledger/steps/spend-points"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { makeMember, makeMerchant, makeProgram } from "../../support/world"

const on = (ctx: Ctx, day: string) => systemCtx(ctx.merchant, "test", new Date(`${day}T16:00:00Z`))

/** A member with 100 points of 2 January, kept for a month by each activity. */
async function memberKept() {
  const ctx = await makeMerchant(new Date("2026-01-02T16:00:00Z"))
  const id = await makeMember(ctx, await makeProgram(ctx))
  await inTransaction(ctx, async (tx) => {
    await postEntry(tx, {
      wallet: await lockWallet(tx, id),
      kind: "award",
      postings: awardPostings(100n, false),
      newLots: [
        { points: 100n, availableAt: tx.now, expiresAt: new Date("2026-02-03T05:00:00Z"), inactivityMonths: 1 },
      ],
    })
  })
  return { ctx, id }
}

/** Buys on a day, learned of at `ctx`'s instant; answers the entries that moving lots posted. */
async function act(ctx: Ctx, id: string, day: string): Promise<string[]> {
  return inTransaction(ctx, async (tx) => {
    const where = { merchantId_id: { merchantId: tx.merchantId, id } }
    const { accountId, customerId } = await tx.db.member.findUniqueOrThrow({ where })
    await tx.db.$executeRaw`SELECT 1 FROM "wallet" WHERE "merchantId" = ${tx.merchantId}::uuid
      AND "accountId" = ${accountId}::uuid FOR NO KEY UPDATE`
    const times = {
      occurredAt: new Date(`${day}T15:00:00Z`),
      recordedAt: tx.now,
      localDay: new Date(`${day}T00:00:00Z`),
    }
    const amounts = { currency: "USD", amountMinor: 0n, revenueMinor: 0n, baseMinor: 0n }
    const purchaseId = newId()
    await tx.db.purchase.create({
      data: { merchantId: tx.merchantId, id: purchaseId, externalId: purchaseId, customerId, ...times, ...amounts },
    })
    return (await moveInactivityLots(tx, [{ accountId, day: parseDay(day) }])).entryIds
  })
}

const ends = async (ctx: Ctx, id: string) => (await getMemberView(ctx, { id })).wallets[0]?.expiringAt
const had = async (ctx: Ctx, id: string, day: string) =>
  (await getMemberView(ctx, { id, at: new Date(`${day}T16:00:00Z`) })).wallets[0]?.availablePoints

test("every activity moves the end, and one that comes when the points are gone keeps nothing", async () => {
  const { ctx, id } = await memberKept()
  expect(await act(on(ctx, "2026-01-20"), id, "2026-01-20")).toEqual([])
  expect(await ends(on(ctx, "2026-01-20"), id)).toBe("2026-02-21T05:00:00.000Z")
  await act(on(ctx, "2026-01-21"), id, "2026-01-05")
  expect(await ends(on(ctx, "2026-01-21"), id)).toBe("2026-02-21T05:00:00.000Z")
  await act(on(ctx, "2026-02-20"), id, "2026-02-20")
  expect(await ends(on(ctx, "2026-02-20"), id)).toBe("2026-03-21T04:00:00.000Z")
  // Gone since 21 March, though nothing has settled it.
  expect(await act(on(ctx, "2026-03-25"), id, "2026-03-25")).toEqual([])
  expect(await had(on(ctx, "2026-03-26"), id, "2026-03-26")).toBe(0n)
  await settleDueWallets(on(ctx, "2026-03-26"))
  expect(await had(on(ctx, "2026-03-26"), id, "2026-03-20")).toBe(100n)
  expect((await auditLedger(ctx)).problems).toEqual([])
})

test("an activity that comes late gives back what expired, and what was done since keeps it further", async () => {
  const { ctx, id } = await memberKept()
  await settleDueWallets(on(ctx, "2026-02-10"))
  await act(on(ctx, "2026-02-15"), id, "2026-02-15")
  const now = on(ctx, "2026-02-20")
  expect(await had(now, id, "2026-02-20")).toBe(0n)
  // 30 January kept them until 28 February, 15 February until 15 March.
  expect(await act(now, id, "2026-01-30")).toHaveLength(1)
  expect(await ends(now, id)).toBe("2026-03-16T04:00:00.000Z")
  expect(await had(now, id, "2026-02-03")).toBe(100n)
  expect(await had(now, id, "2026-02-20")).toBe(100n)
  const { data } = await listEntries(now, { memberId: id, limit: 10 })
  const [given, expiry] = data
  expect(data.map(({ kind, points }) => [kind, points])).toEqual([
    ["correction", 100n],
    ["expiry", -100n],
    ["award", 100n],
  ])
  expect(given).toMatchObject({ causeEntryId: expiry?.id, effectiveAt: "2026-02-03T05:00:00.000Z" })
  expect(await act(now, id, "2026-01-30")).toEqual([])
  expect((await auditLedger(ctx)).problems).toEqual([])
})

test("points that were spent come back with the end that activity had given them", async () => {
  const { ctx, id } = await memberKept()
  const bought = on(ctx, "2026-01-10")
  const spent = await inTransaction(bought, async (tx) => spendPoints(tx, await lockPurse(tx, id), { points: 100n }))
  await act(on(ctx, "2026-01-30"), id, "2026-01-30")
  const back = on(ctx, "2026-02-20")
  const restored = await inTransaction(back, async (tx) =>
    restorePoints(tx, await lockWallet(tx, id), { entryId: spent.entryId }),
  )
  expect(restored).toMatchObject({ restoredPoints: 100n, expiredPoints: 0n })
  expect(await ends(back, id)).toBe("2026-03-01T05:00:00.000Z")
  expect((await auditLedger(ctx)).problems).toEqual([])
})

test("what the late activity kept for a while only expires again, at its new end", async () => {
  const { ctx, id } = await memberKept()
  const now = on(ctx, "2026-06-01")
  await settleDueWallets(now)
  expect(await act(now, id, "2026-01-30")).toHaveLength(2)
  expect(await had(now, id, "2026-02-28")).toBe(100n)
  expect(await had(now, id, "2026-03-01")).toBe(0n)
  // A second one, of a day when the points were there by the first.
  expect(await act(now, id, "2026-02-25")).toHaveLength(2)
  expect(await had(now, id, "2026-03-24")).toBe(100n)
  expect(await had(now, id, "2026-03-27")).toBe(0n)
  expect(await had(now, id, "2026-06-01")).toBe(0n)
  expect((await auditLedger(ctx)).problems).toEqual([])
})

test("what another member gave keeps its end, which only what the receiver does from then on moves", async () => {
  const { ctx, id } = await memberKept()
  const { programId } = await getMemberView(ctx, { id })
  await setSharingPolicy(ctx, { programId, transfersAllowed: true })
  const to = await makeMember(ctx, programId)
  const gift = { memberId: id, to: { memberId: to }, points: 60 }
  const { id: transferId } = await transferPoints(on(ctx, "2026-01-10"), gift)
  expect(await ends(on(ctx, "2026-01-10"), to)).toBe("2026-02-03T05:00:00.000Z")
  // Learned of after the gift, and done before it.
  await act(on(ctx, "2026-01-12"), to, "2026-01-05")
  expect(await ends(on(ctx, "2026-01-12"), to)).toBe("2026-02-03T05:00:00.000Z")
  await act(on(ctx, "2026-01-20"), to, "2026-01-20")
  const kept = "2026-02-21T05:00:00.000Z"
  expect(await ends(on(ctx, "2026-01-20"), to)).toBe(kept)
  // Reckoned anew from all that the receiver did it is the same end, and the giver's own is as it was.
  const again = on(ctx, "2026-01-21")
  await inTransaction(again, async (tx) => {
    const { accountId } = await lockWallet(tx, to)
    await setInactivityEnds(tx, new Map([[accountId, [parseDay("2026-01-05"), parseDay("2026-01-20")]]]))
  })
  expect([await ends(again, to), await ends(again, id)]).toEqual([kept, "2026-02-03T05:00:00.000Z"])
  // Taken back when the giver's own end has passed, it is gone at once: 60 with the end of 3 February.
  const back = await cancelTransfer(on(ctx, "2026-02-10"), { transferId })
  expect(back).toMatchObject({ restoredPoints: 60n, expiredPoints: 60n })
  expect(await had(on(ctx, "2026-02-10"), id, "2026-02-10")).toBe(0n)
  expect((await auditLedger(ctx)).problems).toEqual([])
})
