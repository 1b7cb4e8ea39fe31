import { expect, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { setSharingPolicy } from "@/lib/ledger/commands/set-sharing-policy"
import { addEarningRule } from "@/lib/programs/commands/add-earning-rule"
import { addTier } from "@/lib/programs/commands/add-tier"
import { createProgram } from "@/lib/programs/commands/create-program"
import { publishProgram } from "@/lib/programs/commands/publish-program"
import { createEventType } from "@/lib/purchases/commands/create-event-type"
import { createStore } from "@/lib/purchases/commands/create-store"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { importProgram, previewProgramImport } from "@/lib/rewards/commands/import-program"
import { exportProgram } from "@/lib/rewards/queries/export-program"
import { type ProgramFile, programFileSchema } from "@/lib/rewards/schema-program-file"
import { createSegment } from "@/lib/segments/commands/create-segment"
import { makeMerchant, pointPerDollar, program, staffOf, tier } from "./fixture"

async function refusal(work: Promise<unknown>): Promise<DomainError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DomainError)) throw new Error(`refused with ${String(error)}, wanted a DomainError`)
  return error
}

/** A draft whose rules name a segment, a kind of activity, a store and a tier; and two rewards. */
async function makeFile(ctx: Ctx): Promise<{ programId: string; file: ProgramFile }> {
  const store = await createStore(ctx, { externalId: "main", name: "Main Street" })
  const condition = {
    combinator: "and" as const,
    rules: [{ field: "customer.purchaseCount", operator: ">=" as const, value: 3 }],
  }
  const segment = await createSegment(ctx, { name: "Often", condition })
  await createEventType(ctx, { code: "bottle.returned", name: "Bottle returned" })
  const { id: programId } = await createProgram(ctx, program)
  const gold = await addTier(ctx, { programId, tier: tier("Gold", 1, 20_000) })
  await addTier(ctx, { programId, tier: tier("Base", 0, 0) })
  await addEarningRule(ctx, { programId, rule: { ...pointPerDollar, eligibleTiers: [gold.id] } })
  const asked = {
    combinator: "and" as const,
    rules: [{ field: "purchase.storeId", operator: "=" as const, value: store.id }],
  }
  await addEarningRule(ctx, { programId, rule: { ...pointPerDollar, name: "Main", condition: asked } })
  const fixed = { effect: { kind: "fixed" as const, points: 5 } }
  await addEarningRule(ctx, {
    programId,
    rule: { name: "Bottle", trigger: "event", eventType: "bottle.returned", ...fixed, eligibleSegmentId: segment.id },
  })
  await createReward(ctx, {
    programId,
    name: "Coffee",
    kind: "freeProduct",
    costPoints: 500,
    stock: 7,
    detail: { sku: "c" },
  })
  await createReward(ctx, {
    programId,
    name: "Five off",
    kind: "amountDiscount",
    costPoints: 900,
    detail: { amountMinor: 500 },
  })
  await setSharingPolicy(ctx, {
    programId,
    transfersAllowed: true,
    feePoints: 5,
    minimumPoints: 10,
    householdsBy: "members",
  })
  return { programId, file: await exportProgram(ctx, { programId }) }
}

/** The file with ids and their references by the order in which they come, so that two can be compared. */
function withoutIds(file: ProgramFile): unknown {
  const seen = new Map<string, string>()
  const text = JSON.stringify(file).replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
    if (!seen.has(id)) seen.set(id, `id ${seen.size}`)
    return seen.get(id) ?? id
  })
  return JSON.parse(text)
}

test("a file is what its own schema takes, and the same file changes nothing", async () => {
  const ctx = await makeMerchant()
  const { programId, file } = await makeFile(ctx)
  expect(programFileSchema.parse(JSON.parse(JSON.stringify(file)))).toEqual(file)
  const again = await importProgram(ctx, file)
  expect(again).toMatchObject({ isNew: false, hasChanged: false, changes: [], notes: [], program: { id: programId } })
  expect(await exportProgram(ctx, { programId })).toEqual(file)
  const audit = await inRead(ctx, (tx) =>
    tx.db.auditRow.count({ where: { merchantId: ctx.merchantId, action: "program.import" } }),
  )
  expect(audit).toBe(0)
})

test("another merchant gets the same program under ids of its own, once", async () => {
  const { file } = await makeFile(await makeMerchant())
  const other = await makeMerchant()
  const missing = await refusal(importProgram(other, file))
  expect(missing).toMatchObject({ code: "invalid_input", fields: [{ path: "earningRules.1.rule.condition" }] })
  expect(missing.fields[0]?.message).toContain("Main Street (externalId main)")
  await createStore(other, { externalId: "main", name: "Hauptstraße" })
  const made = await importProgram(other, file)
  expect(made).toMatchObject({ isNew: true, hasChanged: true, program: { status: "draft", slug: "club" } })
  const own = await exportProgram(other, { programId: made.program.id })
  expect(withoutIds({ ...own, stores: [] })).toEqual(withoutIds({ ...file, stores: [] }))
  const ids = (one: ProgramFile) =>
    [...one.earningRules, ...one.tiers, ...(one.rewards ?? []), ...(one.segments ?? [])].map(({ id }) => id)
  expect(ids(own).filter((id) => ids(file).includes(id))).toEqual([])
  expect(await previewProgramImport(other, file)).toMatchObject({ isNew: false, hasChanged: false })
  for (const twice of [file, own]) {
    expect(await importProgram(other, twice)).toMatchObject({ isNew: false, hasChanged: false })
  }
  // What is shared comes along; what the file does not name stays, and an older file changes nothing of it.
  const shared = {
    transfersAllowed: true,
    feePoints: 5,
    minimumPoints: 10,
    yearlyCapPoints: null,
    householdsBy: "members",
  }
  expect(own.sharing).toMatchObject(shared)
  expect(await importProgram(other, { ...own, sharing: undefined })).toMatchObject({ hasChanged: false })
  expect(await importProgram(other, { ...own, sharing: { feePoints: 6 } })).toMatchObject({ hasChanged: true })
  expect((await exportProgram(other, { programId: made.program.id })).sharing).toMatchObject({
    ...shared,
    feePoints: 6,
  })
  const cap = await refusal(importProgram(other, { ...own, sharing: { yearlyCapPoints: 9 } }))
  expect(cap).toMatchObject({ code: "invalid_input", fields: [{ path: "sharing.yearlyCapPoints" }] })
  expect((await publishProgram(other, { programId: made.program.id })).program.status).toBe("published")
})

test("into a live program it waits as a draft, with the difference and what could not wait", async () => {
  const ctx = await makeMerchant()
  const { programId, file } = await makeFile(ctx)
  await publishProgram(ctx, { programId })
  const [coffee, off] = file.rewards ?? []
  if (!coffee || !off) throw new Error("the file has two rewards")
  const changed: ProgramFile = {
    ...file,
    program: { ...file.program, name: "Circle" },
    sharing: { ...file.sharing, householdSize: 3 },
    rewards: [
      { ...coffee, reward: { ...coffee.reward, costPoints: 600, name: "Espresso" } },
      { id: newId(), reward: { ...off.reward, name: "Six off" } },
    ],
  }
  const before = await exportProgram(ctx, { programId })
  const foretold = await previewProgramImport(ctx, changed)
  expect(await exportProgram(ctx, { programId })).toEqual(before)
  const made = await importProgram(ctx, changed)
  expect(foretold).toEqual(made)
  expect(made.program).toMatchObject({ status: "published", hasUnpublishedChanges: true, name: "Circle" })
  expect(made.changes.map(({ kind, what }) => [kind, what])).toEqual([
    ["changed", "Name"],
    ["changed", "Reward Coffee"],
    ["removed", "Reward Five off"],
  ])
  expect(made.notes).toEqual([
    "Coffee: its name would not wait, so that stays as it is. Change it in Rewards, where it holds at once.",
    "The reward Six off is new and is not taken: a live program offers a new reward at once. Add it in Rewards.",
    "What members may share would not wait, so it stays as it is. Change it under Sharing, where it holds at once.",
  ])
  expect(made.program.rewards.map(({ nowPoints }) => nowPoints)).toEqual([500, 900])
  expect(await importProgram(ctx, changed)).toMatchObject({ hasChanged: false })
  const money = { ...file, program: { ...file.program, moneyCurrency: "EUR" } }
  expect((await refusal(importProgram(ctx, money))).code).toBe("unsupported_option")
})

test("a file that is wrong says where, and a hostile one is refused", async () => {
  const { file } = await makeFile(await makeMerchant())
  const paths = (value: unknown) => programFileSchema.safeParse(value).error?.issues.map(({ path }) => path.join("."))
  expect(paths({ ...file, format: "other" })).toEqual(["format"])
  const [first, ...rest] = file.earningRules
  const broken = {
    ...file,
    earningRules: [...rest, { id: first?.id, rule: { ...first?.rule, effect: { kind: "fixed", points: -1 } } }],
  }
  expect(paths(broken)).toEqual(["earningRules.2.rule.effect.points"])
  expect(paths({ ...file, tiers: [file.tiers[0], file.tiers[0]] })).toEqual(["tiers.1.id", "tiers.1.tier.name"])
  expect(paths({ ...file, earningRules: Array(101).fill(first) })).toContain("earningRules")
  expect(paths({ ...file, surprise: 1 })).toEqual([""])
  let deep: unknown = { field: "purchase.amountMinor", operator: ">", value: 1 }
  for (let level = 0; level < 500; level += 1) deep = { combinator: "and", rules: [deep] }
  const nested = { ...file, earningRules: [{ id: first?.id, rule: { ...first?.rule, condition: deep } }] }
  expect(paths(nested)?.[0]).toMatch(/^earningRules\.0\.rule\.condition/)
})

test("what the schema cannot know is told with its place too, and leaves nothing behind", async () => {
  const { file } = await makeFile(await makeMerchant())
  const other = await makeMerchant()
  await createStore(other, { externalId: "main", name: "Main Street" })
  const [first, second, third] = file.earningRules
  const [one, two] = file.tiers
  const [coffee] = file.rewards ?? []
  if (!first || !second || !third || !one || !two || !coffee) throw new Error("the file is whole")
  const ofShop = (store: string) => {
    const rules = [{ field: "purchase.storeId", operator: "=" as const, value: store }]
    return { ...second, rule: { ...second.rule, condition: { combinator: "and" as const, rules } } }
  }
  const wrong: [ProgramFile, string][] = [
    [{ ...file, earningRules: [ofShop("nowhere")] }, "earningRules.0.rule.condition"],
    [{ ...file, earningRules: [first, ofShop(newId())] }, "earningRules.1.rule.condition"],
    [
      { ...file, earningRules: [{ ...third, rule: { ...third.rule, eventType: "moon.seen" } }] },
      "earningRules.0.rule.eventType",
    ],
    [
      { ...file, earningRules: [{ ...first, rule: { ...first.rule, eligibleSegmentId: newId() } }] },
      "earningRules.0.rule.eligibleSegmentId",
    ],
  ]
  for (const [bad, path] of wrong) {
    for (const work of [previewProgramImport, importProgram]) {
      const error = await refusal(work(other, bad))
      expect(error.fields.map((field) => field.path)).toContain(path)
      expect(error.fields.every(({ message }) => message.length > 10)).toBe(true)
    }
  }
  const gold = [one, two].find(({ tier }) => tier.name === "Gold")
  const noBase = await previewProgramImport(other, { ...file, tiers: gold ? [gold] : [], earningRules: [second] })
  expect(noBase.problems).toEqual(["Gold is the lowest tier, so its threshold must be 0: every member has a tier."])
  expect(await inRead(other, (tx) => tx.db.program.count({ where: { merchantId: other.merchantId } }))).toBe(0)
})

test("only who may write programs imports, and nobody exports another merchant's", async () => {
  const ctx = await makeMerchant()
  const { programId, file } = await makeFile(ctx)
  expect((await refusal(importProgram(staffOf(ctx.merchant, "support"), file))).code).toBe("forbidden")
  expect((await refusal(exportProgram(await makeMerchant(), { programId }))).code).toBe("not_found")
})
