import { expect, test } from "vitest"
import { listMemberBenefits } from "@/lib/benefits/queries/list-member-benefits"
import type { Ctx } from "@/lib/core/ctx"
import { inRead, inTransaction } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { newId } from "@/lib/core/id"
import type { JobControl } from "@/lib/core/jobs"
import { publishProgram } from "@/lib/programs/commands/publish-program"
import { restoreVersion } from "@/lib/programs/commands/restore-version"
import { saveDraft } from "@/lib/programs/commands/save-draft"
import { withdrawVersion } from "@/lib/programs/commands/withdraw-version"
import { proposedNotices } from "@/lib/programs/domain/notice"
import { findMembers } from "@/lib/programs/queries/find-members"
import { getMemberView } from "@/lib/programs/queries/get-member-view"
import { listMembers } from "@/lib/programs/queries/list-members"
import { listTiersInWork } from "@/lib/programs/queries/list-tiers-in-work"
import { listVersions } from "@/lib/programs/queries/list-versions"
import { awardHistory } from "@/lib/purchases/commands/award-history"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import { writeMemberNotices } from "@/lib/purchases/commands/write-member-notices"
import { compareMembers } from "@/lib/purchases/queries/compare-members"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { makeClub, purchase, spendTier } from "../purchases/club"
import { sameDraft } from "./drafts"
import { staffOf } from "./fixture"

const ladder = (silver: number) => [spendTier("Bronze", 0, 0), spendTier("Silver", 1, silver)]
const on = (ctx: Ctx, instant: string): Ctx => ({ ...ctx, now: new Date(instant) })

/** Ada at $250, Bob at $220, Cy at $50 of a program whose Silver asks for $200; and a coffee for 230 points. */
async function makeShop() {
  const club = await makeClub({ tiers: ladder(20_000) })
  const ctx = on(club.ctx, "2026-06-01T16:00:00Z")
  const { programId } = club
  const bought = [
    purchase("p1", "ada", "2026-05-10T12:00:00Z", 25_000),
    purchase("p2", "bob", "2026-05-11T12:00:00Z", 22_000),
    purchase("p3", "cy", "2026-05-12T12:00:00Z", 5_000),
  ]
  await recordPurchases(ctx, bought, { source: "api" })
  const coffee = await createReward(ctx, { programId, name: "Coffee", kind: "freeProduct", costPoints: 230 })
  return { ctx, programId, coffee }
}

/** A draft in which Silver asks for $240, two points are given for a dollar, and the coffee costs 300. */
async function changeDraft(ctx: Ctx, programId: string, rewards: { id: string; costPoints: number }[] = []) {
  const same = await sameDraft(ctx, programId)
  const tiers = same.tiers.map((one) => {
    const { qualification } = one.tier
    if (one.tier.name !== "Silver" || "of" in qualification) return one
    return { ...one, tier: { ...one.tier, qualification: { ...qualification, threshold: 24_000 } } }
  })
  const effect = { kind: "perAmount" as const, points: 2, perMinor: 100 }
  const rules = same.rules.map(({ id, rule }) => ({ id, rule: { ...rule, effect } }))
  return saveDraft(ctx, { ...same, rules, tiers, rewards })
}

async function jobOf(ctx: Ctx, kind: string): Promise<JobControl> {
  const where = { merchantId: ctx.merchantId, kind }
  const job = await inRead(ctx, (tx) => tx.db.job.findFirstOrThrow({ where, orderBy: { id: "desc" } }))
  return { job, progress: async () => undefined }
}

async function tiersOf(ctx: Ctx): Promise<Record<string, string | undefined>> {
  const { data } = await findMembers(ctx, { limit: 50 })
  return Object.fromEntries(data.map((one) => [one.customer.externalId ?? "", one.tier?.name]))
}

test("before anything is published the draft says who moves, whose reward gets dearer and what it costs", async () => {
  const { ctx, programId, coffee } = await makeShop()
  const draft = await changeDraft(ctx, programId, [{ id: coffee.id, costPoints: 300 }])
  const [bronze, silver] = draft.tiers.map(({ id }) => id)
  const found = await compareMembers(ctx, { programId })
  expect(found).toMatchObject({ scanned: 3, total: 3, nextCursor: null, start: ctx.now.toISOString() })
  expect(found.moves).toEqual(
    expect.arrayContaining([
      { fromId: silver, toId: silver, members: 1 },
      { fromId: silver, toId: bronze, members: 1 },
      { fromId: bronze, toId: bronze, members: 1 },
    ]),
  )
  expect(found.moves.reduce((sum, { members }) => sum + members, 0)).toBe(3)
  // Ada has 250 points and loses the coffee, the others save for it.
  expect(found.concerned.map(({ dearer }) => [dearer?.name, dearer?.oldPoints, dearer?.newPoints])).toEqual(
    Array(3).fill(["Coffee", 230, 300]),
  )
  expect(found.cost).toEqual({ from: "2026-02-12", to: "2026-05-12", exact: true, livePoints: 520, afterPoints: 1040 })

  const first = await compareMembers(ctx, { programId, limit: 2 })
  const rest = await compareMembers(ctx, { programId, limit: 2, cursor: first.nextCursor ?? "" })
  expect([first.scanned, rest.scanned, rest.nextCursor]).toEqual([2, 1, null])
  expect((first.cost?.afterPoints ?? 0) + (rest.cost?.afterPoints ?? 0)).toBe(1040)
  await expect(compareMembers(staffOf(ctx.merchant, "cashier"), { programId })).rejects.toBeInstanceOf(DomainError)
})

test("what the comparison foretells is what publishing does, at the instant of the day and not before", async () => {
  const { ctx, programId } = await makeShop()
  await changeDraft(ctx, programId)
  const effectiveFrom = "2026-06-15"
  const foretold = await compareMembers(ctx, { programId, effectiveFrom })
  expect(foretold.start).toBe("2026-06-15T04:00:00.000Z")
  expect(foretold.concerned).toHaveLength(1)
  await publishProgram(ctx, { programId, effectiveFrom })
  await awardHistory(ctx, await jobOf(ctx, "award-history"))
  expect(await tiersOf(on(ctx, "2026-06-15T03:59:59.999Z"))).toEqual({ ada: "Silver", bob: "Silver", cy: "Bronze" })
  expect(await tiersOf(on(ctx, "2026-06-15T04:00:00.000Z"))).toEqual({ ada: "Silver", bob: "Bronze", cy: "Bronze" })
  const [member] = foretold.concerned
  const moved = await getMemberView(on(ctx, "2026-06-15T04:00:00Z"), { id: member?.id ?? "" })
  expect(moved.tier?.id).toBe(member?.toTierId)
})

test("as soon as a version holds each member's tier and benefits are right; lists follow, and say so", async () => {
  const { ctx, programId } = await makeShop()
  const same = await changeDraft(ctx, programId)
  const lounge = { id: newId(), kind: "access" as const, what: "Lounge" }
  const tiers = same.tiers.map(({ id, name, rank: _, ...tier }) =>
    name === "Silver"
      ? { id, tier: { ...tier, name, rank: 1, benefits: [lounge] } }
      : { id, tier: { ...tier, name, rank: 0 } },
  )
  await saveDraft(ctx, { ...(await sameDraft(ctx, programId)), tiers })
  const june2 = on(ctx, "2026-06-02T16:00:00Z")
  expect(await listTiersInWork(june2)).toEqual([])
  await publishProgram(june2, { programId })
  const after = on(ctx, "2026-06-02T16:00:01Z")
  const expected = { ada: "Silver", bob: "Bronze", cy: "Bronze" }
  expect(await tiersOf(after)).toEqual(expected)
  expect(await tiersOf(on(ctx, "2026-06-02T15:59:59Z"))).toEqual({ ...expected, bob: "Silver" })
  const benefitsNow = async () => {
    const { data } = await findMembers(after, { limit: 50 })
    const names = data.map(async ({ id, customer }) => {
      const own = await listMemberBenefits(after, { memberId: id })
      return [customer.externalId ?? "", own.map((one) => one.id)] as const
    })
    return Object.fromEntries(await Promise.all(names))
  }
  expect(await benefitsNow()).toEqual({ ada: [lounge.id], bob: [], cy: [] })
  const listed = async () => {
    const { data } = await listMembers(after, { limit: 50 })
    return Object.fromEntries(data.map(({ externalId, tierName }) => [externalId, tierName]))
  }
  expect(await listed()).toEqual({ ...expected, bob: "Silver" })
  expect(await listTiersInWork(after)).toMatchObject([{ programName: "Club", job: { status: "queued", total: 3 } }])
  const control = await jobOf(ctx, "award-history")
  await awardHistory(june2, control)
  const key = { merchantId_id: { merchantId: ctx.merchantId, id: control.job.id } }
  await inTransaction(ctx, (tx) => tx.db.job.update({ where: key, data: { status: "done" } }))
  expect(await listTiersInWork(after)).toEqual([])
  expect([await tiersOf(after), await listed()]).toEqual([expected, expected])
  expect(await benefitsNow()).toEqual({ ada: [lounge.id], bob: [], cy: [] })
})

test("a purchase on the first instant of a version is judged by it, the one before and a late one by theirs", async () => {
  const { ctx, programId } = await makeShop()
  await changeDraft(ctx, programId)
  await publishProgram(ctx, { programId, effectiveFrom: "2026-06-15" })
  const at = on(ctx, "2026-06-20T12:00:00Z")
  const outcomes = await recordPurchases(
    at,
    [
      purchase("before", "dan", "2026-06-15T03:59:59.999Z", 10_000),
      purchase("on", "dan", "2026-06-15T04:00:00.000Z", 10_000),
    ],
    { source: "api" },
  )
  const points = (all: typeof outcomes) =>
    all.map((one) => (one.kind === "refused" ? null : one.result.awards.reduce((sum, award) => sum + award.points, 0n)))
  expect(points(outcomes)).toEqual([100n, 200n])
  const late = await recordPurchases(at, [purchase("late", "cy", "2026-06-01T12:00:00Z", 10_000)], { source: "api" })
  expect(points(late)).toEqual([100n])
})

test("rolled back, tiers and points are what they were, and what was awarded meanwhile stays", async () => {
  const { ctx, programId } = await makeShop()
  const [first] = (await changeDraft(ctx, programId)).versions
  const june2 = on(ctx, "2026-06-02T16:00:00Z")
  await publishProgram(june2, { programId })
  await awardHistory(june2, await jobOf(ctx, "award-history"))
  expect((await tiersOf(on(ctx, "2026-06-02T17:00:00Z"))).bob).toBe("Bronze")
  const between = [purchase("between", "bob", "2026-06-03T12:00:00Z", 1_000)]
  await recordPurchases(on(ctx, "2026-06-03T13:00:00Z"), between, { source: "api" })
  const june4 = on(ctx, "2026-06-04T16:00:00Z")
  const preview = await compareMembers(june4, { programId, versionId: first?.id ?? "" })
  expect(preview.concerned.filter(({ fromTierId, toTierId }) => fromTierId !== toTierId)).toHaveLength(1)
  await restoreVersion(june4, { programId, versionId: first?.id ?? "" })
  await awardHistory(june4, await jobOf(ctx, "award-history"))
  expect((await tiersOf(on(ctx, "2026-06-04T17:00:00Z"))).bob).toBe("Silver")
  const [after] = await recordPurchases(
    on(ctx, "2026-06-05T16:00:00Z"),
    [purchase("after", "bob", "2026-06-05T12:00:00Z", 1_000)],
    { source: "api" },
  )
  expect(after?.kind === "created" && after.result.awards.map(({ points }) => points)).toEqual([10n])
})

test("members concerned are told once, in the merchant's words, and not of a version that was withdrawn", async () => {
  const { ctx, programId, coffee } = await makeShop()
  await changeDraft(ctx, programId, [{ id: coffee.id, costPoints: 300 }])
  const notices = [
    { kind: "tierDown" as const, ...proposedNotices.tierDown },
    { kind: "rewardDearer" as const, title: "{reward}", text: "{oldPoints} until {day}, then {newPoints}" },
  ]
  const wrong = [{ kind: "everyone" as const, title: "x", text: "Dear {frstName}" }]
  const refused = publishProgram(ctx, { programId, notices: wrong })
  await expect(refused).rejects.toMatchObject({ fields: [{ path: "notices.0.text" }] })
  const made = await publishProgram(ctx, { programId, effectiveFrom: "2026-06-15", notices })
  const control = await jobOf(ctx, "member-notices")
  expect(await writeMemberNotices(ctx, control)).toEqual({ told: 4 })
  expect(await writeMemberNotices(ctx, control)).toEqual({ told: 4 })
  const rows = await inRead(ctx, (tx) => tx.db.memberNotice.findMany({ where: { merchantId: ctx.merchantId } }))
  const texts = rows.map(({ body }) => String(Reflect.get(Object(body), "text")))
  expect(texts.filter((text) => text === "230 points until 15 June 2026, then 300 points")).toHaveLength(3)
  expect(texts.filter((text) => text.includes("You are Silver until then and Bronze from then on"))).toHaveLength(1)
  expect((await listVersions(ctx, { programId })).map(({ told }) => told)).toEqual([3, 0])
  expect(rows.every(({ effectiveAt }) => effectiveAt.toISOString() === "2026-06-15T04:00:00.000Z")).toBe(true)

  await changeDraft(ctx, programId, [{ id: coffee.id, costPoints: 400 }])
  const next = await publishProgram(ctx, { programId, effectiveFrom: "2026-07-15", notices: notices.slice(1) })
  const soon = await jobOf(ctx, "member-notices")
  await withdrawVersion(ctx, { programId, versionId: next.program.versions[0]?.id ?? "" })
  expect(await writeMemberNotices(ctx, soon)).toEqual({ told: 0 })
  expect(made.program.versions[0]?.state).toBe("scheduled")
})
