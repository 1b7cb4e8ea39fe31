import { beforeAll, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { lockWallet } from "@/lib/ledger/steps/lock-wallet"
import { postEntry } from "@/lib/ledger/steps/post-entries"
import { leaveProgram } from "@/lib/portal/commands/leave-program"
import { redeemOwnReward } from "@/lib/portal/commands/redeem-own-reward"
import { getOwnStanding } from "@/lib/portal/queries/get-own-standing"
import { redeemFormSchema } from "@/lib/portal/schema"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { asPublic, auditActions, makeMerchant } from "@/tests/support/world"
import { joinAs, memberIdOf, openProgram } from "./portal-world"

let ctx: Ctx
let programId: string
let rewardId: string
let joined = 0

beforeAll(async () => {
  ctx = await makeMerchant()
  programId = (await openProgram(ctx, "club")).id
  rewardId = await coffee(ctx, programId)
})

async function coffee(merchant: Ctx, program: string): Promise<string> {
  const body = { programId: program, name: "Coffee", kind: "freeProduct", costPoints: 100 } as const
  return (await createReward(merchant, body)).id
}

async function memberWith(points: bigint): Promise<Ctx> {
  joined += 1
  const member = await joinAs(ctx, "club", `m${joined}@example.com`)
  if (points === 0n) return member
  await inTransaction(ctx, async (tx) => {
    const wallet = await lockWallet(tx, memberIdOf(member))
    const postings = [
      { account: "program.adjusted", points: -points },
      { account: "member.available", points },
    ] as const
    const newLots = [{ points, availableAt: tx.now, expiresAt: null }]
    await postEntry(tx, { wallet, kind: "adjustment", postings, newLots })
  })
  return member
}

async function pointsOf(member: Ctx): Promise<bigint> {
  return (await getOwnStanding(member, "PTS")).wallet.availablePoints
}

async function redemptionsOf(member: Ctx): Promise<number> {
  return inRead(ctx, (tx) =>
    tx.db.redemption.count({ where: { merchantId: ctx.merchantId, memberId: memberIdOf(member) } }),
  )
}

describe("redeeming in the portal", () => {
  it("spends the points and gives the voucher's redemption", async () => {
    const member = await memberWith(250n)
    const { redemptionId } = await redeemOwnReward(member, { rewardId, requestId: newId() })
    expect(await pointsOf(member)).toBe(150n)
    expect(await auditActions(ctx, redemptionId)).toEqual(["reward.redeem"])
  })

  it("redeems once, however often one form is sent", async () => {
    const member = await memberWith(250n)
    const input = { rewardId, requestId: newId() }
    const first = await redeemOwnReward(member, input)
    expect(await redeemOwnReward(member, input)).toEqual(first)
    expect(await pointsOf(member)).toBe(150n)
    expect(await redemptionsOf(member)).toBe(1)
  })

  it("redeems once when the button is tapped twice in the same moment", async () => {
    const member = await memberWith(500n)
    const input = { rewardId, requestId: newId() }
    const taps = await Promise.allSettled(Array.from({ length: 6 }, () => redeemOwnReward(member, input)))
    const answers = taps.flatMap((tap) => (tap.status === "fulfilled" ? [tap.value.redemptionId] : []))
    const refusals = taps.flatMap((tap) => (tap.status === "rejected" ? [Reflect.get(Object(tap.reason), "code")] : []))
    expect(new Set(answers).size).toBe(1)
    expect(refusals.filter((code) => code !== "idempotency_in_flight")).toEqual([])
    expect(await redemptionsOf(member)).toBe(1)
    expect(await pointsOf(member)).toBe(400n)
  })

  it("takes how many points to give as they were typed, and refuses a form sent again with others", async () => {
    const member = await memberWith(1500n)
    const detail = { amountMinor: 100, byPoints: { minimumPoints: 500 } }
    const body = { programId, name: "Money off", kind: "amountDiscount", costPoints: 100, detail } as const
    const form = new FormData()
    const input = { rewardId: (await createReward(ctx, body)).id, requestId: newId(), points: "1,200" }
    for (const [name, value] of Object.entries(input)) form.set(name, value)
    const sent = redeemFormSchema.parse(form)
    await redeemOwnReward(member, sent)
    expect(await pointsOf(member)).toBe(300n)
    const other = redeemOwnReward(member, { ...sent, points: 500 })
    await expect(other).rejects.toMatchObject({ code: "idempotency_key_reused" })
    form.set("points", "five")
    expect(redeemFormSchema.safeParse(form).error?.issues[0]?.path).toEqual(["points"])
  })

  it("redeems again with a new form", async () => {
    const member = await memberWith(250n)
    await redeemOwnReward(member, { rewardId, requestId: newId() })
    await redeemOwnReward(member, { rewardId, requestId: newId() })
    expect(await pointsOf(member)).toBe(50n)
  })

  it("never answers one member with another's redemption", async () => {
    const [mine, other] = [await memberWith(250n), await memberWith(250n)]
    const input = { rewardId, requestId: newId() }
    const first = await redeemOwnReward(mine, input)
    const second = await redeemOwnReward(other, input)
    expect(second.redemptionId).not.toBe(first.redemptionId)
    expect(await pointsOf(mine)).toBe(150n)
    expect(await pointsOf(other)).toBe(150n)
  })

  it("does not take one form for another reward", async () => {
    const member = await memberWith(250n)
    const requestId = newId()
    await redeemOwnReward(member, { rewardId, requestId })
    const another = await coffee(ctx, programId)
    await expect(redeemOwnReward(member, { rewardId: another, requestId })).rejects.toMatchObject({
      code: "idempotency_key_reused",
    })
  })

  it("refuses too few points, rewards of other programs and of other merchants, and whoever is not signed in", async () => {
    const member = await memberWith(60n)
    const input = { rewardId, requestId: newId() }
    await expect(redeemOwnReward(member, input)).rejects.toMatchObject({ code: "insufficient_points" })
    const elsewhere = await coffee(ctx, (await openProgram(ctx, "second")).id)
    await expect(redeemOwnReward(member, { rewardId: elsewhere, requestId: newId() })).rejects.toMatchObject({
      code: "not_found",
    })
    const stranger = await makeMerchant()
    const foreign = await coffee(stranger, (await openProgram(stranger, "club")).id)
    await expect(redeemOwnReward(member, { rewardId: foreign, requestId: newId() })).rejects.toMatchObject({
      code: "not_found",
    })
    await expect(redeemOwnReward(asPublic(ctx), input)).rejects.toMatchObject({ code: "unauthenticated" })
  })

  it("refuses who has left", async () => {
    const member = await memberWith(250n)
    await leaveProgram(member)
    await expect(redeemOwnReward(member, { rewardId, requestId: newId() })).rejects.toMatchObject({
      code: "reward_not_available",
    })
  })
})
