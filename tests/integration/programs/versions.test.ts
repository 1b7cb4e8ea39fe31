import { expect, test } from "vitest"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { addEarningRule } from "@/lib/programs/commands/add-earning-rule"
import { addTier } from "@/lib/programs/commands/add-tier"
import { beginVersions } from "@/lib/programs/commands/begin-versions"
import { createProgram } from "@/lib/programs/commands/create-program"
import { publishProgram } from "@/lib/programs/commands/publish-program"
import { restoreVersion } from "@/lib/programs/commands/restore-version"
import { updateEarningRule } from "@/lib/programs/commands/update-earning-rule"
import { updateProgram } from "@/lib/programs/commands/update-program"
import { withdrawVersion } from "@/lib/programs/commands/withdraw-version"
import { getProgramOrThrow } from "@/lib/programs/queries/get-program"
import { loadPrograms, versionAt } from "@/lib/programs/steps/load-versions"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { getRewardOrThrow } from "@/lib/rewards/queries/get-reward-or-throw"
import { saveRewardDrafts } from "./drafts"
import { makeMerchant, pointPerDollar, program, staffOf, tier } from "./fixture"

async function refusal(work: Promise<unknown>): Promise<DomainError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof DomainError)) throw new Error(`refused with ${String(error)}, wanted a DomainError`)
  return error
}

/** The same person so many days later. */
const on = (ctx: Ctx, day: string): Ctx => ({ ...ctx, now: new Date(`${day}T17:00:00Z`) })
const perDollar = (points: number) => ({ effect: { kind: "perAmount" as const, points, perMinor: 100 } })

/** A live program with version 1 of one point a dollar; answers how to publish another number of points. */
async function liveProgram() {
  const ctx = await makeMerchant()
  const { id: programId } = await createProgram(ctx, program)
  const rule = await addEarningRule(ctx, { programId, rule: pointPerDollar })
  await addTier(ctx, { programId, tier: tier("Bronze", 0, 0) })
  await addTier(ctx, { programId, tier: tier("Silver", 1, 20_000) })
  await publishProgram(ctx, { programId })
  const publish = async (at: Ctx, points: number, effectiveFrom?: string) => {
    await updateEarningRule(at, { programId, ruleId: rule.id, changes: perDollar(points) })
    return (await publishProgram(at, { programId, effectiveFrom, note: `Now ${points} a dollar` })).program
  }
  return { ctx, programId, ruleId: rule.id, publish }
}

/** How many points a dollar the version in force at noon of each day gives. */
async function heldOn(ctx: Ctx, days: string[]): Promise<(number | undefined)[]> {
  const [live] = await inRead(ctx, loadPrograms)
  return days.map((day) => {
    const effect = live && versionAt(live, new Date(`${day}T17:00:00Z`))?.compiled.definition.rules[0]?.effect
    return effect?.kind === "perAmount" ? effect.points : undefined
  })
}

test("a version that waits is withdrawn before it holds, and nothing of the record is lost", async () => {
  const { ctx, programId, publish } = await liveProgram()
  const scheduled = await publish(ctx, 2, "2026-04-01")
  expect(scheduled.versions.map(({ state }) => state)).toEqual(["scheduled", "inForce"])
  expect(await heldOn(ctx, ["2026-03-31", "2026-04-01"])).toEqual([1, 2])
  const versionId = scheduled.versions[0]?.id ?? ""
  const { program: after } = await withdrawVersion(on(ctx, "2026-03-10"), { programId, versionId })
  expect(after.versions.map(({ number, state, restoresNumber }) => [number, state, restoresNumber])).toEqual([
    [3, "scheduled", 1],
    [2, "replaced", null],
    [1, "inForce", null],
  ])
  expect(after.versions[0]?.note).toContain("Version 2 was withdrawn")
  expect(await heldOn(ctx, ["2026-03-31", "2026-04-01", "2026-12-01"])).toEqual([1, 1, 1])
  expect(after.earningRules[0]?.effect).toMatchObject({ points: 2 })
  expect((await refusal(withdrawVersion(on(ctx, "2026-03-11"), { programId, versionId }))).code).toBe(
    "version_has_begun",
  )
})

test("withdrawing one leaves what comes after it, and withdrawing twice at once leaves one", async () => {
  const { ctx, programId, publish } = await liveProgram()
  const second = await publish(ctx, 2, "2026-04-01")
  await publish(ctx, 3, "2026-05-01")
  const versionId = second.versions[0]?.id ?? ""
  const at = on(ctx, "2026-03-10")
  const both = await Promise.allSettled([1, 2].map(() => withdrawVersion(at, { programId, versionId })))
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  expect(await heldOn(ctx, ["2026-04-01", "2026-05-01"])).toEqual([1, 3])
})

test("what is published now replaces what waited", async () => {
  const { ctx, publish } = await liveProgram()
  await publish(ctx, 2, "2026-04-01")
  const urgent = await publish(on(ctx, "2026-03-05"), 5)
  expect(urgent.versions.map(({ number, state }) => [number, state])).toEqual([
    [3, "inForce"],
    [2, "replaced"],
    [1, "past"],
  ])
  expect(await heldOn(ctx, ["2026-03-05", "2026-04-01"])).toEqual([5, 5])
  const [live] = await inRead(on(ctx, "2026-03-06"), loadPrograms)
  expect(live?.ladders.map(({ from }) => from?.toISOString() ?? null)).toEqual([null, "2026-03-05T17:00:00.000Z"])
})

test("rolling back is a new version; work that was not published is kept", async () => {
  const { ctx, programId, ruleId, publish } = await liveProgram()
  const changed = await publish(on(ctx, "2026-03-05"), 4)
  const [, first] = changed.versions
  const at = on(ctx, "2026-03-07")
  const back = await restoreVersion(at, { programId, versionId: first?.id ?? "", note: "Back to before" })
  expect(back.program.versions[0]).toMatchObject({
    number: 3,
    restoresNumber: 1,
    note: "Back to before",
    state: "inForce",
  })
  expect(back.program).toMatchObject({ hasUnpublishedChanges: false })
  expect(back.program.earningRules[0]?.effect).toMatchObject({ points: 1 })
  expect(await heldOn(ctx, ["2026-03-04", "2026-03-06", "2026-03-08"])).toEqual([1, 4, 1])
  const again = { programId, versionId: back.program.versions[0]?.id ?? "" }
  expect((await refusal(restoreVersion(on(ctx, "2026-03-08"), again))).code).toBe("version_in_force")

  await updateEarningRule(at, { programId, ruleId, changes: perDollar(9) })
  const forth = await restoreVersion(on(ctx, "2026-03-09"), { programId, versionId: changed.versions[0]?.id ?? "" })
  expect(forth.program).toMatchObject({ hasUnpublishedChanges: true, versions: [{ restoresNumber: 2 }, {}, {}, {}] })
  expect(forth.program.earningRules[0]?.effect).toMatchObject({ points: 9 })
})

test("the name and the value of a version that waits hold from its day, before any job and after", async () => {
  const { ctx, programId } = await liveProgram()
  const currency = { ...program.currency, value: { points: 100, amountMinor: 1 } }
  await updateProgram(ctx, { programId, name: "Circle", currency })
  const { program: published } = await publishProgram(ctx, { programId, effectiveFrom: "2026-04-01" })
  expect(published).toMatchObject({ name: "Circle", hasUnpublishedChanges: false })
  const row = () => inRead(ctx, (tx) => tx.db.program.findFirst({ where: { merchantId: ctx.merchantId } }))
  expect(await row()).toMatchObject({ name: "Club", valuePoints: 1n })
  expect(await beginVersions(on(ctx, "2026-03-31"))).toEqual({ programs: 0, rewards: 0 })
  expect(await beginVersions(on(ctx, "2026-04-01"))).toEqual({ programs: 1, rewards: 0 })
  expect(await row()).toMatchObject({ name: "Circle", valuePoints: 100n, draft: null })
  expect(await beginVersions(on(ctx, "2026-04-02"))).toEqual({ programs: 0, rewards: 0 })
})

test("prices of rewards wait with the draft and hold from the version's day; a withdrawn one comes back", async () => {
  const { ctx, programId, publish } = await liveProgram()
  const coffee = await createReward(ctx, { programId, name: "Coffee", kind: "freeProduct", costPoints: 500 })
  const mug = await createReward(ctx, { programId, name: "Mug", kind: "freeProduct", costPoints: 900 })
  const drafts = [
    { id: coffee.id, costPoints: 700 },
    { id: mug.id, withdrawn: true },
  ]
  const saved = await saveRewardDrafts(ctx, programId, drafts)
  expect(saved.rewards.map(({ draft }) => draft)).toEqual([{ costPoints: 700 }, { withdrawn: true }])
  expect(saved.hasUnpublishedChanges).toBe(true)
  const made = await publishProgram(ctx, { programId, effectiveFrom: "2026-04-01" })
  expect(made.program.rewards.map(({ nowPoints, costPoints, draft }) => [nowPoints, costPoints, draft])).toEqual([
    [500, 700, null],
    [900, 900, null],
  ])
  const priceOn = async (day: string) => (await getRewardOrThrow(on(ctx, day), coffee.id)).costPoints
  expect([await priceOn("2026-03-31"), await priceOn("2026-04-01")]).toEqual([500, 700])
  expect((await getRewardOrThrow(ctx, mug.id)).endsAt).toBe("2026-04-01T04:00:00.000Z")
  expect(await beginVersions(on(ctx, "2026-04-02"))).toMatchObject({ rewards: 1 })

  const versionId = made.program.versions[0]?.id ?? ""
  await withdrawVersion(on(ctx, "2026-03-20"), { programId, versionId })
  expect([await priceOn("2026-03-31"), await priceOn("2026-04-01")]).toEqual([500, 500])
  expect((await getRewardOrThrow(ctx, mug.id)).endsAt).toBeNull()
  await publish(on(ctx, "2026-03-21"), 3)
  expect(await priceOn("2026-04-01")).toBe(500)

  const [, , , first] = (await getProgramOrThrow(on(ctx, "2026-03-22"), { programId })).versions
  await saveRewardDrafts(on(ctx, "2026-03-22"), programId, drafts)
  await publishProgram(on(ctx, "2026-03-23"), { programId })
  expect(await priceOn("2026-03-24")).toBe(700)
  const third = (await getProgramOrThrow(on(ctx, "2026-03-24"), { programId })).versions[1]
  await restoreVersion(on(ctx, "2026-03-25"), { programId, versionId: third?.id ?? "" })
  expect([await priceOn("2026-03-24"), await priceOn("2026-03-25")]).toEqual([700, 500])
  expect((await getRewardOrThrow(ctx, mug.id)).endsAt).toBeNull()
  expect(first?.number).toBe(1)
})

test("only who may publish rolls back or withdraws, and other merchants find nothing", async () => {
  const { ctx, programId, publish } = await liveProgram()
  const { versions } = await publish(ctx, 2, "2026-04-01")
  const ids = { programId, versionId: versions[0]?.id ?? "" }
  const other = await makeMerchant()
  for (const command of [restoreVersion, withdrawVersion]) {
    expect((await refusal(command(staffOf(ctx.merchant, "support"), ids))).code).toBe("forbidden")
    expect((await refusal(command(other, ids))).code).toBe("not_found")
    expect((await refusal(command(ctx, { ...ids, versionId: programId }))).code).toBe("not_found")
  }
  await withdrawVersion(on(ctx, "2026-03-10"), ids)
  const audit = await inRead(ctx, (tx) => tx.db.auditRow.findMany({ where: { merchantId: ctx.merchantId } }))
  expect(audit.filter(({ action }) => action === "program.withdrawVersion")).toHaveLength(1)
  expect((await getProgramOrThrow(ctx, { programId })).versions).toHaveLength(3)
})
