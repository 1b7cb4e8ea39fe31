import { beforeAll, describe, expect, it } from "vitest"
import { parseDay } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { listEntries } from "@/lib/ledger/queries/list-entries"
import { leaveProgram } from "@/lib/portal/commands/leave-program"
import { redeemOwnReward } from "@/lib/portal/commands/redeem-own-reward"
import { tellOwnBirthday } from "@/lib/portal/commands/tell-own-birthday"
import { updateOwnConsents } from "@/lib/portal/commands/update-own-consents"
import { exportOwnData } from "@/lib/portal/queries/export-own-data"
import { getActivity } from "@/lib/portal/queries/get-activity"
import { getOwnProfile } from "@/lib/portal/queries/get-own-profile"
import { getOwnReward } from "@/lib/portal/queries/get-own-reward"
import { getOwnStanding } from "@/lib/portal/queries/get-own-standing"
import { getPortalProgram } from "@/lib/portal/queries/get-portal-program"
import { listActivity } from "@/lib/portal/queries/list-activity"
import { listOwnComing } from "@/lib/portal/queries/list-own-coming"
import { listOwnLots } from "@/lib/portal/queries/list-own-lots"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import { archiveReward } from "@/lib/rewards/commands/archive-reward"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { getRedemptionOrThrow } from "@/lib/rewards/queries/get-redemption-or-throw"
import { listRedemptions } from "@/lib/rewards/queries/list-redemptions"
import { asPublic, auditActions, makeMerchant, makeProgram } from "@/tests/support/world"
import { joinAs, memberIdOf, openProgram } from "./portal-world"

let ctx: Ctx
let programId: string
let mine: Ctx
let other: Ctx
let redemptionId: string

const missing = { code: "not_found" }

beforeAll(async () => {
  ctx = await makeMerchant(new Date(Date.now() - 60_000))
  programId = (await openProgram(ctx, "club")).id
  mine = await joinAs(ctx, "club", "mine@example.com")
  other = await joinAs(ctx, "club", "other@example.com", "Grace")
  for (const ctxOf of [mine, other]) ctxOf.now = new Date()
  const email = "mine@example.com"
  const purchase = { externalId: "p1", customer: { email }, occurredAt: new Date(Date.now() - 1000).toISOString() }
  await recordPurchases(ctx, [{ ...purchase, currency: "USD", amountMinor: 25_000 }], { source: "staff" })
  const reward = await createReward(ctx, { programId, name: "Coffee", kind: "freeProduct", costPoints: 100 })
  redemptionId = (await redeemOwnReward(mine, { rewardId: reward.id, requestId: newId() })).redemptionId
})

describe("a member's own pages", () => {
  it("take the birthday once, as a day that has been, and of nobody but members", async () => {
    const birthday = parseDay("1990-03-12")
    await expect(tellOwnBirthday(mine, { birthday: parseDay("2190-01-01") })).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ path: "birthday" }],
    })
    await expect(tellOwnBirthday(ctx, { birthday })).rejects.toMatchObject({ code: "unauthenticated" })
    const both = await Promise.allSettled([tellOwnBirthday(mine, { birthday }), tellOwnBirthday(mine, { birthday })])
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    await expect(tellOwnBirthday(mine, { birthday: parseDay("1991-03-12") })).rejects.toMatchObject({
      code: "birthday_known",
    })
    expect((await getOwnProfile(mine)).birthday).toBe(birthday)
    // In the file too it is a day, not an instant that is another day elsewhere.
    expect(await exportOwnData(mine)).toMatchObject({ customer: { birthday: "1990-03-12" } })
    expect((await getOwnProfile(other)).birthday).toBeNull()
    expect((await auditActions(ctx, memberIdOf(mine))).filter((action) => action === "member.birthday")).toHaveLength(1)
  })

  it("tell the balance, the history by name and why", async () => {
    expect((await getOwnStanding(mine, "PTS")).wallet.availablePoints).toBe(150n)
    const { data } = await listActivity(mine, { limit: 10 })
    expect(data.map(({ description, points }) => [description, points])).toEqual([
      ["Redeemed: Coffee", -100n],
      ["Earned with a purchase of $250.00", 250n],
    ])
    const award = await getActivity(mine, data[1]?.id ?? "")
    expect(award.explanation).toMatchObject({ rules: [expect.objectContaining({ outcome: "awarded", points: 250 })] })
  })

  it("page through the history without gap or repetition", async () => {
    const first = await listActivity(mine, { limit: 1 })
    const second = await listActivity(mine, { limit: 1, cursor: first.nextCursor ?? "" })
    expect([...first.data, ...second.data].map(({ points }) => points)).toEqual([-100n, 250n])
    expect(second.nextCursor).toBeNull()
  })

  it("show a reward of the own program alone, and none that was taken out", async () => {
    const reward = await createReward(ctx, { programId, name: "Tea", kind: "freeProduct", costPoints: 5 })
    expect(await getOwnReward(mine, reward.id)).toMatchObject({ name: "Tea", costPoints: 5 })
    expect(JSON.stringify(Object.keys((await getOwnReward(mine, reward.id)) ?? {}))).not.toContain("unitCost")
    await archiveReward(ctx, { rewardId: reward.id })
    expect(await getOwnReward(mine, reward.id)).toBeNull()
    const elsewhere = await createReward(ctx, {
      programId: (await openProgram(ctx, "second")).id,
      name: "Tea",
      kind: "freeProduct",
      costPoints: 5,
    })
    expect(await getOwnReward(mine, elsewhere.id)).toBeNull()
  })

  it("do not show a draft", async () => {
    const draft = await makeProgram(ctx, "draft")
    expect(await getPortalProgram(asPublic(ctx), `p-${draft.slice(-12)}`)).toBeNull()
    expect(await getPortalProgram(asPublic(ctx), "club")).toMatchObject({ id: programId })
  })
})

describe("what is left of an entry", () => {
  it("is told to whom it belongs, and what can be used is not told as on its way", async () => {
    const { data } = await listActivity(mine, { limit: 10 })
    const ids = data.map(({ id }) => id)
    const lots = [...(await listOwnLots(mine, ids)).values()].flat()
    expect(lots).toMatchObject([{ points: 250n, remaining: 150n, expiresAt: null }])
    expect((await listOwnLots(other, ids)).size).toBe(0)
    expect(await listOwnComing(mine, "PTS")).toEqual([])
    // Seen from before the purchase, the same points were still to come.
    const before = { ...mine, now: new Date(Date.now() - 3_600_000) }
    expect(await listOwnComing(before, "PTS")).toMatchObject([{ remaining: 150n }])
    expect(await listOwnComing({ ...before, actor: other.actor }, "PTS")).toEqual([])
  })
})

describe("another member's data", () => {
  it("is not there", async () => {
    const [entry] = (await listActivity(mine, { limit: 1 })).data
    await expect(getActivity(other, entry?.id ?? "")).rejects.toMatchObject(missing)
    await expect(listEntries(other, { memberId: memberIdOf(mine), limit: 5 })).rejects.toMatchObject(missing)
    await expect(getRedemptionOrThrow(other, redemptionId)).rejects.toMatchObject(missing)
    await expect(listRedemptions(other, { memberId: memberIdOf(mine), limit: 5 })).rejects.toMatchObject(missing)
    expect((await listRedemptions(other, { limit: 5 })).data).toEqual([])
    expect((await listActivity(other, { limit: 5, cursor: entry?.id })).data).toEqual([])
    expect((await getOwnStanding(other, "PTS")).customer.email).toBe("other@example.com")
  })

  it("is not there for a member of another merchant with the same ids", async () => {
    const stranger = await makeMerchant()
    const forged: Ctx = { ...mine, merchantId: stranger.merchantId, merchant: stranger.merchant }
    await expect(getOwnStanding(forged, "PTS")).rejects.toMatchObject(missing)
    await expect(getOwnProfile(forged)).rejects.toMatchObject(missing)
    await expect(exportOwnData(forged)).rejects.toMatchObject(missing)
    await expect(getRedemptionOrThrow(forged, redemptionId)).rejects.toMatchObject(missing)
  })

  it("is not in the file of one's own data", async () => {
    const text = JSON.stringify(await exportOwnData(mine))
    expect(text).toContain("mine@example.com")
    expect(text).toContain("Coffee")
    expect(text).not.toContain("other@example.com")
    expect(text).not.toContain(memberIdOf(other))
    expect(text).not.toMatch(/tokenHash|merchantId/)
  })

  it("needs a member at all", async () => {
    await expect(getOwnStanding(asPublic(ctx), "PTS")).rejects.toMatchObject({ code: "unauthenticated" })
    await expect(exportOwnData(ctx)).rejects.toMatchObject({ code: "unauthenticated" })
  })
})

describe("what a member decides", () => {
  it("keeps each answer about messages and shows the last", async () => {
    await updateOwnConsents(mine, { email: true })
    expect((await getOwnProfile(mine)).emailConsent).toBe(true)
    await updateOwnConsents(mine, { email: false })
    expect((await getOwnProfile(mine)).emailConsent).toBe(false)
    expect((await getOwnProfile(other)).emailConsent).toBe(false)
    expect((await auditActions(ctx, memberIdOf(mine))).filter((action) => action === "member.consent")).toHaveLength(2)
  })

  it("ends all sessions with the membership", async () => {
    const leaver = await joinAs(ctx, "club", "leaver@example.com")
    await joinAs(ctx, "club", "leaver@example.com")
    await leaveProgram(leaver)
    const open = await inRead(ctx, (tx) =>
      tx.db.portalSession.count({
        where: { merchantId: ctx.merchantId, memberId: memberIdOf(leaver), revokedAt: null },
      }),
    )
    expect(open).toBe(0)
    expect(await auditActions(ctx, memberIdOf(leaver))).toContain("member.leave")
    expect((await getOwnProfile(other)).devices).toHaveLength(1)
  })
})
