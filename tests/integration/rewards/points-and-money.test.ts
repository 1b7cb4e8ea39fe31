import { setTimeout } from "node:timers/promises"
import { expect, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { relayAll } from "@/lib/core/relay"
import { cancelTransfer } from "@/lib/ledger/commands/cancel-transfer"
import { createHousehold } from "@/lib/ledger/commands/create-household"
import { setSharingPolicy } from "@/lib/ledger/commands/set-sharing-policy"
import { transferPoints } from "@/lib/ledger/commands/transfer-points"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { listEntries } from "@/lib/ledger/queries/list-entries"
import { lockWallet } from "@/lib/ledger/steps/lock-wallet"
import { rollupsSubscriber } from "@/lib/metrics/events"
import { compareRollups } from "@/lib/metrics/queries/compare-rollups"
import { eraseCustomer } from "@/lib/privacy/commands/erase-customer"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { cancelRedemption } from "@/lib/rewards/commands/cancel-redemption"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { redeemReward } from "@/lib/rewards/commands/redeem-reward"
import { useVoucher as markUsed } from "@/lib/rewards/commands/use-voucher"
import { vouchersSubscriber } from "@/lib/rewards/events"
import { getRedemptionOrThrow } from "@/lib/rewards/queries/get-redemption-or-throw"
import { getVoucherOrThrow } from "@/lib/rewards/queries/get-voucher-or-throw"
import { lockReward } from "@/lib/rewards/steps/lock-reward"
import { undoUses } from "@/lib/rewards/steps/undo-uses"
import { makeClient, must } from "../api/client"
import { brokenLaws, later, makeClub, purchase } from "../purchases/club"

const day = "2026-05-01T12:00:00Z"
const detail = { amountMinor: 100, byPoints: { minimumPoints: 1000 } }
const moneyOff = { name: "Money off", kind: "amountDiscount", costPoints: 100, detail } as const

/** A point per dollar, and a member who has 5,000 of them. */
async function makeShop() {
  const { ctx, programId } = await makeClub()
  const { member } = await recordPurchase(ctx, purchase("start", "ada", "2026-04-01T12:00:00Z", 500_000), {
    source: "api",
  })
  const rewardId = (await createReward(ctx, { programId, ...moneyOff })).id
  return { ctx, programId, rewardId, memberId: member?.id ?? "" }
}

function buy(ctx: Ctx, externalId: string, amountMinor: number, paid: object = {}) {
  return recordPurchase(ctx, { ...purchase(externalId, "ada", day, amountMinor), ...paid }, { source: "api" })
}

function giveBack(ctx: Ctx, purchaseId: string, externalId: string, amountMinor?: number) {
  const body = { externalId, occurredAt: "2026-05-10T12:00:00Z", ...(amountMinor === undefined ? {} : { amountMinor }) }
  return recordReturn(later(ctx, 1), purchaseId, body)
}

async function told(ctx: Ctx, memberId: string) {
  await relayAll([vouchersSubscriber, rollupsSubscriber])
  expect((await auditLedger(ctx)).problems).toEqual([])
  expect(await brokenLaws(ctx)).toEqual([])
  expect(await compareRollups(ctx)).toEqual([])
  const { data } = await listEntries(ctx, { memberId, limit: 50 })
  return data.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ kind, points }) => [kind, points])
}

test("the money part earns, the points part does not; returning the whole purchase undoes both, once", async () => {
  const { ctx, rewardId, memberId } = await makeShop()
  const { id, voucher } = await redeemReward(ctx, { memberId, rewardId, points: 1000 })
  const code = voucher?.code ?? ""
  expect(voucher?.amountMinor).toBe(1000)
  // Of 30 dollars 10 are paid with points: 20 points are earned.
  const bought = await buy(ctx, "order-1", 3000, { paidWithPointsMinor: 1000 })
  expect(bought.awards.map(({ points }) => points)).toEqual([20n])
  expect(await markUsed(ctx, { code, purchaseExternalId: "order-1" })).toMatchObject({ amountMinor: 1000 })
  await expect(cancelRedemption(ctx, { redemptionId: id })).rejects.toMatchObject({
    code: "redemption_used",
    detail: expect.stringContaining("order-1"),
  })
  const before = [
    ["award", 5000n],
    ["redemption", -1000n],
    ["award", 20n],
  ]
  // A part is paid back in money first: 10 of the 20 points go, and the voucher stays used.
  await giveBack(ctx, bought.purchase.id, "part", 1500)
  expect(await told(ctx, memberId)).toEqual([...before, ["reversal", -10n]])
  expect((await getVoucherOrThrow(ctx, code)).standing).toBe("used")
  await giveBack(ctx, bought.purchase.id, "rest")
  const after = [...before, ["reversal", -10n], ["reversal", -10n], ["redemptionCancel", 1000n]]
  expect(await told(ctx, memberId)).toEqual(after)
  expect(await getRedemptionOrThrow(ctx, id)).toMatchObject({
    status: "cancelled",
    vouchers: [{ status: "cancelled" }],
  })
  const [last] = (await listEntries(ctx, { memberId, limit: 1 })).data
  expect(last?.reason).toBe("Money off, as the purchase order-1 was returned")
  // The same return again, and the events again, change nothing.
  expect(await giveBack(ctx, bought.purchase.id, "rest")).toMatchObject({ isNew: false })
  expect(await told(ctx, memberId)).toEqual(after)
  await expect(cancelRedemption(ctx, { redemptionId: id })).rejects.toMatchObject({ code: "redemption_cancelled" })
  await expect(giveBack(ctx, bought.purchase.id, "more")).rejects.toMatchObject({ code: "return_exceeds_purchase" })
})

test("a voucher takes off no more than it is worth, and no more than the purchase says", async () => {
  const { ctx, rewardId, memberId } = await makeShop()
  const codeOf = async () => (await redeemReward(ctx, { memberId, rewardId, points: 1000 })).voucher?.code ?? ""
  const use = (code: string, claim: object) => markUsed(ctx, { code, ...claim })
  const refused = (path: string) => ({ code: "invalid_input", fields: [{ path }] })
  const [first, second] = [await codeOf(), await codeOf()]
  await expect(use(first, { amountMinor: 1001 })).rejects.toMatchObject(refused("amountMinor"))
  const bought = await buy(ctx, "order-2", 3000, { paidWithPointsMinor: 1500 })
  await use(first, { purchaseExternalId: "order-2" })
  const more = use(second, { purchaseExternalId: "order-2" })
  await expect(more).rejects.toMatchObject(refused("amountMinor"))
  await use(second, { purchaseExternalId: "order-2", amountMinor: 500 })
  await giveBack(ctx, bought.purchase.id, "r-2")
  const entries = await told(ctx, memberId)
  expect(entries.slice(-2)).toEqual([
    ["redemptionCancel", 1000n],
    ["redemptionCancel", 1000n],
  ])
  const gone = use(await codeOf(), { purchaseExternalId: "order-2" })
  await expect(gone).rejects.toMatchObject(refused("purchaseExternalId"))
})

test("vouchers that are used for one purchase in one moment take no more together than it says", async () => {
  const { ctx, rewardId, memberId } = await makeShop()
  const codes = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const { voucher } = await redeemReward(ctx, { memberId, rewardId, points: 1000 })
      return voucher?.code ?? ""
    }),
  )
  await buy(ctx, "order-5", 3000, { paidWithPointsMinor: 1000 })
  const uses = codes.map((code) => markUsed(ctx, { code, purchaseExternalId: "order-5" }))
  const results = await Promise.allSettled(uses)
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected", "rejected"])
})

test("a voucher that is being used while its purchase comes back is undone all the same", async () => {
  const { ctx, rewardId, memberId } = await makeShop()
  const { id, voucher } = await redeemReward(ctx, { memberId, rewardId, points: 1000 })
  const code = voucher?.code ?? ""
  const bought = await buy(ctx, "order-6", 3000, { paidWithPointsMinor: 1000 })
  // The use has looked at the purchase, and is stored only after the return was told.
  const holding = inTransaction(ctx, async (tx) => {
    await tx.db
      .$queryRaw`SELECT 1 FROM "voucher" WHERE "merchantId" = ${tx.merchantId}::uuid AND "code" = ${code} FOR UPDATE`
    await setTimeout(900)
  })
  await setTimeout(200)
  const using = markUsed(ctx, { code, purchaseExternalId: "order-6" })
  await setTimeout(200)
  const { return: returned } = await giveBack(ctx, bought.purchase.id, "r-6")
  const undoing = inTransaction(later(ctx, 2), (tx) => undoUses(tx, [returned.id]))
  await Promise.all([holding, using, undoing])
  expect(await getRedemptionOrThrow(ctx, id)).toMatchObject({ status: "cancelled" })
  expect(await pointsOf(ctx, memberId)).toBe(5000n)
})

test("of several vouchers one that was used for a returned purchase can be used again", async () => {
  const { ctx, programId, memberId } = await makeShop()
  const cake = await createReward(ctx, {
    programId,
    name: "Cake",
    kind: "freeProduct",
    costPoints: 100,
    priceMinor: 250,
  })
  const both = await redeemReward(ctx, { memberId, rewardId: cake.id, quantity: 2 })
  expect(both).toMatchObject({ priceMinor: 500, amountMinor: null })
  const [one = "", two = ""] = both.vouchers.map(({ code }) => code)
  // What is paid beside the points is money, and earns as money does.
  const bought = await buy(ctx, "order-3", 250)
  expect(bought.awards.map(({ points }) => points)).toEqual([2n])
  expect(await markUsed(ctx, { code: one, purchaseExternalId: "order-3" })).toMatchObject({ priceMinor: 250 })
  await giveBack(ctx, bought.purchase.id, "r-3")
  await told(ctx, memberId)
  expect((await getRedemptionOrThrow(ctx, both.id)).vouchers.map(({ status }) => status)).toEqual(["usable", "usable"])
  const again = await buy(ctx, "order-4", 500)
  await markUsed(ctx, { code: one, purchaseExternalId: "order-4" })
  await markUsed(ctx, { code: two, purchaseExternalId: "order-4" })
  await giveBack(ctx, again.purchase.id, "r-4")
  expect((await told(ctx, memberId)).slice(-1)).toEqual([["redemptionCancel", 200n]])
})

test("over the API: redeemed by points, used for a purchase, returned", async () => {
  const { ctx, rewardId, memberId } = await makeShop()
  const client = await makeClient(ctx)
  const wrong = await client.call("POST", `/members/${memberId}/redemptions`, { rewardId, points: 999 })
  expect(wrong).toMatchObject({
    status: 422,
    body: { code: "invalid_input", errors: [{ path: "points", message: "Choose 1,000 or more." }] },
  })
  const redemption = await must(client, "POST", `/members/${memberId}/redemptions`, { rewardId, points: 1234 })
  expect(redemption).toMatchObject({
    points: 1234,
    amountMinor: 1234,
    voucher: { amountMinor: 1234 },
    moneyCurrency: "USD",
  })
  const { code } = redemption.voucher as { code: string }
  const sent = { ...purchase("order-9", "ada", day, 5000), paidWithPointsMinor: 1234 }
  const sale = (await must(client, "POST", "/purchases", sent)) as { purchase: { id: string }; awards: object[] }
  expect(sale.awards).toMatchObject([{ points: 37 }])
  await must(client, "POST", `/vouchers/${code}/use`, { purchaseExternalId: "order-9", amountMinor: 1234 })
  const back = { externalId: "r-9", occurredAt: "2026-05-10T12:00:00Z" }
  await must(client, "POST", `/purchases/${sale.purchase.id}/returns`, back)
  expect((await told(ctx, memberId)).slice(-2)).toEqual([
    ["reversal", -37n],
    ["redemptionCancel", 1234n],
  ])
})

async function pointsOf(ctx: Ctx, memberId: string): Promise<bigint> {
  const { wallets } = await getMemberView(ctx, { id: memberId })
  return wallets[0]?.availablePoints ?? 0n
}

test("of a redemption together who was erased gets nothing back, and the others do; nor does a transfer go back to them", async () => {
  const { ctx, programId } = await makeClub()
  const earn = async (id: string, amountMinor: number) => {
    const sent = purchase(id, id, "2026-03-01T12:00:00Z", amountMinor)
    const { member, customer } = await recordPurchase(ctx, sent, { source: "api" })
    return { memberId: member?.id ?? "", customerId: customer?.id ?? "" }
  }
  const [gone, kept] = [await earn("gone", 10_000), await earn("kept", 5000)]
  await setSharingPolicy(ctx, { programId, transfersAllowed: true })
  const given = { memberId: gone.memberId, to: { memberId: kept.memberId }, points: 10 }
  const { id: transferId } = await transferPoints(ctx, given)
  await createHousehold(ctx, { name: "Home", headMemberId: gone.memberId, memberIds: [kept.memberId] })
  const { id: rewardId } = await createReward(ctx, { programId, name: "Trip", kind: "custom", costPoints: 130 })
  // 90 and 60: each redeems with what both have.
  const one = await redeemReward(ctx, { memberId: gone.memberId, rewardId })
  await cancelRedemption(ctx, { redemptionId: one.id })
  const two = await redeemReward(ctx, { memberId: gone.memberId, rewardId })
  const all = async () => [await pointsOf(ctx, gone.memberId), await pointsOf(ctx, kept.memberId)]
  const before = await all()
  expect(before.reduce((sum, points) => sum + points, 0n)).toBe(20n)
  const at = later(ctx, 1)
  await eraseCustomer(at, { id: gone.customerId })
  await cancelRedemption(at, { redemptionId: two.id })
  expect(await all()).toEqual([0n, 60n])
  await expect(cancelTransfer(at, { transferId })).rejects.toMatchObject({ code: "customer_erased" })
  expect(await all()).toEqual([0n, 60n])
  await told(ctx, kept.memberId)
})

test("points of several returned purchases come back without waiting in a circle with who redeems meanwhile", async () => {
  const { ctx, programId, memberId } = await makeShop()
  const started = purchase("start-2", "grace", "2026-04-01T12:00:00Z", 500_000)
  const grace = (await recordPurchase(ctx, started, { source: "api" })).member?.id ?? ""
  const cup = { programId, name: "Cup", kind: "custom", costPoints: 10, stock: 9 } as const
  const { id: rewardId } = await createReward(ctx, cup)
  const returnIds: string[] = []
  for (const one of [memberId, grace]) {
    const { voucher } = await redeemReward(ctx, { memberId: one, rewardId })
    const bought = await buy(ctx, `order ${one}`, 3000)
    await markUsed(ctx, { code: voucher?.code ?? "", purchaseExternalId: `order ${one}` })
    returnIds.push((await giveBack(ctx, bought.purchase.id, `return ${one}`)).return.id)
  }
  let tries = 0
  const redeeming = inTransaction(ctx, async (tx) => {
    tries += 1
    await lockWallet(tx, grace)
    await setTimeout(800)
    await lockReward(tx, rewardId)
  })
  await setTimeout(400)
  const undoing = inTransaction(ctx, async (tx) => {
    tries += 1
    await undoUses(tx, returnIds)
  })
  await Promise.all([redeeming, undoing])
  expect(tries).toBe(2)
  expect([await pointsOf(ctx, memberId), await pointsOf(ctx, grace)]).toEqual([5000n, 5000n])
})
