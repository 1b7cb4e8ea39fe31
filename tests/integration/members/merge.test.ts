import { expect, test } from "vitest"
import { type Ctx, memberCtx } from "@/lib/core/ctx"
import { inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { relayAll } from "@/lib/core/relay"
import { adjustPoints } from "@/lib/ledger/commands/adjust-points"
import { auditLedger } from "@/lib/ledger/queries/audit-ledger"
import { listEntries } from "@/lib/ledger/queries/list-entries"
import { getCustomer } from "@/lib/members/queries/get-customer"
import { rollupsSubscriber } from "@/lib/metrics/events"
import { compareRollups } from "@/lib/metrics/queries/compare-rollups"
import { requestOwnErasure } from "@/lib/portal/commands/request-own-erasure"
import { withdrawOwnErasure } from "@/lib/portal/commands/withdraw-own-erasure"
import { listErasureRequests } from "@/lib/privacy/queries/list-erasure-requests"
import { findMembers } from "@/lib/programs/queries/find-members"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { enrollMember } from "@/lib/purchases/commands/enroll-member"
import { mergeCustomers } from "@/lib/purchases/commands/merge-customers"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { cancelRedemption } from "@/lib/rewards/commands/cancel-redemption"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { redeemReward } from "@/lib/rewards/commands/redeem-reward"
import { listTierNotices } from "@/lib/standing/queries/list-tier-notices"
import { asStaff, auditActions, topics } from "../../support/world"
import { brokenLaws, later, makeClub, pointPerDollar, purchase, spendTier } from "../purchases/club"

async function buy(ctx: Ctx, id: string, customer: string, day: string, dollars: number, extra = {}) {
  const sent = purchase(id, customer, `${day}T12:00:00Z`, dollars * 100)
  const answer = await recordPurchase(ctx, { ...sent, ...extra }, { source: "api" })
  return { memberId: answer.member?.id ?? "", customerId: answer.customer?.id ?? "" }
}

async function consent(ctx: Ctx, customerId: string, channel: string, granted: boolean) {
  await inTransaction(ctx, (tx) =>
    tx.db.customerConsent.create({
      data: { merchantId: ctx.merchantId, id: newId(), customerId, channel, granted, at: tx.now },
    }),
  )
}

async function held(ctx: Ctx) {
  expect((await auditLedger(ctx)).problems).toEqual([])
  expect(await brokenLaws(ctx)).toEqual([])
  await relayAll([rollupsSubscriber])
  expect(await compareRollups(ctx)).toEqual([])
}

test("two customers become one: points, purchases, identifiers, tiers and figures", async () => {
  const { ctx } = await makeClub({
    rules: [{ ...pointPerDollar, expiry: { kind: "afterMonths", months: 6 } }],
    tiers: [spendTier("Base", 1, 0), spendTier("Gold", 2, 15_000, "2")],
  })
  const ada = await buy(ctx, "a1", "ada", "2026-03-01", 100, {
    customer: { externalId: "ada", email: "ada@example.com" },
  })
  await buy(ctx, "a2", "ada", "2026-04-10", 10)
  const other = await buy(ctx, "b1", "ada-2", "2026-02-01", 100, {
    customer: { externalId: "ada-2", email: "Ada@work.example", firstName: "Ada" },
  })
  await relayAll([rollupsSubscriber])
  await consent(ctx, ada.customerId, "email", true)
  await consent(ctx, other.customerId, "email", false)
  await consent(ctx, other.customerId, "sms", true)
  const input = { id: other.customerId, intoCustomerId: ada.customerId, reason: "The same card was shown" }
  await expect(mergeCustomers(asStaff(ctx, "marketer"), input)).rejects.toMatchObject({ code: "forbidden" })
  await expect(mergeCustomers((await makeClub()).ctx, input)).rejects.toMatchObject({ code: "not_found" })
  const itself = { ...input, intoCustomerId: other.customerId }
  await expect(mergeCustomers(ctx, itself)).rejects.toMatchObject({ code: "invalid_input", status: 422 })

  expect(await mergeCustomers(asStaff(ctx, "support"), input)).toMatchObject({ purchases: 1, returns: 0, events: 0 })
  const member = await getMemberView(ctx, { id: ada.memberId })
  // With 200 dollars spent by 1 March, the 10 of April earn double at Gold.
  expect(member).toMatchObject({ tier: { name: "Gold" }, joinedAt: "2026-02-01T12:00:00.000Z" })
  expect(member.wallets).toMatchObject([
    { availablePoints: 220n, expiringPoints: 100n, expiringAt: "2026-08-02T04:00:00.000Z" },
  ])
  expect(await getMemberView(ctx, { id: other.memberId })).toMatchObject({
    status: "merged",
    tier: null,
    wallets: [{ availablePoints: 0n, pendingPoints: 0n }],
  })
  expect(await getCustomer(ctx, { id: ada.customerId })).toMatchObject({
    externalId: "ada",
    firstName: "Ada",
    purchaseCount: 3n,
    spendMinor: 21_000n,
    firstPurchaseAt: "2026-02-01T12:00:00.000Z",
  })
  expect(await getCustomer(ctx, { id: other.customerId })).toMatchObject({
    mergedIntoId: ada.customerId,
    purchaseCount: 0n,
    email: null,
  })
  const { data } = await listEntries(ctx, { memberId: ada.memberId, limit: 20 })
  expect(data.filter(({ kind }) => kind === "correction").map(({ points, reason }) => [points, reason])).toEqual([
    [100n, "Merged with another record of the same person: The same card was shown"],
    [10n, "Merged with another record of the same person: The same card was shown"],
  ])
  await held(ctx)

  await expect(mergeCustomers(ctx, input)).rejects.toMatchObject({ code: "already_merged", status: 409 })
  expect(await auditActions(ctx, other.customerId)).toEqual(["customer.merge"])
  expect(await topics(ctx)).toContain("customers.merged")
  const consents = await inTransaction(ctx, (tx) =>
    tx.db.customerConsent.findMany({ where: { customerId: ada.customerId }, orderBy: { id: "asc" } }),
  )
  expect(consents.map(({ channel, granted }) => [channel, granted])).toEqual([
    ["email", true],
    ["email", false],
    ["sms", true],
  ])
})

test("every identifier of both names the one who is left, now and later", async () => {
  const { ctx } = await makeClub()
  const ada = await buy(ctx, "a1", "ada", "2026-03-01", 10)
  const other = await buy(ctx, "b1", "ada-2", "2026-03-02", 20, {
    customer: { externalId: "ada-2", email: "ada@work.example" },
  })
  const { cardNumber } = await getMemberView(ctx, { id: other.memberId })
  await mergeCustomers(ctx, { id: other.customerId, intoCustomerId: ada.customerId, reason: "One person" })
  for (const key of [{ externalId: "ada-2" }, { email: "ADA@work.example" }, { cardNumber }, { externalId: "ada" }]) {
    const found = await findMembers(ctx, { limit: 10, ...key })
    expect(found.data.map(({ id }) => id)).toEqual([ada.memberId])
  }
  expect((await findMembers(ctx, { limit: 10 })).data).toHaveLength(1)
  let index = 0
  for (const customer of [{ externalId: "ada-2" }, { cardNumber }, { id: other.customerId }]) {
    index += 1
    const again = await buy(later(ctx, index), `later-${index}`, "", "2026-05-01", 1, { customer })
    expect(again).toEqual(ada)
  }
  const third = await buy(ctx, "c1", "ada-3", "2026-03-03", 5)
  await mergeCustomers(ctx, { id: ada.customerId, intoCustomerId: third.customerId, reason: "And again" })
  const last = await buy(later(ctx, 9), "later-9", "", "2026-05-02", 1, { customer: { id: other.customerId } })
  expect(last).toEqual(third)
  expect((await getMemberView(later(ctx, 9), { id: third.memberId })).wallets).toMatchObject([{ availablePoints: 39n }])
  await held(ctx)
})

test("where only the first is a member, the membership passes on with all it has", async () => {
  const { ctx } = await makeClub({ joinPolicy: "optIn" })
  const member = await enrollMember(ctx, { customer: { externalId: "ada-2" } })
  await adjustPoints(ctx, { memberId: member.id, points: 40, reason: "A gift" })
  const { customerId } = await buy(later(ctx, 1), "a1", "ada", "2026-05-20", 10)
  await mergeCustomers(later(ctx, 2), { id: member.customerId, intoCustomerId: customerId, reason: "One person" })
  const view = await getMemberView(later(ctx, 2), { id: member.id })
  expect(view).toMatchObject({ customerId, status: "active", wallets: [{ availablePoints: 40n }] })
  await held(ctx)
})

test("a redemption of before is cancelled to the one who is left; two merges at once end in one", async () => {
  const { ctx, programId } = await makeClub()
  const ada = await buy(ctx, "a1", "ada", "2026-03-01", 10)
  const other = await buy(ctx, "b1", "ada-2", "2026-03-02", 100)
  const reward = await createReward(ctx, { programId, name: "Mug", kind: "freeProduct", costPoints: 60 })
  const redeemed = await redeemReward(ctx, { memberId: other.memberId, rewardId: reward.id })
  const input = { id: other.customerId, intoCustomerId: ada.customerId, reason: "One person" }
  const crossed = { id: ada.customerId, intoCustomerId: other.customerId, reason: "The other way" }
  const both = await Promise.allSettled([mergeCustomers(ctx, input), mergeCustomers(ctx, crossed)])
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  const [first] = both
  const left = first?.status === "fulfilled" ? ada.memberId : other.memberId
  expect((await getMemberView(ctx, { id: left })).wallets).toMatchObject([{ availablePoints: 50n }])
  await cancelRedemption(later(ctx, 1), { redemptionId: redeemed.id })
  expect((await getMemberView(later(ctx, 1), { id: left })).wallets).toMatchObject([{ availablePoints: 110n }])
  await held(ctx)
})

test("what either was told goes along, the same thing once", async () => {
  const { ctx, programId } = await makeClub({ tiers: [spendTier("Base", 1, 0), spendTier("Gold", 2, 15_000)] })
  const ada = await buy(ctx, "a1", "ada", "2026-03-01", 100)
  const other = await buy(ctx, "b1", "ada-2", "2026-02-01", 100)
  await inTransaction(ctx, async (tx) => {
    const of = { merchantId: ctx.merchantId, programId }
    const version = await tx.db.programVersion.findFirstOrThrow({ where: of })
    const tiers = await tx.db.tier.findMany({ where: of, orderBy: { rank: "desc" } })
    const told = [
      [ada.memberId, "everyone"],
      [other.memberId, "everyone"],
      [other.memberId, "tierDown"],
    ] as const
    for (const [memberId, kind] of told) {
      const body = { title: kind, text: kind }
      const row = { ...of, id: newId(), memberId, programVersionId: version.id, kind, body }
      await tx.db.memberNotice.create({ data: { ...row, effectiveAt: tx.now, createdAt: tx.now } })
    }
    const ending = { tierId: tiers[0]?.id ?? "", endsAt: tx.now, daysBefore: 30, noticedAt: tx.now }
    await tx.db.tierNotice.create({ data: { ...of, id: newId(), memberId: other.memberId, ...ending } })
  })
  await mergeCustomers(ctx, { id: other.customerId, intoCustomerId: ada.customerId, reason: "The same person" })
  const kinds = await inTransaction(ctx, (tx) =>
    tx.db.memberNotice.findMany({
      where: { memberId: ada.memberId },
      select: { kind: true },
      orderBy: { kind: "asc" },
    }),
  )
  expect(kinds).toEqual([{ kind: "everyone" }, { kind: "tierDown" }])
  const { data } = await listTierNotices(ctx, { memberId: ada.memberId })
  expect(data.map(({ tier, daysBefore }) => [tier.name, daysBefore])).toEqual([["Gold", 30]])
})

test("the wish to be erased goes along, once, and whoever they are now can take it back", async () => {
  const { ctx, programId } = await makeClub()
  const wish = async (id: string) => {
    const member = await buy(ctx, id, id, "2026-03-01", 100)
    const own = memberCtx(ctx.merchant, { kind: "member", ...member, programId, sessionId: newId() }, ctx.now)
    await requestOwnErasure(own)
    return { ...member, own }
  }
  const merge = (id: string) => mergeCustomers(ctx, { id, intoCustomerId: ada.customerId, reason: "The same person" })
  const asking = async () =>
    (await listErasureRequests(ctx, { limit: 9 })).data.map(({ customerId, memberId }) => ({ customerId, memberId }))
  const [ada, twin] = [await wish("ada"), await wish("twin")]
  const itself = { customerId: ada.customerId, memberId: ada.memberId }
  await merge(twin.customerId)
  expect(await asking()).toEqual([itself])
  expect(await withdrawOwnErasure(ada.own)).toEqual({ withdrawn: true })
  expect(await asking()).toEqual([])
  await merge((await wish("third")).customerId)
  expect(await asking()).toEqual([itself])
})
