import { expect, test } from "vitest"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import { addEarningRule } from "@/lib/programs/commands/add-earning-rule"
import { addTier } from "@/lib/programs/commands/add-tier"
import { createProgram } from "@/lib/programs/commands/create-program"
import { publishProgram } from "@/lib/programs/commands/publish-program"
import { removeEarningRule } from "@/lib/programs/commands/remove-earning-rule"
import { removeTier } from "@/lib/programs/commands/remove-tier"
import { saveDraft } from "@/lib/programs/commands/save-draft"
import { updateEarningRule } from "@/lib/programs/commands/update-earning-rule"
import { updateProgram } from "@/lib/programs/commands/update-program"
import { updateTier } from "@/lib/programs/commands/update-tier"
import { getProgramOrThrow } from "@/lib/programs/queries/get-program"
import { getTimeline } from "@/lib/programs/queries/get-timeline"
import { listPrograms } from "@/lib/programs/queries/list-programs"
import { makeMerchant, pointPerDollar, program, staffOf, tier, writeHistory } from "./fixture"

async function refusal(work: Promise<unknown>): Promise<DomainError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DomainError)) throw new Error(`refused with ${String(error)}, wanted a DomainError`)
  return error
}

test("a program goes from draft to live, a version at a time", async () => {
  const ctx = await makeMerchant()
  const made = await createProgram(ctx, program)
  expect(made).toMatchObject({ status: "draft", revision: 1, returnPolicy: "withinBalance", versions: [] })
  const rule = await addEarningRule(ctx, { programId: made.id, rule: pointPerDollar })
  await addTier(ctx, { programId: made.id, tier: tier("Silver", 1, 20_000) })
  await addTier(ctx, { programId: made.id, tier: tier("Bronze", 0, 0) })
  const first = await publishProgram(ctx, { programId: made.id })
  expect(first.job).toBeNull()
  expect(first.program).toMatchObject({ status: "published", hasUnpublishedChanges: false })
  expect(first.program.versions).toMatchObject([{ number: 1, effectiveFrom: null }])

  const changes = { effect: { kind: "perAmount", points: 2, perMinor: 100 } }
  await updateEarningRule(ctx, { programId: made.id, ruleId: rule.id, changes })
  expect((await getProgramOrThrow(ctx, { programId: made.id })).hasUnpublishedChanges).toBe(true)
  expect((await getTimeline(ctx, { programId: made.id }))[0]?.definition.rules[0]?.effect).toEqual(
    pointPerDollar.effect,
  )

  const second = await publishProgram(ctx, { programId: made.id, effectiveFrom: "2026-04-01" })
  expect(second.program.versions[0]).toMatchObject({ number: 2, effectiveFrom: "2026-04-01T04:00:00.000Z" })
  const [held, latest] = (await getTimeline(ctx, { programId: made.id })).map(({ definition }) => definition)
  expect(held?.rules[0]?.effect).toEqual(pointPerDollar.effect)
  expect(latest?.rules[0]?.effect).toEqual(changes.effect)
  expect(latest?.tiers.map(({ name }) => name)).toEqual(["Bronze", "Silver"])
  const audit = await inRead(ctx, (tx) => tx.db.auditRow.findMany({ where: { merchantId: ctx.merchantId } }))
  expect(audit.filter(({ action }) => action === "program.publish")).toHaveLength(2)
})

test("publishing names the field at fault", async () => {
  const ctx = await makeMerchant()
  const { id: programId } = await createProgram(ctx, program)
  expect(await refusal(publishProgram(ctx, { programId }))).toMatchObject({ code: "earning_rule_missing" })
  await addEarningRule(ctx, { programId, rule: pointPerDollar })
  const low = await addTier(ctx, { programId, tier: tier("Bronze", 0, 100) })
  const base = await refusal(publishProgram(ctx, { programId }))
  expect(base).toMatchObject({ code: "base_tier_missing", fields: [{ path: "tiers.0.qualification.threshold" }] })
  await updateTier(ctx, { programId, tierId: low.id, changes: { qualification: tier("", 0, 0).qualification } })
  await addTier(ctx, { programId, tier: tier("Silver", 1, 500) })
  const gold = await addTier(ctx, { programId, tier: tier("Gold", 2, 500) })
  expect(await refusal(publishProgram(ctx, { programId }))).toMatchObject({ code: "thresholds_not_rising" })
  const lifetime = { qualification: { metric: "spendMinor", threshold: 900, window: "lifetime" } }
  await updateTier(ctx, { programId, tierId: gold.id, changes: lifetime })
  expect(await refusal(publishProgram(ctx, { programId }))).toMatchObject({ code: "tier_windows_differ" })
  await removeTier(ctx, { programId, tierId: gold.id })
  const early = await refusal(publishProgram(ctx, { programId, effectiveFrom: "2020-01-01" }))
  expect(early.fields[0]?.path).toBe("effectiveFrom")
  expect((await publishProgram(ctx, { programId })).program.tiers).toHaveLength(2)
})

test("of two editors at once the second is told, and nothing of the first is lost", async () => {
  const ctx = await makeMerchant()
  const made = await createProgram(ctx, program)
  const draft = { programId: made.id, revision: made.revision, rules: [], tiers: [] }
  await saveDraft(ctx, { ...draft, program: { ...program, name: "First" } })
  const late = await refusal(saveDraft(ctx, { ...draft, program: { ...program, name: "Second" } }))
  expect(late.code).toBe("conflict")
  const kept = await getProgramOrThrow(ctx, { programId: made.id })
  expect(kept).toMatchObject({ name: "First", revision: 2, lastEdit: { at: ctx.now.toISOString() } })
  expect((await refusal(updateProgram(ctx, { programId: made.id, revision: 1, name: "Third" }))).code).toBe("conflict")
})

test("a saved draft replaces rules and tiers, and ranks may be swapped", async () => {
  const ctx = await makeMerchant()
  const made = await createProgram(ctx, program)
  const [a, b] = [newId(), newId()]
  const rules = [{ id: newId(), rule: pointPerDollar }]
  const saved = await saveDraft(ctx, {
    programId: made.id,
    revision: 1,
    program,
    rules,
    tiers: [
      { id: a, tier: tier("Low", 0, 0) },
      { id: b, tier: tier("High", 1, 100) },
    ],
  })
  const swapped = await saveDraft(ctx, {
    programId: made.id,
    revision: saved.revision,
    program,
    rules: [],
    tiers: [
      { id: a, tier: tier("High", 1, 100) },
      { id: b, tier: tier("Low", 0, 0) },
    ],
  })
  expect(swapped.earningRules).toEqual([])
  expect(swapped.tiers.map(({ id, name }) => [id, name])).toEqual([
    [b, "Low"],
    [a, "High"],
  ])
  const doubled = [a, b].map((id, rank) => ({ id, tier: tier("Same", rank, rank) }))
  const refused = await refusal(
    saveDraft(ctx, { programId: made.id, revision: swapped.revision, program, rules, tiers: doubled }),
  )
  expect(refused).toMatchObject({ code: "name_taken", fields: [{ path: "tiers.1.name" }] })
})

test("changes of a live program wait to be published, and its currency code stays", async () => {
  const ctx = await makeMerchant()
  const { id: programId } = await createProgram(ctx, program)
  await addEarningRule(ctx, { programId, rule: pointPerDollar })
  await publishProgram(ctx, { programId })
  const renamed = await updateProgram(ctx, { programId, name: "Circle" })
  expect(renamed).toMatchObject({ name: "Circle", hasUnpublishedChanges: true })
  const row = await inRead(ctx, (tx) => tx.db.program.findFirst({ where: { merchantId: ctx.merchantId } }))
  expect(row?.name).toBe("Club")
  const currency = { ...program.currency, code: "STARS" }
  const refused = await refusal(updateProgram(ctx, { programId, currency }))
  expect(refused).toMatchObject({ code: "unsupported_option", fields: [{ path: "currency.code" }] })
  const published = await publishProgram(ctx, { programId })
  expect(published.program).toMatchObject({ name: "Circle", hasUnpublishedChanges: false })
})

test("publishing over a history starts a job, and award days only move back", async () => {
  const ctx = await makeMerchant()
  await writeHistory(ctx, [["a", "2025-05-05", 1234]])
  const { id: programId } = await createProgram(ctx, program)
  await addEarningRule(ctx, { programId, rule: pointPerDollar })
  const { job } = await publishProgram(ctx, { programId, awardFrom: "2025-01-01" })
  expect(job).toMatchObject({ kind: "award-history", status: "queued", total: 1 })
  const later = await refusal(publishProgram(ctx, { programId, awardFrom: "2025-06-01" }))
  expect(later.fields[0]?.path).toBe("awardFrom")
})

test("roles and merchants are kept apart", async () => {
  const ctx = await makeMerchant()
  const other = await makeMerchant()
  const made = await createProgram(ctx, program)
  const rule = await addEarningRule(ctx, { programId: made.id, rule: pointPerDollar })
  expect((await refusal(createProgram(staffOf(ctx.merchant, "cashier"), program))).code).toBe("forbidden")
  expect((await refusal(publishProgram(staffOf(ctx.merchant, "manager"), { programId: made.id }))).code).toBe(
    "forbidden",
  )
  expect((await refusal(getProgramOrThrow(other, { programId: made.id }))).code).toBe("not_found")
  const foreign = { programId: made.id, ruleId: rule.id }
  expect((await refusal(removeEarningRule(other, foreign))).code).toBe("not_found")
  expect((await refusal(publishProgram(other, { programId: made.id }))).code).toBe("not_found")
  expect((await refusal(createProgram(ctx, program))).code).toBe("slug_taken")
  expect((await listPrograms(other)).data).toEqual([])
  expect((await listPrograms(ctx, { limit: 1 })).data.map(({ id }) => id)).toEqual([made.id])
})
