import { beforeEach, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { relayAll } from "@/lib/core/relay"
import { addEarningRule } from "@/lib/programs/commands/add-earning-rule"
import { createProgram } from "@/lib/programs/commands/create-program"
import { publishProgram } from "@/lib/programs/commands/publish-program"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { enrollMember } from "@/lib/purchases/commands/enroll-member"
import { mergeCustomers } from "@/lib/purchases/commands/merge-customers"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { referralsSubscriber } from "@/lib/purchases/events"
import { asStaff, auditActions } from "../../support/world"
import { brokenLaws, later, makeClub, pointPerDollar, purchase } from "../purchases/club"
import { countEvents, gift } from "./rules"

let ctx: Ctx
let programId: string
let code: string
let ada: string

beforeEach(async () => {
  const rules = [pointPerDollar, gift("referral", 100)]
  const club = await makeClub({ rules, joinPolicy: "optIn" })
  ctx = club.ctx
  programId = club.programId
  const member = await enrollMember(ctx, {
    customer: { externalId: "ada", email: "ada@gmail.com", phone: "+15550001234" },
  })
  ada = member.id
  code = member.referralCode ?? ""
})

const join = (one: Ctx, externalId: string, more: Record<string, string> = {}, referralCode = code) =>
  enrollMember(one, { customer: { externalId, ...more }, referralCode })

const buy = (one: Ctx, id: string, customer: string, amountMinor = 1_000, occurredAt = one.now.toISOString()) =>
  recordPurchase(one, purchase(id, customer, occurredAt, amountMinor), { source: "api" })

const pointsOf = async (id: string) => (await getMemberView(ctx, { id })).wallets[0]?.availablePoints

const referrals = (one: Ctx) => inRead(one, (tx) => tx.db.referral.findMany({ where: { merchantId: one.merchantId } }))

const relay = () => relayAll([referralsSubscriber])

describe("a code", () => {
  it("is readable, stays the same, and is one member's", async () => {
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{8}$/)
    expect((await getMemberView(ctx, { id: ada })).referralCode).toBe(code)
    const bob = await enrollMember(ctx, { customer: { externalId: "bob" } })
    expect(bob.referralCode).not.toBe(code)
    const both = await Promise.all([1, 2, 3].map(() => getMemberView(ctx, { id: bob.id })))
    expect(new Set(both.map(({ referralCode }) => referralCode)).size).toBe(1)
  })

  it("that nobody has is refused, with nothing made", async () => {
    for (const wrong of ["XXXXXXXX", "'", "0".repeat(64)]) {
      await expect(join(ctx, "bob", {}, wrong)).rejects.toMatchObject({
        code: "referral_code_unknown",
        fields: [{ path: "referralCode" }],
      })
    }
    expect(await join(ctx, "bob", {}, ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `)).toMatchObject({
      status: "active",
    })
  })

  it("of another program or merchant is unknown", async () => {
    const club = await makeClub({ joinPolicy: "optIn" })
    await expect(join(club.ctx, "bob")).rejects.toMatchObject({ code: "referral_code_unknown" })
    const other = await createProgram(ctx, {
      name: "Other",
      slug: "other",
      currency: { code: "OTH", name: "point", plural: "points", value: { points: 1, amountMinor: 1 } },
      moneyCurrency: "USD",
      joinPolicy: "optIn",
    })
    await addEarningRule(ctx, { programId: other.id, rule: pointPerDollar })
    await publishProgram(ctx, { programId: other.id })
    const input = { customer: { externalId: "bob" }, programId: other.id, referralCode: code }
    await expect(enrollMember(ctx, input)).rejects.toMatchObject({ code: "referral_code_unknown" })
  })

  it.each([
    ["the address, spelled otherwise", { email: "A.Da+Shop@Googlemail.com" }],
    ["the phone", { phone: "+15550001234" }],
  ])("is refused to oneself: %s", async (_what, marks) => {
    // The known customer has an externalId, so that another makes another customer, with the same mailbox.
    await expect(join(ctx, "again", marks)).rejects.toMatchObject({ code: "self_referral" })
    expect(await referrals(ctx)).toEqual([])
  })

  it("still counts after its member was merged with another, for that one", async () => {
    const twin = await enrollMember(ctx, { customer: { externalId: "twin" } })
    const { customerId } = await getMemberView(ctx, { id: ada })
    await mergeCustomers(ctx, { id: customerId, intoCustomerId: twin.customerId, reason: "The same person" })
    await join(ctx, "bob")
    expect(await referrals(ctx)).toMatchObject([{ referrerMemberId: twin.id }])
    await expect(join(ctx, "again", { email: "ada@gmail.com" })).rejects.toMatchObject({ code: "self_referral" })
  })

  it("needs the right to enrol", async () => {
    await expect(join(asStaff(ctx, "cashier"), "bob")).rejects.toMatchObject({ code: "forbidden" })
  })
})

describe("an invitation", () => {
  it("gives both sides their points with the first purchase, once", async () => {
    const bob = await join(ctx, "bob")
    expect(await pointsOf(ada)).toBe(0n)
    await buy(later(ctx, 5), "p0", "bob", 0)
    await relay()
    expect(await pointsOf(ada)).toBe(0n)
    const first = await buy(later(ctx, 10), "p1", "bob")
    await relay()
    expect([await pointsOf(ada), await pointsOf(bob.id)]).toEqual([100n, 110n])
    await buy(later(ctx, 20), "p2", "bob")
    await relay()
    expect([await pointsOf(ada), await pointsOf(bob.id)]).toEqual([100n, 120n])
    const [referral] = await referrals(ctx)
    expect(referral).toMatchObject({
      referrerMemberId: ada,
      refereeMemberId: bob.id,
      purchaseId: first.purchase.id,
      convertedAt: later(ctx, 10).now,
    })
    expect(await auditActions(ctx, referral?.id ?? "")).toEqual(["referral.convert"])
    expect(await countEvents(ctx, "referral")).toBe(2)
    expect(await brokenLaws(ctx)).toEqual([])
  })

  it("does not work for what was bought before joining", async () => {
    await buy(later(ctx, -100), "p0", "bob")
    await join(ctx, "bob")
    await buy(later(ctx, 1), "late", "bob", 1_000, later(ctx, -50).now.toISOString())
    await relay()
    expect(await pointsOf(ada)).toBe(0n)
    await buy(later(ctx, 2), "p1", "bob")
    await relay()
    expect(await pointsOf(ada)).toBe(100n)
  })

  it("works once though two purchases come at once", async () => {
    await join(ctx, "bob")
    await Promise.all(["p1", "p2", "p3"].map((id, index) => buy(later(ctx, index + 1), id, "bob")))
    await Promise.all([relay(), relay()])
    expect(await pointsOf(ada)).toBe(100n)
    expect(await countEvents(ctx, "referral")).toBe(2)
  })

  it("counts for each who was invited", async () => {
    for (const name of ["bob", "cy", "dot"]) await join(ctx, name)
    for (const name of ["bob", "cy", "dot"]) await buy(later(ctx, 1), `p-${name}`, name)
    await relay()
    expect(await pointsOf(ada)).toBe(300n)
  })

  it("may give to one side alone", async () => {
    const rules = [
      pointPerDollar,
      gift("referral", 70, { name: "To who invites", recipient: "referrer" }),
      gift("referral", 30, { name: "To who comes", recipient: "referee" }),
    ]
    const club = await makeClub({ rules, joinPolicy: "optIn" })
    const host = await enrollMember(club.ctx, { customer: { externalId: "host" } })
    const guest = await join(club.ctx, "guest", {}, host.referralCode ?? "")
    await buy(later(club.ctx, 1), "p1", "guest", 100)
    await relay()
    const points = async (id: string) => (await getMemberView(club.ctx, { id })).wallets[0]?.availablePoints
    expect([await points(host.id), await points(guest.id)]).toEqual([70n, 31n])
    expect(programId).not.toBe(club.programId)
  })
})
