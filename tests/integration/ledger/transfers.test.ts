import { beforeAll, describe, expect, it, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { relayAll } from "@/lib/core/relay"
import { cancelTransfer } from "@/lib/ledger/commands/cancel-transfer"
import { sealLedger } from "@/lib/ledger/commands/seal-ledger"
import { setSharingPolicy } from "@/lib/ledger/commands/set-sharing-policy"
import { settleDueWallets } from "@/lib/ledger/commands/settle-due-wallets"
import { transferPoints } from "@/lib/ledger/commands/transfer-points"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { getEntry } from "@/lib/ledger/queries/get-entry"
import { listEntries } from "@/lib/ledger/queries/list-entries"
import { listTransfers } from "@/lib/ledger/queries/list-transfers"
import type { SharingPolicyInput } from "@/lib/ledger/schema-sharing"
import type { MetricKey } from "@/lib/metrics/domain/registry"
import { rollupsSubscriber } from "@/lib/metrics/events"
import { compareRollups } from "@/lib/metrics/queries/compare-rollups"
import { getMetrics } from "@/lib/metrics/queries/get-metrics"
import type { MemberView } from "@/lib/programs/steps/member-views"
import { mergeCustomers } from "@/lib/purchases/commands/merge-customers"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { redeemReward } from "@/lib/rewards/commands/redeem-reward"
import { asStaff, auditActions, makeMerchant, makeProgram, topics } from "../../support/world"
import { makeClient, must, programBody, purchaseBody, ruleBody, tierBody } from "../api/client"
import { at, lotsOf, makeHolder, type SomeLot } from "./sharing-world"
import { june, may, never, transferCases } from "./transfer-cases"

let ctx: Ctx
let programId: string

const policy = (rules: Omit<SharingPolicyInput, "programId">) => setSharingPolicy(ctx, { programId, ...rules })
const usual = { transfersAllowed: true, feePoints: 0, feeBasisPoints: 0, minimumPoints: 1, yearlyCapPoints: null }
const holder = (...lots: SomeLot[]) => makeHolder(ctx, programId, lots)
const give = (from: string, to: string, points: number, when: Ctx = ctx) =>
  transferPoints(when, { memberId: from, to: { memberId: to }, points })

beforeAll(async () => {
  ctx = await makeMerchant(new Date("2026-03-01T12:00:00Z"))
  programId = await makeProgram(ctx)
  await policy(usual)
})

describe("giving", () => {
  it.each(transferCases)("$says", async ({ fee = {}, giver, receiver, points, after }) => {
    await policy({ ...usual, ...fee })
    const [from, to] = [await holder(...giver), await holder(...receiver)]
    const transfer = await give(from, to, points)
    expect(await lotsOf(ctx, from)).toEqual(after.giver)
    expect(await lotsOf(ctx, to)).toEqual(after.receiver)
    expect(transfer).toMatchObject({ points: BigInt(points), feePoints: after.fee, status: "done" })
    // And taken back it is as if it had never been.
    const back = await cancelTransfer(ctx, { transferId: transfer.id })
    expect(back).toMatchObject({ status: "cancelled", restoredPoints: BigInt(points) + after.fee, expiredPoints: 0n })
    const held = (lots: SomeLot[]) => lots.map(([sum, gone = "never"]) => `${sum} ${gone}`).sort()
    expect((await lotsOf(ctx, from)).sort()).toEqual(held(giver))
    expect((await lotsOf(ctx, to)).sort()).toEqual(held(receiver))
    await policy(usual)
  })

  it("tells why on both sides, the fee too, and posts legs between members that cancel out", async () => {
    await policy({ ...usual, feePoints: 5 })
    const [from, to] = [await holder(june), await holder()]
    const transfer = await transferPoints(ctx, { memberId: from, to: { memberId: to }, points: 20, reason: "Thanks" })
    await policy(usual)
    expect(transfer.reason).toBe("Thanks")
    const told = async (id: string) => (await listEntries(ctx, { memberId: id, limit: 9 })).data
    const [feeEntry, out] = (await told(from)).slice(0, 2)
    const [into] = await told(to)
    expect([out, feeEntry, into].map((entry) => [entry?.kind, entry?.points, entry?.reason])).toEqual([
      ["transfer", -20n, null],
      ["transferFee", -5n, null],
      ["transfer", 20n, null],
    ])
    expect(out?.description).toBe(`Given to another member, card ending ${transfer.to.cardNumber.slice(-4)}`)
    expect(into?.description).toBe(`Received from another member, card ending ${transfer.from.cardNumber.slice(-4)}`)
    const detail = await getEntry(ctx, { id: into?.id ?? "" })
    expect(detail.postings.map(({ account, points }) => [account, points])).toEqual([
      ["program.transferred", -20n],
      ["member.available", 20n],
    ])
    expect(detail.explanation).toMatchObject({
      givenPoints: 20,
      feePoints: 5,
      parts: [{ points: 20, through: "2026-05-31" }],
    })
    expect(await auditActions(ctx, transfer.id)).toEqual(["points.transfer"])
    expect(await topics(ctx)).toContain("points.transferred")
    expect((await listTransfers(ctx, { memberId: to, limit: 9 })).data.map(({ id }) => id)).toEqual([transfer.id])
  })

  it("refuses below the smallest gift, above the year's cap, to oneself, to strangers, other currencies and where not allowed", async () => {
    const [from, to] = [await holder(never), await holder()]
    await policy({ ...usual, minimumPoints: 10, yearlyCapPoints: 60 })
    await expect(give(from, to, 9)).rejects.toMatchObject({ code: "invalid_input", fields: [{ path: "points" }] })
    await expect(give(from, from, 20)).rejects.toMatchObject({ code: "transfer_to_oneself" })
    const stranger = { memberId: from, to: { email: "nobody@example.com" }, points: 20 }
    await expect(transferPoints(ctx, stranger)).rejects.toMatchObject({ code: "receiver_unknown" })
    const stars = { memberId: from, to: { memberId: to }, points: 20, currency: "STARS" }
    await expect(transferPoints(ctx, stars)).rejects.toMatchObject({ code: "currency_not_spendable" })
    await give(from, to, 40)
    // 40 + 21 = 61 of 60
    await expect(give(from, to, 21)).rejects.toMatchObject({ code: "transfer_cap_reached" })
    const last = await give(from, to, 20)
    await cancelTransfer(ctx, { transferId: last.id })
    // What was taken back counts no more, and a new year begins anew.
    await give(from, to, 20)
    await give(from, to, 40, at(ctx, "2027-01-02"))
    await policy({ transfersAllowed: false })
    await expect(give(from, to, 20)).rejects.toMatchObject({ code: "transfers_not_allowed" })
    await policy(usual)
    const other = await makeProgram(ctx)
    const elsewhere = await makeHolder(ctx, other, [])
    await expect(give(from, elsewhere, 1)).rejects.toMatchObject({ code: "receiver_unknown" })
    await inTransaction(ctx, (tx) =>
      tx.db.member.update({
        where: { merchantId_id: { merchantId: ctx.merchantId, id: to } },
        data: { status: "left" },
      }),
    )
    await expect(give(from, to, 1)).rejects.toMatchObject({ code: "receiver_unknown" })
    await expect(give(to, from, 1)).rejects.toMatchObject({ code: "member_not_active" })
  })

  it("is for support and owners, for members with their own alone, and for no other merchant", async () => {
    const [from, to] = [await holder(never), await holder()]
    for (const role of ["cashier", "marketer", "manager"] as const) {
      await expect(give(from, to, 1, asStaff(ctx, role))).rejects.toMatchObject({ code: "forbidden" })
    }
    await give(from, to, 1, asStaff(ctx, "support"))
    await expect(setSharingPolicy(asStaff(ctx, "support"), { programId })).rejects.toMatchObject({ code: "forbidden" })
    await expect(give(from, to, 1, await makeMerchant())).rejects.toMatchObject({ code: "not_found" })
  })

  it("gives the last points once, however many ask, both ways at once", async () => {
    const [a, b] = [await holder(never), await holder(never)]
    const asks = Array.from({ length: 10 }, (_, index) => (index % 2 ? give(a, b, 100) : give(b, a, 100)))
    const results = await Promise.allSettled(asks)
    const refused = results.flatMap((one) => (one.status === "rejected" ? [Reflect.get(one.reason, "code")] : []))
    expect(new Set([...refused, "insufficient_points"])).toEqual(new Set(["insufficient_points"]))
    const sum = [...(await lotsOf(ctx, a)), ...(await lotsOf(ctx, b))].map((lot) => Number(lot.split(" ")[0]))
    expect(sum.reduce((total, points) => total + points, 0)).toBe(200)
  })
})

describe("taking back", () => {
  it("is refused once a point was used, and twice", async () => {
    const [from, to] = [await holder(may), await holder()]
    const { id } = await give(from, to, 30)
    const { id: rewardId } = await createReward(ctx, { programId, name: "Tea", kind: "custom", costPoints: 1 })
    await redeemReward(ctx, { memberId: to, rewardId })
    await expect(cancelTransfer(ctx, { transferId: id })).rejects.toMatchObject({
      code: "transfer_spent",
      detail: expect.stringContaining("1 of these"),
    })
    const other = await give(await holder(may), to, 30)
    await cancelTransfer(ctx, { transferId: other.id })
    await expect(cancelTransfer(ctx, { transferId: other.id })).rejects.toMatchObject({ code: "transfer_cancelled" })
  })

  it("gives what expired meanwhile to nobody, and the fee expires at once where its end has passed", async () => {
    // 30 of May and 10 of June given, 5 of June the fee; in mid-May the 30 are gone, in June all of it.
    await policy({ ...usual, feePoints: 5 })
    const [from, to] = [await holder(may, june), await holder()]
    const first = await give(from, to, 40)
    const back = await cancelTransfer(at(ctx, "2026-05-15"), { transferId: first.id })
    expect(back).toMatchObject({ restoredPoints: 15n, expiredPoints: 30n })
    expect(await lotsOf(ctx, from)).toEqual(["50 2026-06-01"])
    expect(await lotsOf(ctx, to)).toEqual([])
    const [giver, receiver] = [await holder(may), await holder()]
    const second = await give(giver, receiver, 25)
    await policy(usual)
    const late = await cancelTransfer(at(ctx, "2026-06-15"), { transferId: second.id })
    expect(late).toMatchObject({ restoredPoints: 5n, expiredPoints: 30n })
    expect([await lotsOf(ctx, giver), await lotsOf(ctx, receiver)]).toEqual([[], []])
  })

  it("follows both sides through merges", async () => {
    const [from, to, newFrom, newTo] = [await holder(may), await holder(), await holder(), await holder()]
    const { id } = await give(from, to, 20)
    const customerOf = (memberId: string) =>
      inTransaction(ctx, (tx) =>
        tx.db.member.findUniqueOrThrow({ where: { merchantId_id: { merchantId: ctx.merchantId, id: memberId } } }),
      )
    for (const [gone, left] of [
      [from, newFrom],
      [to, newTo],
    ] as const) {
      const [{ customerId }, { customerId: intoCustomerId }] = [await customerOf(gone), await customerOf(left)]
      await mergeCustomers(ctx, { id: customerId, intoCustomerId, reason: "Same person" })
    }
    expect([await lotsOf(ctx, newFrom), await lotsOf(ctx, newTo)]).toEqual([["10 2026-05-01"], ["20 2026-05-01"]])
    expect((await listTransfers(ctx, { memberId: newTo, limit: 9 })).data[0]?.from.memberId).toBe(newFrom)
    await cancelTransfer(ctx, { transferId: id })
    expect([await lotsOf(ctx, newFrom), await lotsOf(ctx, newTo)]).toEqual([["30 2026-05-01"], []])
  })
})

test("the API gives, lists and takes back, with the same key once, and says which field is wrong", async () => {
  const client = await makeClient(ctx)
  const [from, to] = [await holder(never), await holder()]
  expect((await client.call("GET", `/programs/${programId}/sharing`)).body).toMatchObject({
    transfersAllowed: true,
    yearlyCapPoints: null,
    householdSize: 8,
  })
  const body = { to: { memberId: to }, points: 40 }
  const key = { "idempotency-key": "gift-1" }
  const first = await client.call("POST", `/members/${from}/transfers`, body, key)
  const again = await client.call("POST", `/members/${from}/transfers`, body, key)
  expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id])
  expect(await lotsOf(ctx, from)).toEqual(["60 never"])
  const wrong = await client.call("POST", `/members/${from}/transfers`, { to: {}, points: 1 })
  expect([wrong.status, wrong.body.errors]).toEqual([422, [expect.objectContaining({ path: "to" })]])
  expect((await client.call("POST", `/members/${from}/transfers`, { ...body, points: 61 })).status).toBe(409)
  const listed = await client.call("GET", `/members/${to}/transfers`)
  expect(listed.body.data).toMatchObject([{ id: first.body.id, points: 40, status: "done" }])
  const cancelled = await client.call("POST", `/transfers/${first.body.id}/cancel`)
  expect([cancelled.status, cancelled.body.restoredPoints]).toEqual([200, 40])
  expect((await client.call("POST", `/transfers/${first.body.id}/cancel`)).body.code).toBe("transfer_cancelled")
})

test("nothing that counts towards tiers moves: 120 earned are Gold, whoever has the points then", async () => {
  const own = await makeMerchant(new Date("2026-03-01T12:00:00Z"))
  const client = await makeClient(own)
  const program = String((await must(client, "POST", "/programs", programBody)).id)
  await must(client, "POST", `/programs/${program}/earning-rules`, ruleBody)
  for (const [rank, threshold] of [0, 100].entries()) {
    const qualification = { metric: "pointsEarned", threshold, window: "rolling365" }
    await must(client, "POST", `/programs/${program}/tiers`, { ...tierBody, name: `Tier ${rank}`, rank, qualification })
  }
  await must(client, "POST", `/programs/${program}/publish`, {})
  await must(client, "PATCH", `/programs/${program}/sharing`, { transfersAllowed: true })
  const memberOf = async (name: string, amountMinor: number) => {
    const sale = { ...purchaseBody(name, amountMinor), occurredAt: "2026-02-01T12:00:00Z" }
    return String(((await must(client, "POST", "/purchases", sale)).member as { id: string }).id)
  }
  const [a, b] = [await memberOf("a", 12_000), await memberOf("b", 5_000)]
  const tierOf = async (id: string) => {
    const { tier, tierProgress, wallets } = (await must(client, "GET", `/members/${id}`)) as never as MemberView
    return [tier?.rank, Number(tierProgress.next?.needs[0]?.reached ?? 0), Number(wallets[0]?.availablePoints)]
  }
  expect([await tierOf(a), await tierOf(b)]).toEqual([
    [1, 0, 120],
    [0, 50, 50],
  ])
  await must(client, "POST", `/members/${a}/transfers`, { to: { externalId: "b" }, points: 100 })
  expect([await tierOf(a), await tierOf(b)]).toEqual([
    [1, 0, 20],
    [0, 50, 150],
  ])
})

test("after all of it the ledger adds up, the seals hold, and the bridge of the program closes", async () => {
  const later = at(ctx, "2027-02-01")
  await settleDueWallets(later)
  await sealLedger(later)
  await relayAll([rollupsSubscriber])
  expect((await auditLedger(later)).problems).toEqual([])
  expect((await compareRollups(later)).filter(({ figure }) => figure.includes("points"))).toEqual([])
  const metrics: MetricKey[] = [
    "pointsIssued",
    "pointsRedeemed",
    "pointsExpired",
    "pointsReversed",
    "pointsAdjusted",
    "pointsOutstanding",
  ]
  const asked = { metrics, from: "2026-02-01", to: "2027-02-01", interval: "month" as const, programId }
  const { series } = await getMetrics(later, asked)
  const total = new Map(series.map((one) => [one.metric as string, one.total ?? 0n]))
  const of = (name: string) => BigInt(total.get(name) ?? 0)
  const closing =
    of("pointsIssued") - of("pointsRedeemed") - of("pointsExpired") - of("pointsReversed") + of("pointsAdjusted")
  expect(closing).toBe(of("pointsOutstanding"))
  expect(of("pointsAdjusted") < 0n).toBe(true)
})
