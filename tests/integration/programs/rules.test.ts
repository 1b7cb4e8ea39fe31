import { expect, test } from "vitest"
import type { Condition } from "@/lib/conditions/domain/condition"
import type { Ctx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { insertRows } from "@/lib/core/insert-rows"
import { addEarningRule } from "@/lib/programs/commands/add-earning-rule"
import { createProgram } from "@/lib/programs/commands/create-program"
import { publishProgram } from "@/lib/programs/commands/publish-program"
import { updateEarningRule } from "@/lib/programs/commands/update-earning-rule"
import type { ProgramDefinition } from "@/lib/programs/domain/definition"
import { getProgramOrThrow } from "@/lib/programs/queries/get-program"
import type { EarningRuleInput } from "@/lib/programs/schema"
import { planHistory } from "@/lib/purchases/queries/plan-history"
import { tryRule } from "@/lib/purchases/queries/try-rule"
import { createSegment } from "@/lib/segments/commands/create-segment"
import { deleteSegment } from "@/lib/segments/commands/delete-segment"
import { updateSegment } from "@/lib/segments/commands/update-segment"
import { makeMerchant, pointPerDollar, program, staffOf, tier, writeHistory } from "./fixture"

const often: Condition = { combinator: "and", rules: [{ field: "customer.purchaseCount", operator: ">=", value: 2 }] }

async function latestDefinition(ctx: Ctx, programId: string): Promise<ProgramDefinition> {
  const version = await inRead(ctx, (tx) =>
    tx.db.programVersion.findFirstOrThrow({
      where: { merchantId: ctx.merchantId, programId },
      orderBy: { number: "desc" },
    }),
  )
  return version.definition as unknown as ProgramDefinition
}

function tried(programId: string, rule: EarningRuleInput, others: EarningRuleInput[] = []) {
  const ruleId = newId()
  const rules = [{ id: ruleId, rule }, ...others.map((other) => ({ id: newId(), rule: other }))]
  return { programId, program, rules, tiers: [], ruleId }
}

test("a version keeps what the segments of its rules ask for; a later change waits to be published", async () => {
  const ctx = await makeMerchant()
  const inner = await createSegment(ctx, { name: "Often", condition: often })
  const outer = await createSegment(ctx, {
    name: "Best",
    condition: { combinator: "and", rules: [{ field: "customer.segment", operator: "=", value: inner.id }] },
  })
  const { id: programId } = await createProgram(ctx, program)
  await addEarningRule(ctx, { programId, rule: { ...pointPerDollar, eligibleSegmentId: outer.id } })
  await publishProgram(ctx, { programId })
  const { segments } = await latestDefinition(ctx, programId)
  expect(segments).toEqual({
    [outer.id]: { name: "Best", condition: outer.condition },
    [inner.id]: { name: "Often", condition: often },
  })
  expect((await getProgramOrThrow(ctx, { programId })).hasUnpublishedChanges).toBe(false)
  const more: Condition = { combinator: "and", rules: [{ field: "customer.purchaseCount", operator: ">=", value: 5 }] }
  await updateSegment(ctx, { segmentId: inner.id, name: "Often", condition: more })
  expect((await getProgramOrThrow(ctx, { programId })).hasUnpublishedChanges).toBe(true)
  expect((await latestDefinition(ctx, programId)).segments?.[inner.id]?.condition).toEqual(often)
})

test("a rule whose segment is gone keeps the draft from being published, and says so", async () => {
  const ctx = await makeMerchant()
  const segment = await createSegment(ctx, { name: "Often", condition: often })
  const { id: programId } = await createProgram(ctx, program)
  await addEarningRule(ctx, { programId, rule: { ...pointPerDollar, eligibleSegmentId: segment.id } })
  await deleteSegment(ctx, { segmentId: segment.id })
  await expect(publishProgram(ctx, { programId })).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ path: "earningRules.0.eligibleSegmentId" }],
  })
})

test("a paused rule stays in the draft and is left out of the version", async () => {
  const ctx = await makeMerchant()
  const { id: programId } = await createProgram(ctx, program)
  await addEarningRule(ctx, { programId, rule: pointPerDollar })
  const paused = await addEarningRule(ctx, { programId, rule: { ...pointPerDollar, name: "Double", paused: true } })
  await publishProgram(ctx, { programId })
  expect((await latestDefinition(ctx, programId)).rules.map(({ name }) => name)).toEqual(["Spend"])
  const view = await getProgramOrThrow(ctx, { programId })
  expect(view).toMatchObject({ hasUnpublishedChanges: false, earningRules: [{ name: "Spend" }, { paused: true }] })
  await updateEarningRule(ctx, { programId, ruleId: paused.id, changes: { paused: null } })
  expect((await getProgramOrThrow(ctx, { programId })).hasUnpublishedChanges).toBe(true)
})

test("a rule is tried on the last 30 days with purchases, by the functions that award", async () => {
  const ctx = await makeMerchant()
  const { id: programId } = await createProgram(ctx, program)
  await writeHistory(ctx, [
    ["ada", "2025-11-01", 10_000],
    ["ada", "2026-02-10", 2_550],
    ["ada", "2026-02-11", 900],
    ["bob", "2026-02-28", 4_000],
    ["bob", "2026-03-01", 9_900],
  ])
  const big: Condition = {
    combinator: "and",
    rules: [{ field: "purchase.amountMinor", operator: ">=", value: 1_000 }],
  }
  const trial = await tryRule(ctx, tried(programId, { ...pointPerDollar, condition: big }, [pointPerDollar]))
  expect(trial).toMatchObject({
    of: "purchases",
    from: "2026-01-30",
    to: "2026-02-28",
    recorded: 3,
    tried: 3,
    applied: 2,
    members: 2,
    points: 65,
    allPoints: 65 + 25 + 9 + 40,
    revenueMinor: 7_450,
  })
  expect(trial?.examples.map(({ points, amountMinor }) => [points, amountMinor])).toEqual([
    [40, 4_000],
    [25, 2_550],
  ])
  expect(trial?.examples[0]?.reasons.join(" ")).toContain("$40.00 holds 40 whole steps of $1.00")
})

test("limits and tiers count in a trial, and a history that ended long ago is tried at its end", async () => {
  const ctx = await makeMerchant()
  const { id: programId } = await createProgram(ctx, program)
  await writeHistory(ctx, [
    ["ada", "2020-05-01", 30_000],
    ["ada", "2020-05-20", 1_000],
    ["ada", "2020-05-21", 1_000],
  ])
  const once: EarningRuleInput = {
    ...pointPerDollar,
    effect: { kind: "fixed", points: 10 },
    limits: { perMember: { count: 1, per: "lifetime" } },
  }
  expect(await tryRule(ctx, tried(programId, once))).toMatchObject({ to: "2020-05-21", applied: 1, points: 10 })
  const silver = { ...tier("Silver", 1, 20_000), earningMultiplier: "2" }
  const input = {
    ...tried(programId, { ...once, limits: undefined, eligibleTiers: ["Silver"] }),
    tiers: [
      { id: newId(), tier: tier("Bronze", 0, 0) },
      { id: newId(), tier: silver },
    ],
  }
  expect(await tryRule(ctx, input)).toMatchObject({ applied: 2, points: 20 })
})

test("a rule for an activity is tried on the activities recorded", async () => {
  const ctx = await makeMerchant()
  const { id: programId } = await createProgram(ctx, program)
  await writeHistory(ctx, [["ada", "2026-01-10", 2_500]])
  await inTransaction(ctx, async (tx) => {
    const [ada] = await tx.db.customer.findMany({ where: { merchantId: ctx.merchantId } })
    const event = (externalId: string, day: string, rating: number) => ({
      id: newId(),
      trigger: "event",
      type: "review.written",
      externalId,
      customerId: ada?.id,
      memberId: null,
      occurredAt: `${day}T17:00:00Z`,
      recordedAt: `${day}T17:00:00Z`,
      localDay: day,
      data: { rating },
    })
    await insertRows(tx, "Event", [
      event("e-1", "2026-02-10", 5),
      event("e-2", "2026-02-11", 2),
      event("e-3", "2026-02-12", 4),
    ])
  })
  const review: EarningRuleInput = {
    name: "Reviews",
    trigger: "event",
    eventType: "review.written",
    effect: { kind: "fixed", points: 50 },
    condition: { combinator: "and", rules: [{ field: "event.data.rating", operator: ">=", value: 4 }] },
  }
  expect(await tryRule(ctx, tried(programId, review))).toMatchObject({
    of: "activities",
    recorded: 3,
    applied: 2,
    members: 1,
    points: 100,
    examples: [
      { externalId: "e-1", amountMinor: null, points: 50 },
      { externalId: "e-3", points: 50 },
    ],
  })
})

test("nothing is tried where nothing is recorded, without the right, or at another merchant's program", async () => {
  const ctx = await makeMerchant()
  const { id: programId } = await createProgram(ctx, program)
  const joining: EarningRuleInput = { name: "Join", trigger: "signup", effect: { kind: "fixed", points: 5 } }
  expect(await tryRule(ctx, tried(programId, joining))).toBeNull()
  const cashier = staffOf(ctx.merchant, "cashier")
  await expect(tryRule(cashier, tried(programId, joining))).rejects.toMatchObject({ code: "forbidden" })
  await expect(planHistory(cashier, { programId })).rejects.toMatchObject({ code: "forbidden" })
  const other = await makeMerchant()
  await expect(tryRule(other, tried(programId, joining))).rejects.toMatchObject({ code: "not_found" })
})

test("the plan of a draft with conditions is exact, and judges the past by the version that held then", async () => {
  const ctx = await makeMerchant()
  const { id: programId } = await createProgram(ctx, program)
  await writeHistory(ctx, [
    ["ada", "2026-01-10", 2_500],
    ["bob", "2026-02-10", 800],
  ])
  const big: Condition = { combinator: "and", rules: [{ field: "purchase.amountMinor", operator: ">", value: 1_000 }] }
  const rule = await addEarningRule(ctx, { programId, rule: { ...pointPerDollar, condition: big } })
  const asked = { programId, awardFrom: "2026-01-01" }
  const first = { exact: true, members: 2, purchases: 1, points: 25, liabilityMinor: 25 }
  expect(await planHistory(ctx, asked)).toEqual(first)
  await publishProgram(ctx, { programId })
  await updateEarningRule(ctx, { programId, ruleId: rule.id, changes: { condition: null } })
  expect(await planHistory(ctx, asked)).toEqual(first)
})
