import { expect, test } from "vitest"
import { inTransaction } from "@/lib/core/db"
import { adjustPoints } from "@/lib/ledger/commands/adjust-points"
import { sealLedger } from "@/lib/ledger/commands/seal-ledger"
import { settleDueWallets } from "@/lib/ledger/commands/settle-due-wallets"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { getEntry } from "@/lib/ledger/queries/get-entry"
import { listEntries } from "@/lib/ledger/queries/list-entries"
import { lockPurse } from "@/lib/ledger/steps/lock-purse"
import { lockWallet } from "@/lib/ledger/steps/lock-wallet"
import { restorePoints } from "@/lib/ledger/steps/restore-points"
import { spendPoints } from "@/lib/ledger/steps/spend-points"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { asStaff, auditActions, topics } from "../../support/world"
import { later, makeClub, pointPerDollar, purchase } from "../purchases/club"

const days = (count: number) => count * 24 * 60

async function memberWith(points: number, rule = {}) {
  const { ctx } = await makeClub({ rules: [{ ...pointPerDollar, ...rule }] })
  const { member, awards } = await recordPurchase(ctx, purchase("p1", "ada", ctx.now.toISOString(), points * 100), {
    source: "api",
  })
  return { ctx, id: member?.id ?? "", entryId: awards[0]?.entryId ?? "" }
}

test("an adjustment gives or takes, with a reason, an audit row and an event; never below zero", async () => {
  const { ctx, id } = await memberWith(100)
  const given = await adjustPoints(asStaff(ctx, "support"), { memberId: id, points: 50, reason: "A late parcel" })
  expect(given).toMatchObject({ points: 50n, availablePoints: 150n, currency: "PTS" })
  await adjustPoints(ctx, { memberId: id, points: -120, reason: "A mistake" })
  await expect(adjustPoints(ctx, { memberId: id, points: -31, reason: "Too much" })).rejects.toMatchObject({
    code: "insufficient_points",
  })
  await expect(adjustPoints(asStaff(ctx, "cashier"), { memberId: id, points: 1, reason: "No" })).rejects.toMatchObject({
    code: "forbidden",
  })
  await expect(adjustPoints(ctx, { memberId: id, currency: "XXX", points: 1, reason: "No" })).rejects.toMatchObject({
    code: "currency_unknown",
  })
  const stranger = (await makeClub()).ctx
  await expect(adjustPoints(stranger, { memberId: id, points: 1, reason: "No" })).rejects.toMatchObject({
    code: "not_found",
  })
  expect((await getMemberView(ctx, { id })).wallets).toMatchObject([{ availablePoints: 30n }])
  expect(await auditActions(ctx, id)).toEqual(["points.adjust", "points.adjust"])
  expect((await topics(ctx)).filter((topic) => topic === "points.posted")).toHaveLength(2)
  expect((await auditLedger(ctx)).problems).toEqual([])
})

test("points wait, become available and expire to the instant, before and after the nightly work", async () => {
  const { ctx, id } = await memberWith(100, { pending: { days: 2 }, expiry: { kind: "afterDays", days: 10 } })
  const at = async (days: number, hour: string) => {
    const day = new Date(Date.UTC(2026, 5, 1 + days)).toISOString().slice(0, 10)
    const { wallets } = await getMemberView(ctx, { id, at: new Date(`${day}T${hour}Z`) })
    return [wallets[0]?.availablePoints, wallets[0]?.pendingPoints, wallets[0]?.expiringPoints]
  }
  const check = async () => {
    expect(await at(2, "03:59:59")).toEqual([0n, 100n, 100n])
    expect(await at(2, "04:00:00")).toEqual([100n, 0n, 100n])
    expect(await at(11, "03:59:59")).toEqual([100n, 0n, 100n])
    expect(await at(11, "04:00:00")).toEqual([0n, 0n, 0n])
  }
  await check()
  const soon = later(ctx, days(3))
  expect((await getMemberView(soon, { id })).wallets).toMatchObject([
    { availablePoints: 100n, pendingPoints: 0n, expiringPoints: 100n, expiringAt: "2026-06-12T04:00:00.000Z" },
  ])
  expect(await settleDueWallets(soon)).toBe(1)
  await check()
  expect(await settleDueWallets(later(ctx, days(30)))).toBe(1)
  expect(await settleDueWallets(later(ctx, days(30)))).toBe(0)
  await check()
  const { data } = await listEntries(ctx, { memberId: id, limit: 10 })
  expect(data.map(({ kind, points }) => [kind, points])).toEqual([
    ["expiry", -100n],
    ["maturity", 0n],
    ["award", 100n],
  ])
  expect((await auditLedger(ctx)).problems).toEqual([])
})

test("a cancelled redemption gives back lot by lot, and what expired meanwhile expires again", async () => {
  const { ctx, id } = await memberWith(100, { expiry: { kind: "afterDays", days: 10 } })
  await adjustPoints(ctx, { memberId: id, points: 50, reason: "A gift" })
  const spent = await inTransaction(later(ctx, 1), async (tx) =>
    spendPoints(tx, await lockPurse(tx, id), { points: 120n }),
  )
  const after = later(ctx, days(20))
  const back = await inTransaction(after, async (tx) =>
    restorePoints(tx, await lockWallet(tx, id), { entryId: spent.entryId }),
  )
  expect(back).toMatchObject({ restoredPoints: 120n, expiredPoints: 100n })
  expect((await getMemberView(after, { id })).wallets).toMatchObject([{ availablePoints: 50n }])
  expect((await auditLedger(ctx)).problems).toEqual([])
})

test("an entry tells why, to whom it belongs", async () => {
  const { ctx, entryId } = await memberWith(42)
  const entry = await getEntry(ctx, { id: entryId })
  expect(entry).toMatchObject({ kind: "award", points: 42n, description: "Earned with a purchase of $42.00" })
  expect(entry.explanation).toMatchObject({ rules: [{ name: "Spend", outcome: "awarded", points: 42 }] })
  expect(entry.postings.reduce((sum, { points }) => sum + points, 0n)).toBe(0n)
  await expect(getEntry((await makeClub()).ctx, { id: entryId })).rejects.toMatchObject({ code: "not_found" })
})

test("entries come newest first, page by page, each once", async () => {
  const { ctx, id } = await memberWith(10)
  for (let index = 1; index <= 6; index += 1) {
    await adjustPoints(later(ctx, index), { memberId: id, points: index, reason: `Number ${index}` })
  }
  const seen: bigint[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await listEntries(ctx, { memberId: id, limit: 3, ...(cursor ? { cursor } : {}) })
    seen.push(...page.data.map(({ points }) => points))
    if (!page.nextCursor) break
    cursor = page.nextCursor
  }
  expect(seen).toEqual([6n, 5n, 4n, 3n, 2n, 1n, 10n])
})

test("days are sealed once they are over, in a chain that a changed seal breaks", async () => {
  const { ctx, id } = await memberWith(10)
  await adjustPoints(later(ctx, days(1)), { memberId: id, points: 5, reason: "The next day" })
  expect(await sealLedger(later(ctx, 60))).toBe(0)
  expect(await sealLedger(later(ctx, days(3)))).toBe(2)
  expect(await sealLedger(later(ctx, days(3)))).toBe(0)
  expect((await auditLedger(ctx)).problems).toEqual([])
  await adjustPoints(ctx, { memberId: id, points: 1, reason: "Slipped into a sealed day" })
  expect((await auditLedger(ctx)).problems).toMatchObject([{ subject: "2026-06-01" }])
})

test("an entry keeps the digest of its explanation as it is stored", async () => {
  const { ctx, id } = await memberWith(100)
  const rows = await inTransaction(
    ctx,
    (tx) => tx.db.$queryRaw<{ same: boolean; changed: boolean }[]>`
      SELECT e."explanationDigest" = encode(sha256(convert_to(x."salt" || x."body"::text, 'UTF8')), 'hex') AS "same",
        e."explanationDigest" = encode(sha256(convert_to(x."salt" || replace(x."body"::text, '100', '101'), 'UTF8')), 'hex') AS "changed"
      FROM "entry" e JOIN "explanation" x ON x."merchantId" = e."merchantId" AND x."id" = e."id"
      WHERE e."merchantId" = ${ctx.merchantId}::uuid AND e."memberId" = ${id}::uuid`,
  )
  expect(rows).toEqual([{ same: true, changed: false }])
})
