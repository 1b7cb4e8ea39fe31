import { expect, test } from "vitest"
import { type Ctx, memberCtx, systemCtx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import { creditTiers } from "@/lib/standing/commands/credit-tiers"
import { endTierGrant } from "@/lib/standing/commands/end-tier-grant"
import { grantTier } from "@/lib/standing/commands/grant-tier"
import { warnOfTierEnd } from "@/lib/standing/commands/warn-of-tier-end"
import { getTierMoves } from "@/lib/standing/queries/get-tier-moves"
import { listMemberTiers } from "@/lib/standing/queries/list-member-tiers"
import { listTierGifts } from "@/lib/standing/queries/list-tier-gifts"
import { listTierGrants } from "@/lib/standing/queries/list-tier-grants"
import { listTierNotices } from "@/lib/standing/queries/list-tier-notices"
import { asStaff, auditActions, makeMerchant, topics } from "../../support/world"
import { makeClub, purchase, spendTier } from "../purchases/club"

async function club() {
  const made = await makeClub({ tiers: [spendTier("Bronze", 0, 0), spendTier("Silver", 1, 10_000)] })
  await recordPurchases(made.ctx, [purchase("p1", "ann", "2026-05-20T12:00:00Z", 10_000)], { source: "api" })
  const where = { merchantId: made.ctx.merchantId }
  const [member, silver] = await inRead(made.ctx, async ({ db }) => [
    await db.member.findFirstOrThrow({ where }),
    await db.tier.findFirstOrThrow({ where: { ...where, name: "Silver" } }),
  ])
  return { ...made, memberId: member.id, tierId: silver.id }
}

function at(ctx: Ctx, instant: string): Ctx {
  return systemCtx(ctx.merchant, "test", new Date(instant))
}

test("a tier is given and ended, each with an audit row, by who may", async () => {
  const { ctx, memberId, tierId } = await club()
  const input = { memberId, tierId, kind: "override" as const, reason: "A complaint" }
  await expect(grantTier(asStaff(ctx, "cashier"), input)).rejects.toMatchObject({ code: "forbidden" })
  const other = await makeMerchant()
  await expect(grantTier(other, input)).rejects.toMatchObject({ code: "not_found" })
  const grant = await grantTier(asStaff(ctx, "support"), input)
  expect(grant).toMatchObject({ status: "running", createdBy: "Test", tier: { name: "Silver" } })
  await expect(endTierGrant(other, { id: grant.id })).rejects.toMatchObject({ code: "not_found" })
  await expect(endTierGrant(asStaff(ctx, "cashier"), { id: grant.id })).rejects.toMatchObject({ code: "forbidden" })
  await endTierGrant(ctx, { id: grant.id, reason: "A mistake" })
  const { data } = await listTierGrants(ctx, { memberId })
  expect(data).toMatchObject([{ status: "ended", endReason: "A mistake" }])
  expect(await auditActions(ctx, memberId)).toEqual(expect.arrayContaining(["tier.grant", "tier.endGrant"]))
})

test("a gift of status is seen from both sides, ends with its giver's tier, and can be revoked", async () => {
  const { ctx, memberId: giverMemberId, tierId } = await club()
  const bought = [
    purchase("p2", "bea", "2026-05-21T12:00:00Z", 100),
    purchase("p3", "cy", "2026-05-21T12:00:00Z", 100),
    purchase("p4", "dan", "2026-05-21T12:00:00Z", 10_000),
  ]
  await recordPurchases(ctx, bought, { source: "api" })
  const members = await inRead(ctx, ({ db }) =>
    db.member.findMany({ where: { merchantId: ctx.merchantId }, include: { customer: true } }),
  )
  const idOf = (who: string) => members.find(({ customer }) => customer.externalId === who)?.id ?? ""
  const to = (who: string) => ({
    memberId: idOf(who),
    tierId,
    kind: "gift" as const,
    giverMemberId,
    reason: "A friend",
  })
  await grantTier(asStaff(ctx, "support"), to("bea"))
  const second = await grantTier(ctx, to("cy"))
  await expect(grantTier(ctx, to("dan"))).rejects.toMatchObject({ code: "tier_already_held" })
  await expect(grantTier(ctx, { ...to("cy"), giverMemberId: idOf("bea") })).rejects.toMatchObject({
    code: "tier_already_held",
  })
  await endTierGrant(ctx, { id: second.id, reason: "A mistake" })
  await expect(grantTier(ctx, { ...to("cy"), giverMemberId: idOf("bea") })).rejects.toMatchObject({
    code: "giver_tier_too_low",
  })
  const seen = async (memberId: string, now = ctx) =>
    (await listTierGifts(now, { memberId })).data.map(({ giver, receiver, status, until }) => {
      return [giver.externalId, receiver.externalId, status, until]
    })
  const ends = "2027-05-20T04:00:00.000Z"
  const ended = ["ann", "cy", "ended", ctx.now.toISOString()]
  expect(await seen(giverMemberId)).toEqual([ended, ["ann", "bea", "running", ends]])
  expect(await seen(idOf("bea"))).toEqual([["ann", "bea", "running", ends]])
  expect(await seen(idOf("dan"))).toEqual([])
  const fallen = at(ctx, ends)
  expect(await seen(idOf("bea"), fallen)).toEqual([["ann", "bea", "ended", ends]])
  expect((await getMemberView(fallen, { id: idOf("bea") })).tier?.name).toBe("Bronze")
  await expect(listTierGifts(await makeMerchant(), { memberId: giverMemberId })).rejects.toMatchObject({
    code: "not_found",
  })
  const own = memberCtx(ctx.merchant, {
    kind: "member",
    memberId: giverMemberId,
    customerId: "",
    programId: "",
    sessionId: "",
  })
  await expect(listTierGifts(own, { memberId: giverMemberId })).rejects.toMatchObject({ code: "forbidden" })
})

test("a credit with the same externalId is counted once, with other content refused", async () => {
  const { ctx, memberId } = await club()
  const input = { memberId, externalId: "partner-1", metric: "spendMinor" as const, amount: 500, reason: "A partner" }
  await expect(creditTiers(asStaff(ctx, "marketer"), input)).rejects.toMatchObject({ code: "forbidden" })
  const first = await creditTiers(ctx, input)
  expect((await creditTiers(ctx, input)).id).toBe(first.id)
  await expect(creditTiers(ctx, { ...input, amount: 600 })).rejects.toMatchObject({ code: "external_id_conflict" })
  expect(await auditActions(ctx, memberId)).toContain("tier.credit")
})

test("who will fall is told 60, 30 and 7 days before, once each", async () => {
  const { ctx, memberId } = await club()
  // Silver of 20 May 2026 ends with 19 May 2027.
  expect(await warnOfTierEnd(at(ctx, "2027-03-20T12:00:00Z"))).toBe(0)
  expect(await warnOfTierEnd(at(ctx, "2027-03-21T12:00:00Z"))).toBe(1)
  expect(await warnOfTierEnd(at(ctx, "2027-03-21T13:00:00Z"))).toBe(0)
  expect(await warnOfTierEnd(at(ctx, "2027-04-20T12:00:00Z"))).toBe(1)
  expect(await warnOfTierEnd(at(ctx, "2027-05-13T12:00:00Z"))).toBe(1)
  const { data } = await listTierNotices(at(ctx, "2027-05-13T12:00:00Z"), { memberId })
  expect(data.map(({ daysBefore, tier, nextTier }) => [daysBefore, tier.name, nextTier?.name])).toEqual([
    [7, "Silver", "Bronze"],
    [30, "Silver", "Bronze"],
    [60, "Silver", "Bronze"],
  ])
  expect(data.every(({ stillDue }) => stillDue)).toBe(true)
  expect((await topics(ctx)).filter((topic) => topic === "tier.ending")).toHaveLength(3)
})

test("the reason names the purchase and the sums", async () => {
  const { ctx, memberId } = await club()
  const { data } = await listMemberTiers(ctx, { memberId })
  expect(data.map(({ tier, why }) => [tier.name, why])).toEqual([
    ["Bronze", "Silver ended: $0.00 of $100.00 in the last 365 days."],
    ["Silver", "Reached by purchase p1: $100.00 of $100.00."],
  ])
})

test("moves between tiers are counted in their months", async () => {
  const { ctx, programId } = await club()
  const { moves } = await getTierMoves(at(ctx, "2027-06-01T12:00:00Z"), { programId, months: 13 })
  // Who joins by reaching Silver has not moved; who falls a year later has.
  expect(moves.map(({ month, tier, up, down }) => [month, tier.name, up, down])).toEqual([
    ["2027-05-01", "Bronze", 0, 1],
  ])
})
