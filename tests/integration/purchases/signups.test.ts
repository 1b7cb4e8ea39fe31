import { expect, test } from "vitest"
import { relayAll } from "@/lib/core/relay"
import { findMembers } from "@/lib/programs/queries/find-members"
import type { EarningRuleInput } from "@/lib/programs/schema"
import { awardHistory } from "@/lib/purchases/commands/award-history"
import { recordPurchase } from "@/lib/purchases/commands/record-purchase"
import { correctionsSubscriber } from "@/lib/purchases/events"
import { brokenLaws, later, makeClub, pointPerDollar, publishClub, purchase } from "./club"

const welcome: EarningRuleInput = { name: "Welcome", trigger: "signup", effect: { kind: "fixed", points: 100 } }
const rules = [pointPerDollar, welcome]

test("who joins by buying gets what there is for signing up, once", async () => {
  const { ctx } = await makeClub({ rules })
  await recordPurchase(ctx, purchase("p1", "ann", "2026-05-02T12:00:00Z", 1_000), { source: "api" })
  await recordPurchase(later(ctx, 1), purchase("p2", "ann", "2026-05-01T12:00:00Z", 1_000), { source: "api" })
  await relayAll([correctionsSubscriber])
  const { data } = await findMembers(later(ctx, 2), { limit: 5 })
  expect(data.map(({ joinedAt, wallets }) => [joinedAt, wallets[0]?.availablePoints])).toEqual([
    ["2026-05-01T12:00:00.000Z", 120n],
  ])
  expect(await brokenLaws(ctx)).toEqual([])
})

test.each([
  ["2026-04-01", 110n],
  ["2026-05-15", 0n],
])("over a history awarded from %s it is given to those who joined from then on", async (awardFrom, points) => {
  const { ctx, programId } = await makeClub({ rules, publish: false })
  await recordPurchase(ctx, purchase("p1", "ann", "2026-05-01T12:00:00Z", 1_000), { source: "api" })
  const published = await publishClub(later(ctx, 1), programId, awardFrom)
  await awardHistory(published.ctx, published.control)
  await awardHistory(published.ctx, published.control)
  const { data } = await findMembers(later(ctx, 5), { limit: 5 })
  expect(data.map(({ wallets }) => wallets[0]?.availablePoints)).toEqual([points])
  expect(await brokenLaws(ctx)).toEqual([])
})
