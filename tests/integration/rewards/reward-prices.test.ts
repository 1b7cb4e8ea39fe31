import { beforeAll, expect, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { writePrices } from "@/lib/programs/steps/reward-prices"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { redeemReward } from "@/lib/rewards/commands/redeem-reward"
import { updateReward } from "@/lib/rewards/commands/update-reward"
import { getRewardOrThrow } from "@/lib/rewards/queries/get-reward-or-throw"
import { listRewardPrices } from "@/lib/rewards/queries/list-reward-prices"
import { listRewards } from "@/lib/rewards/queries/list-rewards"
import { makeMember, makeMerchant, makeProgram } from "@/tests/support/world"

let ctx: Ctx
let programId: string
const later = (ms: number) => ({ ...ctx, now: new Date(ctx.now.getTime() + ms) })
const day = 86_400_000

beforeAll(async () => {
  ctx = await makeMerchant(new Date("2026-03-01T12:00:00Z"))
  programId = await makeProgram(ctx)
})

const coffee = () => createReward(ctx, { programId, name: "Coffee", kind: "freeProduct", costPoints: 500 })

function setPrice(rewardId: string, costPoints: number, from: Date, at: Ctx = ctx) {
  return inTransaction(at, (tx) =>
    writePrices(tx, [{ rewardId, costPoints: BigInt(costPoints), from, versionId: null }]),
  )
}

test("a price holds from its first instant on, and not a millisecond before", async () => {
  const { id } = await coffee()
  const start = new Date(ctx.now.getTime() + day)
  await setPrice(id, 700, start)
  const memberId = await makeMember(ctx, programId, 5000n)
  const before = await redeemReward(later(day - 1), { memberId, rewardId: id })
  const after = await redeemReward(later(day), { memberId, rewardId: id })
  expect([before.points, after.points]).toEqual([500, 700])
  expect((await getRewardOrThrow(later(day - 1), id)).costPoints).toBe(500)
  expect((await getRewardOrThrow(later(day), id)).costPoints).toBe(700)
  const listed = await listRewards(later(day), { programId, limit: 200 })
  expect(listed.data.find((one) => one.id === id)?.costPoints).toBe(700)
})

test("a price that is changed at once holds until the one that was set for a day", async () => {
  const { id } = await coffee()
  await setPrice(id, 900, new Date(ctx.now.getTime() + 2 * day))
  expect((await updateReward(later(day), { rewardId: id, costPoints: 600 })).costPoints).toBe(600)
  expect((await getRewardOrThrow(later(day), id)).costPoints).toBe(600)
  expect((await getRewardOrThrow(later(2 * day), id)).costPoints).toBe(900)
  const prices = await listRewardPrices(later(day), id)
  expect(prices.map(({ costPoints, state }) => [costPoints, state])).toEqual([
    [900, "scheduled"],
    [600, "inForce"],
    [500, "past"],
  ])
  await expect(listRewardPrices(await makeMerchant(), id)).rejects.toMatchObject({ code: "not_found" })
})

test("each price stays on record, the same one twice is recorded once", async () => {
  const { id } = await coffee()
  await updateReward(later(1), { rewardId: id, costPoints: 600 })
  await updateReward(later(2), { rewardId: id, costPoints: 600 })
  await updateReward(later(3), { rewardId: id, name: "Coffee to go" })
  const rows = await inRead(ctx, (tx) =>
    tx.db.rewardPrice.findMany({ where: { merchantId: ctx.merchantId, rewardId: id } }),
  )
  expect(rows.map(({ costPoints }) => Number(costPoints)).sort()).toEqual([500, 600])
})

test("redemptions while the price changes take one of the two, and each what its instant says", async () => {
  const { id } = await coffee()
  const memberId = await makeMember(ctx, programId, 100_000n)
  const redemptions = Array.from({ length: 12 }, (_, index) =>
    redeemReward(later(index < 6 ? 10 : 30), { memberId, rewardId: id }),
  )
  const [taken] = await Promise.all([
    Promise.all(redemptions.map(async (one, index) => [index < 6, (await one).points] as const)),
    updateReward(later(20), { rewardId: id, costPoints: 800 }),
  ])
  // Who comes before the change never pays the new price; who comes after it pays the new one once it is recorded.
  expect(taken.filter(([isBefore]) => isBefore).map(([, points]) => points)).toEqual([500, 500, 500, 500, 500, 500])
  expect(taken.every(([, points]) => points === 500 || points === 800)).toBe(true)
  expect((await redeemReward(later(30), { memberId, rewardId: id })).points).toBe(800)
})
