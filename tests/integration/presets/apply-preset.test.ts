import { expect, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { applyPreset } from "@/lib/presets/commands/apply-preset"
import { presetKeys } from "@/lib/presets/domain/preset"
import { getPreset } from "@/lib/presets/queries/get-preset"
import { listPresets } from "@/lib/presets/queries/list-presets"
import { tryPreset } from "@/lib/presets/queries/try-preset"
import { addEarningRule } from "@/lib/programs/commands/add-earning-rule"
import { createProgram } from "@/lib/programs/commands/create-program"
import { publishProgram } from "@/lib/programs/commands/publish-program"
import { archiveEventType } from "@/lib/purchases/commands/archive-event-type"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { listRewards } from "@/lib/rewards/queries/list-rewards"
import { auditActions } from "@/tests/support/world"
import { makeClient } from "../api/client"
import { makeMerchant, pointPerDollar, program, staffOf, writeHistory } from "../programs/fixture"

const eventTypes = (ctx: Ctx) =>
  inRead(ctx, (tx) => tx.db.eventType.findMany({ where: { merchantId: ctx.merchantId, archivedAt: null } }))

test("a structure becomes a draft of its own, with its rewards, and says so in the audit trail", async () => {
  const ctx = await makeMerchant("marketer")
  const made = await applyPreset(ctx, { key: "points-tiers", name: "Regulars of ours" })
  expect(made).toMatchObject({ name: "Regulars of ours", slug: "regulars-of-ours", status: "draft", versions: [] })
  expect(made.tiers.map(({ name }) => name)).toEqual(["Bronze", "Silver", "Gold"])
  expect(made.earningRules).toHaveLength(1)
  expect((await listRewards(ctx, { programId: made.id, limit: 50 })).data).toHaveLength(3)
  expect(await auditActions(ctx, made.id)).toEqual(["preset.apply"])
  const again = await applyPreset(ctx, { key: "points-tiers", name: "Regulars of ours" })
  expect(again).toMatchObject({ slug: "regulars-of-ours-2" })
  expect(again.id).not.toBe(made.id)
})

test("a draft that was never published makes room; what was in it can be restored or is gone", async () => {
  const ctx = await makeMerchant()
  const draft = await createProgram(ctx, program)
  await addEarningRule(ctx, { programId: draft.id, rule: pointPerDollar })
  const old = await createReward(ctx, { programId: draft.id, name: "Mug", kind: "freeProduct", costPoints: 500 })
  const replaced = await applyPreset(ctx, { key: "stamp-card", programId: draft.id })
  expect(replaced).toMatchObject({ id: draft.id, name: "Club", slug: "club", tiers: [], currency: { code: "STAMPS" } })
  expect(replaced.earningRules.map(({ name }) => name)).toEqual(["A stamp for each purchase"])
  const live = await listRewards(ctx, { programId: draft.id, limit: 50 })
  expect(live.data.map(({ costPoints }) => costPoints)).toEqual([9])
  const archived = await inRead(ctx, (tx) =>
    tx.db.reward.findMany({ where: { merchantId: ctx.merchantId, archivedAt: { not: null } } }),
  )
  expect(archived.map(({ id }) => id)).toEqual([old.id])
})

test("a program that was published is never touched", async () => {
  const ctx = await makeMerchant()
  const live = await createProgram(ctx, program)
  await addEarningRule(ctx, { programId: live.id, rule: pointPerDollar })
  await publishProgram(ctx, { programId: live.id })
  await expect(applyPreset(ctx, { key: "stars", programId: live.id })).rejects.toMatchObject({
    code: "program_already_published",
  })
  const beside = await applyPreset(ctx, { key: "stars" })
  expect(beside.id).not.toBe(live.id)
})

test("who may not write programs may look; another merchant's program does not exist", async () => {
  const ctx = await makeMerchant()
  for (const role of ["cashier", "support", "manager"] as const) {
    await expect(applyPreset(staffOf(ctx.merchant, role), { key: "stars" })).rejects.toMatchObject({
      code: "forbidden",
    })
  }
  expect((await listPresets(staffOf(ctx.merchant, "manager"))).data.length).toBeGreaterThan(8)
  await expect(listPresets(staffOf(ctx.merchant, "cashier"))).rejects.toMatchObject({ code: "forbidden" })
  const other = await createProgram(await makeMerchant(), program)
  const foreign = applyPreset(ctx, { key: "stars", programId: other.id })
  await expect(foreign).rejects.toMatchObject({ code: "not_found" })
  await expect(applyPreset(ctx, { key: "stars", programId: newId() })).rejects.toMatchObject({ code: "not_found" })
})

test("kinds of activity are made once, and come back from the archive", async () => {
  const ctx = await makeMerchant()
  await applyPreset(ctx, { key: "bookings" })
  await applyPreset(ctx, { key: "bookings" })
  const [type, ...more] = await eventTypes(ctx)
  expect(type?.code).toBe("booking.completed")
  expect(more).toEqual([])
  await archiveEventType(ctx, { eventTypeId: String(type?.id) })
  await applyPreset(ctx, { key: "bookings" })
  expect(await eventTypes(ctx)).toHaveLength(1)
})

test("over the API: the same request twice makes one program; unknown structures and answers are refused", async () => {
  const client = await makeClient(await makeMerchant())
  const key = { "idempotency-key": "k1" }
  const first = await client.call("POST", "/program-presets/cashback/use", {}, key)
  const second = await client.call("POST", "/program-presets/cashback/use", {}, key)
  expect([first.status, second.status]).toEqual([201, 201])
  expect(second.body.id).toBe(first.body.id)
  expect((await client.call("POST", "/program-presets/lottery/use", {})).status).toBe(404)
  const wrong = await client.call("POST", "/program-presets/cashback/use", { answers: { sells: "dreams" } })
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: "answers.sells" }] } })
  const asked = "sells=food&frequency=weekly&margin=high&aim=visits"
  const { body } = await client.call("GET", `/program-presets?${asked}`)
  expect(body).toMatchObject({ basis: "answers", history: null })
  expect((body.recommendations as { key: string }[]).map((one) => one.key)).toContain("stamp-card")
  expect((await client.call("GET", "/program-presets")).body.recommendations).toBeNull()
})

test("with a history, amounts and reasons are those of the merchant", async () => {
  const ctx = await makeMerchant()
  await writeHistory(ctx, historyOf(40))
  const answers = { sells: "goods", frequency: "weekly", margin: "medium", aim: "best" } as const
  const { history, basis, recommendations } = await listPresets(ctx, answers)
  expect(basis).toBe("history")
  // Σ n = 820 dollars × 10 on each day; the best tenth, 37 to 40, brings 154 of 820.
  expect(history).toMatchObject({
    customers: 40,
    purchases: 160,
    days: 91,
    averageOrderMinor: 20_500,
    medianPurchases: 4,
    medianGapDays: 30,
    repeatBasisPoints: 10_000,
    topTenthBasisPoints: 1878,
    spendMinor: { p50: 80_000, p70: 112_000, p90: 144_000, p97: 156_000 },
  })
  expect(recommendations?.length).toBeGreaterThanOrEqual(2)
  const detail = await getPreset(ctx, { key: "points-tiers", answers })
  // 91 days stand for a year: 1,120.00 × 365 / 91 = 4,492.31, told as 5,000 (nearer by ratio than 4,000).
  expect(detail.program.tiers.map((tier) => "threshold" in tier.qualification && tier.qualification.threshold)).toEqual(
    [0, 500_000, 600_000],
  )
  expect(detail.estimate).toMatchObject({ customers: 40, purchases: 160 })
  expect(detail.phone.points).toBeGreaterThan(0)
})

test("every structure is played over the history, beside nothing and beside the live program", async () => {
  const ctx = await makeMerchant()
  await expect(tryPreset(ctx, { key: "stars" })).rejects.toMatchObject({ code: "history_missing" })
  await writeHistory(ctx, historyOf(40))
  const period = { from: "2025-11-01", to: "2026-01-30" }
  for (const key of presetKeys) {
    const { scenarios, againstLive, ...result } = await tryPreset(ctx, { key, answers: { sells: "goods" } })
    expect(result, key).toMatchObject(period)
    expect(scenarios, key).toMatchObject([{ kind: "draft", members: 40, buyers: 40, purchases: 160 }])
    expect(scenarios[0]?.issuedPoints, key).toBeGreaterThan(0)
    expect(againstLive, key).toEqual([])
  }
  const live = await createProgram(ctx, program)
  await addEarningRule(ctx, { programId: live.id, rule: pointPerDollar })
  await publishProgram(ctx, { programId: live.id })
  const beside = await tryPreset(ctx, { key: "stars" })
  expect(beside.scenarios.map(({ kind, name }) => [kind, name])).toEqual([
    ["live", "Club, live"],
    ["draft", "Stars for every purchase"],
  ])
  await expect(tryPreset(staffOf(ctx.merchant, "cashier"), { key: "stars" })).rejects.toMatchObject({
    code: "forbidden",
  })
})

/** The n-th of so many customers spends n × 10 dollars on each of four days, 30 days apart. */
function historyOf(customers: number): [string, string, number][] {
  const days = ["2025-11-01", "2025-12-01", "2025-12-31", "2026-01-30"]
  return Array.from({ length: customers }, (_, n) =>
    days.map((day): [string, string, number] => [`c${n}`, day, (n + 1) * 1_000]),
  ).flat()
}
