import { beforeAll, describe, expect, it } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { cancelRedemption } from "@/lib/rewards/commands/cancel-redemption"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { importProgram } from "@/lib/rewards/commands/import-program"
import { redeemReward } from "@/lib/rewards/commands/redeem-reward"
import { updateReward } from "@/lib/rewards/commands/update-reward"
import { useVoucher as markUsed } from "@/lib/rewards/commands/use-voucher"
import { exportProgram } from "@/lib/rewards/queries/export-program"
import { getRedemptionOrThrow } from "@/lib/rewards/queries/get-redemption-or-throw"
import { getRewardOrThrow } from "@/lib/rewards/queries/get-reward-or-throw"
import { listRewards } from "@/lib/rewards/queries/list-rewards"
import { rewardBodySchema } from "@/lib/rewards/schema"
import { asStaff, auditActions, makeMember, makeMerchant, makeProgram, topics } from "@/tests/support/world"

let ctx: Ctx
let programId: string

beforeAll(async () => {
  ctx = await makeMerchant()
  programId = await makeProgram(ctx)
})

function reward(body: { costPoints?: number; stock?: number } = {}) {
  return createReward(ctx, { programId, name: "Coffee", kind: "freeProduct", costPoints: 100, ...body })
}

async function balance(memberId: string): Promise<bigint> {
  const [row] = await inRead(
    ctx,
    (tx) =>
      tx.db.$queryRaw<{ points: bigint }[]>`
      SELECT w."availablePoints" AS points FROM "member" m JOIN "wallet" w ON w."merchantId" = m."merchantId" AND w."accountId" = m."accountId"
      WHERE m."merchantId" = ${ctx.merchantId}::uuid AND m."id" = ${memberId}::uuid`,
  )
  return row?.points ?? -1n
}

function codes(results: PromiseSettledResult<unknown>[]): Record<string, number> {
  const seen: Record<string, number> = {}
  for (const result of results) {
    const code = result.status === "fulfilled" ? "ok" : String(Reflect.get(Object(result.reason), "code"))
    seen[code] = (seen[code] ?? 0) + 1
  }
  return seen
}

describe("redeeming", () => {
  it("spends the points, counts the stock down and gives out a code", async () => {
    const memberId = await makeMember(ctx, programId, 250n)
    const { id } = await reward({ stock: 5 })
    const redemption = await redeemReward(ctx, { memberId, rewardId: id, quantity: 2 })
    expect(redemption).toMatchObject({ status: "issued", points: 200, quantity: 2 })
    expect(redemption.vouchers.map(({ code }) => code)).toEqual([
      expect.stringMatching(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/),
      expect.stringMatching(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/),
    ])
    expect(await balance(memberId)).toBe(50n)
    expect((await getRewardOrThrow(ctx, id)).stock).toBe(3)
    expect(await auditActions(ctx, redemption.id)).toEqual(["reward.redeem"])
    expect(await topics(ctx)).toContain("reward.redeemed")
  })

  it("refuses what the balance does not cover, and says what is missing", async () => {
    const memberId = await makeMember(ctx, programId, 60n)
    const { id } = await reward()
    await expect(redeemReward(ctx, { memberId, rewardId: id })).rejects.toMatchObject({
      code: "insufficient_points",
      detail: expect.stringContaining("40"),
    })
    expect(await balance(memberId)).toBe(60n)
  })

  it("gives the last unit to exactly one of many", async () => {
    const { id } = await reward({ stock: 1 })
    const members = await Promise.all(Array.from({ length: 40 }, () => makeMember(ctx, programId, 100n)))
    const results = await Promise.allSettled(members.map((memberId) => redeemReward(ctx, { memberId, rewardId: id })))
    expect(codes(results)).toEqual({ ok: 1, out_of_stock: 39 })
    expect((await getRewardOrThrow(ctx, id)).stock).toBe(0)
  })

  it("spends one balance once, however many ask", async () => {
    const { id } = await reward({ stock: 1000 })
    const memberId = await makeMember(ctx, programId, 100n)
    const asks = Array.from({ length: 30 }, () => redeemReward(ctx, { memberId, rewardId: id }))
    expect(codes(await Promise.allSettled(asks))).toEqual({ ok: 1, insufficient_points: 29 })
    expect(await balance(memberId)).toBe(0n)
    expect((await getRewardOrThrow(ctx, id)).stock).toBe(999)
  })

  it("refuses a draft program, ended rewards and options it does not have", async () => {
    const draft = await makeProgram(ctx, "draft")
    const draftMember = await makeMember(ctx, draft, 500n)
    const draftReward = await createReward(ctx, { programId: draft, name: "R", kind: "custom", costPoints: 1 })
    const asked = { memberId: draftMember, rewardId: draftReward.id }
    await expect(redeemReward(ctx, asked)).rejects.toMatchObject({ code: "program_not_published" })

    const memberId = await makeMember(ctx, programId, 500n)
    const window = { startsAt: "2020-01-01T00:00:00Z", endsAt: "2020-02-01T00:00:00Z" }
    const ended = await createReward(ctx, { programId, name: "R", kind: "custom", costPoints: 1, ...window })
    await expect(redeemReward(ctx, { memberId, rewardId: ended.id })).rejects.toMatchObject({
      code: "reward_not_available",
    })
    const live = await reward()
    const withPoints = redeemReward(ctx, { memberId, rewardId: live.id, points: 5 })
    await expect(withPoints).rejects.toMatchObject({ code: "invalid_input", fields: [{ path: "points" }] })
    const boost = createReward(ctx, { programId, name: "R", kind: "tierBoost", costPoints: 1 })
    await expect(boost).rejects.toMatchObject({ code: "unsupported_option" })
  })

  it("keeps merchants and roles apart", async () => {
    const memberId = await makeMember(ctx, programId, 500n)
    const { id } = await reward()
    const other = await makeMerchant()
    await expect(redeemReward(other, { memberId, rewardId: id })).rejects.toMatchObject({ code: "not_found" })
    await expect(redeemReward(asStaff(ctx, "manager"), { memberId, rewardId: id })).rejects.toMatchObject({
      code: "forbidden",
    })
    const asCashier = await redeemReward(asStaff(ctx, "cashier"), { memberId, rewardId: id })
    expect(asCashier.status).toBe("issued")
    const denied = createReward(asStaff(ctx, "cashier"), { programId, name: "R", kind: "custom", costPoints: 1 })
    await expect(denied).rejects.toMatchObject({ code: "forbidden" })
  })
})

describe("redeeming by points", () => {
  const detail = { amountMinor: 100, byPoints: { minimumPoints: 200, maximumPoints: 1000, stepPoints: 50 } }
  const moneyOff = () =>
    createReward(ctx, { programId, name: "Money off", kind: "amountDiscount", costPoints: 120, detail })

  it("gives one voucher worth what was chosen, rounded down, and keeps its worth when the price changes", async () => {
    const memberId = await makeMember(ctx, programId, 1000n)
    const { id, leastPoints } = await moneyOff()
    expect(leastPoints).toBe(200)
    // 350 × 100 / 120 = 291.67.
    const redemption = await redeemReward(ctx, { memberId, rewardId: id, points: 350 })
    expect(redemption).toMatchObject({ points: 350, quantity: 1, amountMinor: 291, vouchers: [{ amountMinor: 291 }] })
    expect(await balance(memberId)).toBe(650n)
    await expect(updateReward(ctx, { rewardId: id, priceMinor: 50 })).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ path: "priceMinor" }],
    })
    await updateReward(ctx, { rewardId: id, costPoints: 100 })
    const dearer = await redeemReward(ctx, { memberId, rewardId: id, points: 350 })
    expect(dearer.amountMinor).toBe(350)
    expect((await getRedemptionOrThrow(ctx, redemption.id)).voucher?.amountMinor).toBe(291)
    await cancelRedemption(ctx, { redemptionId: redemption.id })
    expect(await balance(memberId)).toBe(650n)
  })

  it("refuses what may not be chosen, says what may, and takes nothing", async () => {
    const memberId = await makeMember(ctx, programId, 600n)
    const { id } = await moneyOff()
    const message = "Choose from 200 to 1,000 in steps of 50."
    for (const points of [150, 220, 1050]) {
      const asked = redeemReward(ctx, { memberId, rewardId: id, points })
      await expect(asked).rejects.toMatchObject({ code: "invalid_input", fields: [{ path: "points", message }] })
    }
    const refusals = [{}, { quantity: 2 }, { quantity: 1, points: 200 }]
    for (const wanted of refusals) {
      const asked = redeemReward(ctx, { memberId, rewardId: id, ...wanted })
      await expect(asked).rejects.toMatchObject({ code: "invalid_input", fields: [{ path: "points" }] })
    }
    const more = redeemReward(ctx, { memberId, rewardId: id, points: 700 })
    await expect(more).rejects.toMatchObject({ code: "insufficient_points" })
    expect(await balance(memberId)).toBe(600n)
  })

  it("is a donation without a voucher, worth what was chosen", async () => {
    const memberId = await makeMember(ctx, programId, 300n)
    const { id } = await createReward(ctx, { programId, name: "Trees", kind: "donation", costPoints: 120, detail })
    const redemption = await redeemReward(ctx, { memberId, rewardId: id, points: 200 })
    expect(redemption).toMatchObject({ amountMinor: 166, vouchers: [] })
  })

  it("goes along in a program's file and in what is told of changes", async () => {
    const draft = await makeProgram(ctx, "draft")
    await createReward(ctx, { programId: draft, name: "Money off", kind: "amountDiscount", costPoints: 120, detail })
    await createReward(ctx, { programId: draft, name: "Cake", kind: "custom", costPoints: 50, priceMinor: 250 })
    const file = await exportProgram(ctx, { programId: draft })
    expect(file.rewards?.map(({ reward }) => reward)).toMatchObject([{ detail }, { priceMinor: 250 }])
    const other = await makeMerchant()
    const { program } = await importProgram(other, file)
    const there = await listRewards(other, { programId: program.id, limit: 5 })
    expect(there.data).toMatchObject([
      { detail, leastPoints: 200, priceMinor: 0 },
      { leastPoints: 50, priceMinor: 250 },
    ])
    expect((await importProgram(other, await exportProgram(other, { programId: program.id }))).hasChanged).toBe(false)
  })

  it("is a reward that says what it gives and asks for no money beside", () => {
    const body = { name: "R", kind: "cashback", costPoints: 120, detail } as const
    const paths = (change: object) =>
      rewardBodySchema.safeParse({ ...body, ...change }).error?.issues.map(({ path }) => path.join("."))
    expect(paths({})).toBeUndefined()
    expect(paths({ detail: { ...detail, byPoints: { minimumPoints: 9, maximumPoints: 8 } } })).toEqual([
      "detail.byPoints.maximumPoints",
    ])
    expect(paths({ detail: { ...detail, byPoints: { minimumPoints: 1 } } })).toEqual(["detail.byPoints.minimumPoints"])
    expect(paths({ kind: "donation", detail: { byPoints: detail.byPoints } })).toEqual(["detail.amountMinor"])
    expect(paths({ kind: "freeProduct" })).not.toBeUndefined()
    expect(paths({ priceMinor: 100 })).toEqual(["priceMinor"])
  })
})

describe("a voucher", () => {
  it("is used once, however the code is typed, also when two tills try at once", async () => {
    const memberId = await makeMember(ctx, programId, 500n)
    const redemption = await redeemReward(ctx, { memberId, rewardId: (await reward()).id })
    const code = redemption.voucher?.code ?? ""
    const typed = [code.toLowerCase(), code.replaceAll("-", ""), ` ${code} `]
    const results = await Promise.allSettled(typed.map((one) => markUsed(ctx, { code: one })))
    expect(codes(results)).toEqual({ ok: 1, voucher_used: 2 })
    await expect(cancelRedemption(ctx, { redemptionId: redemption.id })).rejects.toMatchObject({
      code: "redemption_used",
    })
    expect(await topics(ctx)).toContain("voucher.used")
  })

  it("expires at local midnight after its last day", async () => {
    const memberId = await makeMember(ctx, programId, 500n)
    const { id } = await createReward(ctx, { programId, name: "R", kind: "custom", costPoints: 1, voucherDays: 1 })
    const redemption = await redeemReward(ctx, { memberId, rewardId: id })
    const code = redemption.voucher?.code ?? ""
    const expiresAt = new Date(redemption.voucher?.expiresAt ?? "")
    await expect(markUsed({ ...ctx, now: expiresAt }, { code })).rejects.toMatchObject({ code: "voucher_expired" })
    expect(await markUsed({ ...ctx, now: new Date(expiresAt.getTime() - 1) }, { code })).toMatchObject({
      status: "used",
    })
  })

  it("is unknown to another merchant and in a form that no code has", async () => {
    await expect(markUsed(ctx, { code: "nonsense" })).rejects.toMatchObject({ code: "not_found" })
    const memberId = await makeMember(ctx, programId, 500n)
    const redemption = await redeemReward(ctx, { memberId, rewardId: (await reward()).id })
    const other = await makeMerchant()
    const asked = markUsed(other, { code: redemption.voucher?.code ?? "" })
    await expect(asked).rejects.toMatchObject({ code: "not_found" })
  })
})

describe("cancelling a redemption", () => {
  it("gives points and stock back once, and voids the code", async () => {
    const memberId = await makeMember(ctx, programId, 100n)
    const { id } = await reward({ stock: 1 })
    const redemption = await redeemReward(ctx, { memberId, rewardId: id })
    const asks = [0, 1, 2].map(() => cancelRedemption(ctx, { redemptionId: redemption.id }))
    expect(codes(await Promise.allSettled(asks))).toEqual({ ok: 1, redemption_cancelled: 2 })
    expect(await balance(memberId)).toBe(100n)
    expect((await getRewardOrThrow(ctx, id)).stock).toBe(1)
    const used = markUsed(ctx, { code: redemption.voucher?.code ?? "" })
    await expect(used).rejects.toMatchObject({ code: "voucher_cancelled" })
    expect(await auditActions(ctx, redemption.id)).toEqual(["reward.redeem", "redemption.cancel"])
  })

  it("lets what has expired meanwhile expire again, and says so", async () => {
    const tomorrow = new Date(ctx.now.getTime() + 86_400_000)
    const memberId = await makeMember(ctx, programId, 100n, tomorrow)
    const redemption = await redeemReward(ctx, { memberId, rewardId: (await reward()).id })
    const later = { ...ctx, now: new Date(tomorrow.getTime() + 1) }
    const cancelled = await cancelRedemption(later, { redemptionId: redemption.id })
    expect(cancelled).toMatchObject({ status: "cancelled", restoredPoints: 100, expiredPoints: 100 })
    expect(await balance(memberId)).toBe(0n)
  })
})
