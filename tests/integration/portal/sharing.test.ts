import { beforeAll, describe, expect, it } from "vitest"
import { type Ctx, systemCtx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { adjustPoints } from "@/lib/ledger/commands/adjust-points"
import { setSharingPolicy } from "@/lib/ledger/commands/set-sharing-policy"
import { answerHouseholdInvitation } from "@/lib/portal/commands/answer-household-invitation"
import { createOwnHousehold } from "@/lib/portal/commands/create-own-household"
import { giveOwnPoints } from "@/lib/portal/commands/give-own-points"
import { inviteToHousehold } from "@/lib/portal/commands/invite-to-household"
import { leaveProgram } from "@/lib/portal/commands/leave-program"
import { quitHousehold } from "@/lib/portal/commands/quit-household"
import { redeemOwnReward } from "@/lib/portal/commands/redeem-own-reward"
import { withdrawHouseholdInvitation } from "@/lib/portal/commands/withdraw-household-invitation"
import { tellWhy } from "@/lib/portal/domain/tell-why"
import { getActivity } from "@/lib/portal/queries/get-activity"
import { getOwnGiving } from "@/lib/portal/queries/get-own-giving"
import { getOwnHousehold, listOwnInvites } from "@/lib/portal/queries/get-own-household"
import { getOwnStanding } from "@/lib/portal/queries/get-own-standing"
import { listActivity } from "@/lib/portal/queries/list-activity"
import { previewOwnGift } from "@/lib/portal/queries/preview-own-gift"
import { giveFormSchema } from "@/lib/portal/schema-sharing"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { makeMerchant } from "@/tests/support/world"
import { joinAs, memberIdOf, openProgram } from "./portal-world"

let ctx: Ctx
let programId: string
let ada: Ctx
let bob: Ctx

async function joined(email: string, name: string, points: number): Promise<Ctx> {
  const member = await joinAs(ctx, "club", email, name)
  await adjustPoints(ctx, { memberId: memberIdOf(member), points, reason: "Test" })
  return member
}

const pointsOf = async (member: Ctx) => (await getOwnStanding(member, "PTS")).wallet.availablePoints
const cardOf = async (member: Ctx) => (await getOwnStanding(member, "PTS")).cardNumber

beforeAll(async () => {
  ctx = await makeMerchant()
  programId = (await openProgram(ctx, "club")).id
  ada = await joined("ada@example.com", "Ada", 100)
  bob = await joined("bob@example.com", "Bob", 50)
})

describe("giving points", () => {
  const gift = (to: string, points: number) => ({ to, points, requestId: newId(), reason: undefined })

  it("is refused where the program does not have it, then shows the fee before anything is given: 10 + 10 % of 45 = 5", async () => {
    await expect(previewOwnGift(ada, gift("bob@example.com", 45))).rejects.toMatchObject({
      code: "transfers_not_allowed",
    })
    await setSharingPolicy(ctx, { programId, transfersAllowed: true, feePoints: 10, feeBasisPoints: 1_000 })
    expect(await previewOwnGift(ada, gift("bob@example.com", 45))).toMatchObject({ feePoints: 15, leftPoints: 40 })
    expect(await pointsOf(ada)).toBe(100n)
    await expect(previewOwnGift(ada, gift("bob@example.com", 90))).rejects.toMatchObject({
      code: "insufficient_points",
    })
  })

  it("gives once for one form, by e-mail or card, however it is written", async () => {
    const form = giveFormSchema.parse({ to: " Bob@Example.com ", points: "4 5", reason: "", requestId: newId() })
    const [first, again] = [await giveOwnPoints(ada, form), await giveOwnPoints(ada, form)]
    expect(again).toEqual(first)
    expect([await pointsOf(ada), await pointsOf(bob)]).toEqual([40n, 95n])
    const card = (await cardOf(ada)).replace(/(\d{4})/g, "$1 ")
    await giveOwnPoints(bob, gift(card, 20))
    // 95 − 20 − 10 − 2 = 63, and 40 + 20 = 60
    expect([await pointsOf(ada), await pointsOf(bob)]).toEqual([60n, 63n])
    expect((await getOwnGiving(ada)).transfers.map(({ points }) => points)).toEqual([20n, 45n])
  })

  it("answers the same for a stranger and for one who left, and only so often", async () => {
    const gone = await joined("gone@example.com", "Gone", 1)
    await leaveProgram(gone)
    for (const to of ["nobody@example.com", "gone@example.com", "4571000011114821"]) {
      await expect(giveOwnPoints(ada, gift(to, 1))).rejects.toMatchObject({
        code: "receiver_unknown",
        detail: "No other active member of this program is known by this. Check the card number or the address.",
      })
    }
    const tries = Array.from({ length: 15 }, () => giveOwnPoints(ada, gift("nobody@example.com", 1)))
    const codes = (await Promise.allSettled(tries)).map((one) =>
      Reflect.get(Object(Reflect.get(one, "reason")), "code"),
    )
    expect(codes).toContain("too_many_requests")
    expect(await pointsOf(ada)).toBe(60n)
  })
})

describe("a household", () => {
  it("is made where members may, and nobody is drawn in without agreeing", async () => {
    const eve = await joined("eve@example.com", "Eve", 30)
    await expect(createOwnHousehold(bob, { name: "Home" })).rejects.toMatchObject({ code: "households_not_allowed" })
    await setSharingPolicy(ctx, { programId, householdsBy: "members", householdSize: 3 })
    await createOwnHousehold(bob, { name: "Home" })
    const { invitationId } = await inviteToHousehold(bob, { who: "EVE@example.com" })
    // Asked twice it is one invitation; a stranger is told of in the same way.
    expect(await inviteToHousehold(bob, { who: "eve@example.com" })).toEqual({ invitationId })
    await inviteToHousehold(bob, { who: "stranger@example.com" })
    // The member is mailed once, and nobody else; what the inviter wrote is not in it.
    const mails = await inRead(ctx, (tx) => tx.db.mail.findMany({ where: { subject: { contains: "household" } } }))
    expect(mails.map(({ toAddress }) => toAddress)).toEqual(["eve@example.com"])
    expect(mails[0]?.text).toMatch(/within 14 days[\s\S]*\/household/)
    expect(mails[0]?.text).not.toMatch(/Bob|Home/)
    expect((await getOwnHousehold(bob)).sent.map(({ hint }) => hint)).toEqual(["s…@example.com", "e…@example.com"])
    await expect(inviteToHousehold(bob, { who: await cardOf(ada) })).rejects.toMatchObject({ code: "household_full" })
    expect((await getOwnStanding(eve, "PTS")).household).toBeNull()
    // Nobody else can answer it.
    const accept = { invitationId, accept: true }
    await expect(answerHouseholdInvitation(ada, accept)).rejects.toMatchObject({ code: "invitation_invalid" })
    expect(await listOwnInvites(eve)).toEqual([{ id: invitationId, householdName: "Home", by: "Bob" }])
    await answerHouseholdInvitation(eve, accept)
    await expect(answerHouseholdInvitation(eve, accept)).rejects.toMatchObject({ code: "invitation_invalid" })
    expect(await listOwnInvites(eve)).toEqual([])
    // 63 + 30
    expect((await getOwnStanding(eve, "PTS")).spendablePoints).toBe(93n)

    const { id: rewardId } = await createReward(ctx, { programId, name: "Cake", kind: "custom", costPoints: 80 })
    await redeemOwnReward(eve, { rewardId, requestId: newId() })
    const [use] = (await getOwnHousehold(bob)).uses
    expect(use).toMatchObject({ rewardName: "Cake", memberId: memberIdOf(eve) })
    expect(use?.shares.reduce((sum, { points }) => sum + points, 0)).toBe(80)
    // Bob's entry tells that another one redeemed it, and leads to no voucher of theirs.
    const [paid] = (await listActivity(bob, { limit: 1 })).data
    expect(paid?.description).toBe("Redeemed: Cake, by another member of the household")
    const activity = await getActivity(bob, paid?.id ?? "")
    expect(activity.redemptionId).toBeNull()
    expect(tellWhy(activity).steps).toContain("What expires first is used first, whoever has it.")
    await quitHousehold(eve)
    expect((await getOwnHousehold(eve)).household).toBeNull()
  })

  it("is its head's to invite to; an invitation can be refused, taken back, and runs out", async () => {
    const [{ sent }, joe] = [await getOwnHousehold(bob), await joined("joe@example.com", "Joe", 5)]
    for (const { id } of sent) await withdrawHouseholdInvitation(bob, { invitationId: id })
    const first = await inviteToHousehold(bob, { who: await cardOf(joe) })
    await answerHouseholdInvitation(joe, { ...first, accept: false })
    expect([await listOwnInvites(joe), (await getOwnHousehold(bob)).sent]).toEqual([[], []])
    const second = await inviteToHousehold(bob, { who: "joe@example.com" })
    const later = { ...joe, now: new Date(ctx.now.getTime() + 15 * 86_400_000) }
    await expect(answerHouseholdInvitation(later, { ...second, accept: true })).rejects.toMatchObject({
      code: "invitation_invalid",
    })
    await setSharingPolicy(ctx, { programId, householdsBy: "nobody" })
    const refused = { code: "households_not_allowed", detail: expect.stringContaining("decline") }
    await expect(answerHouseholdInvitation(joe, { ...second, accept: true })).rejects.toMatchObject(refused)
    await expect(inviteToHousehold(bob, { who: "ada@example.com" })).rejects.toMatchObject({ code: refused.code })
    expect([(await getOwnHousehold(joe)).invited, await listOwnInvites(joe)]).toEqual([[], []])
    await setSharingPolicy(ctx, { programId, householdsBy: "members" })
    await answerHouseholdInvitation(joe, { ...second, accept: true })
    await expect(inviteToHousehold(joe, { who: "ada@example.com" })).rejects.toMatchObject({ code: "forbidden" })
    // Whoever leaves the program leaves the household; the other is its head then.
    await leaveProgram(bob)
    expect((await getOwnHousehold(joe)).household).toMatchObject({ headMemberId: memberIdOf(joe) })
    await quitHousehold(joe)
    await expect(quitHousehold(joe)).rejects.toMatchObject({ code: "not_in_household" })
  })

  it("keeps no address of who is invited", async () => {
    const rows = await inRead(systemCtx(ctx.merchant, "test"), (tx) => tx.db.householdInvitation.findMany())
    expect(JSON.stringify(rows.map((row) => ({ ...row })))).not.toMatch(/eve@|stranger@|joe@/)
    for (const { addressHash } of rows) expect(addressHash).toMatch(/^[0-9a-f]{64}$/)
  })
})
