import { beforeAll, describe, expect, it, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { createHousehold } from "@/lib/ledger/commands/create-household"
import { joinHousehold } from "@/lib/ledger/commands/join-household"
import { leaveHousehold } from "@/lib/ledger/commands/leave-household"
import { setSharingPolicy } from "@/lib/ledger/commands/set-sharing-policy"
import { transferPoints } from "@/lib/ledger/commands/transfer-points"
import { updateHousehold } from "@/lib/ledger/commands/update-household"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { getEntry } from "@/lib/ledger/queries/get-entry"
import { getHousehold } from "@/lib/ledger/queries/get-household"
import { listEntries } from "@/lib/ledger/queries/list-entries"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { mergeCustomers } from "@/lib/purchases/commands/merge-customers"
import { cancelRedemption } from "@/lib/rewards/commands/cancel-redemption"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { redeemReward } from "@/lib/rewards/commands/redeem-reward"
import { asStaff, auditActions, makeMerchant, makeProgram, topics } from "../../support/world"
import { makeClient } from "../api/client"
import { householdCases } from "./household-cases"
import { at, lotsOf, makeHolder, type SomeLot } from "./sharing-world"

let ctx: Ctx
let programId: string

beforeAll(async () => {
  ctx = await makeMerchant(new Date("2026-03-01T12:00:00Z"))
  programId = await makeProgram(ctx)
})

async function home(...holdings: SomeLot[][]): Promise<{ id: string; members: string[] }> {
  const members: string[] = []
  for (const lots of holdings) members.push(await makeHolder(ctx, programId, lots))
  const [headMemberId = "", ...memberIds] = members
  const { id } = await createHousehold(ctx, { name: "Home", headMemberId, memberIds })
  return { id, members }
}

async function redeem(memberId: string, costPoints: number, when: Ctx = ctx) {
  const { id: rewardId } = await createReward(ctx, { programId, name: "Tea", kind: "custom", costPoints })
  return redeemReward(when, { memberId, rewardId })
}

async function customerOf(id: string): Promise<string> {
  const key = { merchantId_id: { merchantId: ctx.merchantId, id } }
  return (await inRead(ctx, (tx) => tx.db.member.findUniqueOrThrow({ where: key }))).customerId
}

async function merge(gone: string, left: string): Promise<void> {
  const [id, intoCustomerId] = [await customerOf(gone), await customerOf(left)]
  await mergeCustomers(ctx, { id, intoCustomerId, reason: "Same person" })
}

async function totalOf(members: string[]): Promise<number> {
  return (await all(members)).flat().reduce((sum, lot) => sum + Number.parseInt(lot, 10), 0)
}

const all = (members: string[]) => Promise.all(members.map((id) => lotsOf(ctx, id)))

describe("redeeming together", () => {
  it.each(householdCases)("$says", async ({ lots, by, cost, after }) => {
    const { members } = await home(...lots)
    const before = await all(members)
    const { id } = await redeem(members[by] ?? "", cost)
    expect(await all(members)).toEqual(after)
    const cancelled = await cancelRedemption(ctx, { redemptionId: id })
    expect(cancelled).toMatchObject({ status: "cancelled", restoredPoints: cost, expiredPoints: 0 })
    expect(await all(members)).toEqual(before)
  })

  it("refuses more than all have, and says what is missing: 61 of 60", async () => {
    const { members } = await home([[20]], [[40]])
    await expect(redeem(members[0] ?? "", 61)).rejects.toMatchObject({
      code: "insufficient_points",
      detail: expect.stringContaining("1 are missing"),
    })
    expect(await all(members)).toEqual([["20 never"], ["40 never"]])
  })

  it("lets the others spend their own alone where only the head may spend what all have", async () => {
    const { id, members } = await home([[20, "2026-04-01"]], [[40]])
    await updateHousehold(ctx, { householdId: id, spenders: "head" })
    const [head = "", other = ""] = members
    await expect(redeem(other, 41)).rejects.toMatchObject({ code: "insufficient_points" })
    await redeem(other, 30)
    expect(await all(members)).toEqual([["20 2026-04-01"], ["10 never"]])
    await redeem(head, 30)
    expect(await all(members)).toEqual([[], []])
  })

  it("tells each member what went from them, why, and who redeemed", async () => {
    const { members } = await home([[60, "2026-06-01"]], [[30, "2026-05-01"]])
    const [a = "", b = ""] = members
    const { id } = await redeem(a, 80)
    const [own] = (await listEntries(ctx, { memberId: a, limit: 1 })).data
    const [theirs] = (await listEntries(ctx, { memberId: b, limit: 1 })).data
    expect([own, theirs].map((entry) => [entry?.points, entry?.redemptionId, entry?.description])).toEqual([
      [-50n, id, "Redeemed: Tea"],
      [-30n, id, "Redeemed: Tea, by another member of the household"],
    ])
    expect((await getEntry(ctx, { id: theirs?.id ?? "" })).explanation).toMatchObject({
      spentBy: a,
      costPoints: 80,
      shares: [
        { memberId: b, points: 30 },
        { memberId: a, points: 50 },
      ],
    })
  })

  it("gives back after somebody left, and what expired meanwhile expires at once", async () => {
    const { id: householdId, members } = await home([[60, "2026-06-01"]], [[30, "2026-05-01"]])
    const [a = "", b = ""] = members
    const { id } = await redeem(a, 80)
    await leaveHousehold(ctx, { householdId, memberId: b })
    // In mid-May b's 30 would be gone: 80 come back, 30 of them expire.
    const cancelled = await cancelRedemption(at(ctx, "2026-05-15"), { redemptionId: id })
    expect(cancelled).toMatchObject({ restoredPoints: 80, expiredPoints: 30 })
    expect(await all(members)).toEqual([["60 2026-06-01"], []])
  })

  it("lets exactly one of many spend the last points, with another joining and leaving meanwhile", async () => {
    const { id: householdId, members } = await home([[50]], [[50]], [[1]])
    const guest = await makeHolder(ctx, programId, [])
    const asks = Array.from({ length: 9 }, (_, index) => redeem(members[index % 3] ?? "", 101))
    const move = joinHousehold(ctx, { householdId, memberId: guest }).then(() =>
      leaveHousehold(ctx, { householdId, memberId: guest }),
    )
    const results = await Promise.allSettled([...asks, move])
    const codes = results.map((one) => (one.status === "fulfilled" ? "ok" : Reflect.get(one.reason, "code")))
    expect(codes.filter((code) => code === "ok")).toHaveLength(2)
    expect(codes.filter((code) => code === "insufficient_points")).toHaveLength(8)
    expect(await all(members)).toEqual([[], [], []])
  })
})

it("waits in no circle with purchases, gifts and merges of the same members", async () => {
  const client = await makeClient(ctx)
  const { members } = await home([[300]], [[300]], [[300]])
  const twin = await makeHolder(ctx, programId, [[300]])
  await setSharingPolicy(ctx, { programId, transfersAllowed: true })
  const [a = "", b = "", c = ""] = members
  const customers = await Promise.all([a, b, c, twin].map((id) => customerOf(id)))
  const buy = (id: string | undefined, index: number) =>
    client.call("POST", "/purchases", {
      externalId: `${id} ${index}`,
      customer: { id },
      occurredAt: "2026-02-01T12:00:00Z",
      currency: "USD",
      amountMinor: 100,
    })
  const results = await Promise.all([
    ...members.map((id) => redeem(id, 200)),
    ...customers.flatMap((id, index) => [buy(id, index), buy(id, index + 9)]),
    transferPoints(ctx, { memberId: twin, to: { memberId: a }, points: 1 }),
    transferPoints(ctx, { memberId: a, to: { memberId: c }, points: 1 }),
    merge(b, c),
  ])
  expect(results.flatMap((one) => (one && "status" in one ? [one.status] : []))).not.toContain(429)
  // 900 and one more, less what three rewards cost.
  expect(await totalOf([a, b, c])).toBe(301)
})

describe("members", () => {
  it("read their own balance, and beside it what all have", async () => {
    const { id, members } = await home([[20]], [[40]])
    const view = await getMemberView(ctx, { id: members[0] ?? "" })
    expect(view.wallets).toMatchObject([{ availablePoints: 20n }])
    expect(view.household).toMatchObject({ id, name: "Home", maySpend: true, availablePoints: { PTS: 60n } })
    expect(view.household?.members.map(({ memberId, isHead }) => [memberId, isHead])).toEqual([
      [members[0], true],
      [members[1], false],
    ])
    const before = await getMemberView(ctx, { id: members[0] ?? "", at: new Date("2026-02-01T00:00:00Z") })
    expect(before.household).toBeNull()
    // More than JSON can carry together, each less than that.
    const full = await home([[Number.MAX_SAFE_INTEGER]], [[1]])
    const { household } = await getMemberView(ctx, { id: full.members[0] ?? "" })
    expect(household?.availablePoints).toEqual({ PTS: BigInt(Number.MAX_SAFE_INTEGER) })
  })

  it("are in one household at a time, of their program, up to its size", async () => {
    const { id, members } = await home([], [])
    const [first = ""] = members
    await expect(createHousehold(ctx, { name: "Two", headMemberId: first })).rejects.toMatchObject({
      code: "already_in_household",
    })
    const elsewhere = await makeHolder(ctx, await makeProgram(ctx), [])
    await expect(joinHousehold(ctx, { householdId: id, memberId: elsewhere })).rejects.toMatchObject({
      code: "receiver_unknown",
    })
    await setSharingPolicy(ctx, { programId, householdSize: 2 })
    const third = await makeHolder(ctx, programId, [])
    await expect(joinHousehold(ctx, { householdId: id, memberId: third })).rejects.toMatchObject({
      code: "household_full",
    })
    await setSharingPolicy(ctx, { programId, householdSize: 8, householdsBy: "nobody" })
    await expect(createHousehold(ctx, { name: "No", headMemberId: third })).rejects.toMatchObject({
      code: "households_not_allowed",
    })
    // Those that there are take nobody in any more, and whoever is in one may leave.
    const added = joinHousehold(ctx, { householdId: id, memberId: third })
    await expect(added).rejects.toMatchObject({ code: "households_not_allowed" })
    expect((await leaveHousehold(ctx, { householdId: id, memberId: first })).members).toHaveLength(members.length - 1)
    await setSharingPolicy(ctx, { programId, householdsBy: "staff" })
  })

  it("take their points along; the longest in it follows the head, and the last closes it", async () => {
    const { id, members } = await home([[20]], [[40]])
    const [head = "", other = ""] = members
    const left = await leaveHousehold(ctx, { householdId: id, memberId: head })
    expect(left).toMatchObject({ headMemberId: other, availablePoints: { PTS: 40n }, closedAt: null })
    expect(await lotsOf(ctx, head)).toEqual(["20 never"])
    await expect(leaveHousehold(ctx, { householdId: id, memberId: head })).rejects.toMatchObject({
      code: "not_in_household",
    })
    const closed = await leaveHousehold(ctx, { householdId: id, memberId: other })
    expect(closed.closedAt).not.toBeNull()
    const again = joinHousehold(ctx, { householdId: id, memberId: head })
    await expect(again).rejects.toMatchObject({ code: "household_closed" })
    expect(await auditActions(ctx, id)).toEqual(["household.create", "household.leave", "household.leave"])
    expect(await topics(ctx)).toContain("household.changed")
  })

  it("are made one with their household by a merge", async () => {
    const idsOf = async (id: string) => (await getHousehold(ctx, { id })).members.map(({ memberId }) => memberId)
    // Both in the same: one place less, and the head is who they are now.
    const same = await home([[20]], [[40]])
    const [a = "", b = ""] = same.members
    await merge(a, b)
    expect(await getHousehold(ctx, { id: same.id })).toMatchObject({ headMemberId: b, availablePoints: { PTS: 60n } })
    expect(await idsOf(same.id)).toEqual([b])
    // In two: the one who stays stays in theirs, the other household goes on without.
    const [one, two] = [await home([[1]], [[2]]), await home([[4]], [[8]])]
    await merge(one.members[0] ?? "", two.members[1] ?? "")
    expect(await getHousehold(ctx, { id: one.id })).toMatchObject({ headMemberId: one.members[1] })
    expect((await getHousehold(ctx, { id: two.id })).availablePoints).toEqual({ PTS: 13n })
    // In none: the other takes the place.
    const lone = await makeHolder(ctx, programId, [[16]])
    await merge(two.members[0] ?? "", lone)
    expect(await getHousehold(ctx, { id: two.id })).toMatchObject({ headMemberId: lone, availablePoints: { PTS: 29n } })
  })

  it("are looked after by support and marketers, not at the counter, and by no other merchant", async () => {
    const { id } = await home([], [])
    const change = { householdId: id, name: "Family" }
    await expect(updateHousehold(asStaff(ctx, "cashier"), change)).rejects.toMatchObject({ code: "forbidden" })
    expect(await updateHousehold(asStaff(ctx, "support"), change)).toMatchObject({ name: "Family" })
    await expect(getHousehold(await makeMerchant(), { id })).rejects.toMatchObject({ code: "not_found" })
  })
})

test("the API makes, reads, changes and leaves households, and redeems with them", async () => {
  const client = await makeClient(ctx)
  const [a, b, c] = [
    await makeHolder(ctx, programId, [[20]]),
    await makeHolder(ctx, programId, [[40]]),
    await makeHolder(ctx, programId, [[1]]),
  ]
  const made = await client.call("POST", "/households", { name: "Home", headMemberId: a, memberIds: [b] })
  expect([made.status, made.body.availablePoints]).toEqual([201, { PTS: 60 }])
  const path = `/households/${made.body.id}`
  expect((await client.call("POST", `${path}/members`, { memberId: c })).body.availablePoints).toEqual({ PTS: 61 })
  const member = await client.call("GET", `/members/${b}`)
  expect(member.body).toMatchObject({
    wallets: [{ availablePoints: 40 }],
    household: { id: made.body.id, maySpend: true, availablePoints: { PTS: 61 } },
  })
  const { id: rewardId } = await createReward(ctx, { programId, name: "Tea", kind: "custom", costPoints: 61 })
  const redeemed = await client.call("POST", `/members/${b}/redemptions`, { rewardId })
  expect([redeemed.status, redeemed.body.points]).toEqual([201, 61])
  expect((await client.call("GET", path)).body.availablePoints).toEqual({ PTS: 0 })
  const { body: paid } = await client.call("GET", `/redemptions/${redeemed.body.id}`)
  expect(paid.shares).toEqual([
    { memberId: a, entryId: expect.any(String), points: 20 },
    { memberId: b, entryId: expect.any(String), points: 40 },
    { memberId: c, entryId: expect.any(String), points: 1 },
  ])
  expect((await client.call("PATCH", path, { headMemberId: b })).body.headMemberId).toBe(b)
  expect((await client.call("POST", `${path}/members/${b}/leave`)).body.headMemberId).toBe(a)
  expect((await client.call("GET", `/households?programId=${programId}`)).body.data).toContainEqual(
    expect.objectContaining({ id: made.body.id }),
  )
})

test("after all of it the ledger adds up", async () => {
  expect((await auditLedger(ctx)).problems).toEqual([])
})
