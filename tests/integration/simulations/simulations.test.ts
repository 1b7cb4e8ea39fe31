import { beforeAll, expect, test } from "vitest"
import { type Ctx, staffCtx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { newId } from "@/lib/core/id"
import { cancelJob, JobCancelled, type JobControl } from "@/lib/core/jobs"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import { recordReturn } from "@/lib/purchases/commands/record-return"
import { createReward } from "@/lib/rewards/commands/create-reward"
import { redeemReward } from "@/lib/rewards/commands/redeem-reward"
import { deleteSimulation } from "@/lib/simulations/commands/delete-simulation"
import { rerunSimulation } from "@/lib/simulations/commands/rerun-simulation"
import { runSimulation } from "@/lib/simulations/commands/run-simulation"
import { startSimulation } from "@/lib/simulations/commands/start-simulation"
import { getSimulationOrThrow } from "@/lib/simulations/queries/get-simulation-or-throw"
import { listSimulationMembers } from "@/lib/simulations/queries/list-simulation-members"
import { listSimulations } from "@/lib/simulations/queries/list-simulations"
import { tryProgram } from "@/lib/simulations/queries/try-program"
import type { SimulationBody } from "@/lib/simulations/schema"
import { auditActions, makeMerchant } from "../../support/world"
import { makeClient } from "../api/client"
import { later, makeClub, pointPerDollar, purchase, spendTier } from "../purchases/club"
import { saveCustomer } from "./people"

const past = [
  purchase("p1", "ada", "2026-01-10T12:00:00Z", 25_000),
  purchase("p2", "ada", "2026-02-10T12:00:00Z", 10_000),
  purchase("p3", "bob", "2026-03-10T12:00:00Z", 5_000),
  purchase("p4", "cyd", "2026-04-10T12:00:00Z", 5_000),
]
const period = { from: "2026-01-01", to: "2026-05-31" }
const double = { ...pointPerDollar, effect: { kind: "perAmount", points: 2, perMinor: 100 } as const }
const noReward = { rewards: [] }

let ctx: Ctx
let programId: string

beforeAll(async () => {
  const club = await makeClub({ tiers: [spendTier("Bronze", 0, 0), spendTier("Silver", 1, 20_000, "2")] })
  programId = club.programId
  ctx = later(club.ctx, 10)
  await recordPurchases(club.ctx, past, { source: "api" })
  await createReward(club.ctx, { programId, name: "Tea", kind: "custom", costPoints: 100 })
})

async function controlOf(simulationId: string): Promise<JobControl> {
  const { job } = await getSimulationOrThrow(ctx, { simulationId })
  const row = await inRead(ctx, (tx) => tx.db.job.findFirstOrThrow({ where: { id: job.id } }))
  return { job: row, progress: async () => undefined }
}

async function simulate(body: Partial<SimulationBody>) {
  const { id } = await startSimulation(ctx, { ...period, ...body, programId })
  await runSimulation(ctx, await controlOf(id))
  return getSimulationOrThrow(ctx, { simulationId: id })
}

test("a draft beside the live program: figures, who gains, tiers by month, and nothing written to the ledger", async () => {
  const entries = await inRead(ctx, (tx) => tx.db.entry.count({ where: { merchantId: ctx.merchantId } }))
  const { id, result, programs, tried } = await simulate({
    program: { name: "Double", earningRules: [double], tiers: [], ...noReward },
    redemptionRate: "0",
    marginRate: "0.5",
  })
  expect(programs.map(({ key }) => key)).toEqual(["live", "draft-1"])
  expect(tried.map(({ key }) => key)).toEqual(["draft-1"])
  expect(tried[0]?.sentences).toContain("A purchase earns 2 points for each $1.00 spent. They do not expire.")
  const [live, draft] = result?.scenarios ?? []
  // 250 at Bronze, 100 doubled at Silver, 50 and 50.
  expect(live).toMatchObject({ members: 3, buyers: 3, spendMinor: 45_000, issuedPoints: 550, outstandingPoints: 550 })
  expect(draft).toMatchObject({ members: 3, issuedPoints: 900, redeemedPoints: 0, liabilityMinor: 900, costMinor: 0 })
  expect(live?.months.map(({ from, issuedPoints, tierMembers }) => [from, issuedPoints, tierMembers])).toEqual([
    ["2026-01-01", 250, [0, 1]],
    ["2026-02-01", 200, [0, 1]],
    ["2026-03-01", 50, [1, 1]],
    ["2026-04-01", 50, [2, 1]],
    ["2026-05-01", 0, [2, 1]],
  ])
  expect(live?.firstReward[0]).toEqual({ name: "All members", members: 3, reached: 1, medianDays: 0 })
  expect(draft?.rewardBasisPoints).toBe(200)
  expect(draft?.warnings.map(({ code }) => code)).toEqual(["noReward"])
  const [against] = result?.againstLive ?? []
  // Ada: 700 instead of 450, and the others 100 instead of 50.
  expect(against).toMatchObject({ gain: 3, lose: 0, same: 0, gainMinor: 350, lowerTier: 3, losers: [] })
  expect(against?.gainers.map(({ externalId }) => externalId)[0]).toBe("ada")
  const members = await listSimulationMembers(ctx, { simulationId: id, limit: 50 })
  expect(members.data.map(({ gainMinor }) => gainMinor).sort((a, b) => a - b)).toEqual([50, 50, 250])
  expect(await inRead(ctx, (tx) => tx.db.entry.count({ where: { merchantId: ctx.merchantId } }))).toBe(entries)
  expect(await auditActions(ctx, id)).toEqual(["simulation.start", "simulation.finish"])
})

test("who redeems takes the cheapest reward as soon as it can be had, and what that costs is told", async () => {
  const { result } = await simulate({ compareTo: "none", redemptionRate: "1", marginRate: "0.5" })
  const [draft] = result?.scenarios ?? []
  // Ada: 250 make two rewards; 50 and 200 make two more. Nobody else has 100.
  expect(draft).toMatchObject({ issuedPoints: 550, redeemedPoints: 400, outstandingPoints: 150 })
  // Redeemed 4.00, of what is left 1.50 will be, of 450.00 spent.
  expect(draft).toMatchObject({ costMinor: 550, costBasisPoints: 122, breakEvenBasisPoints: 251 })
})

test("begun in the middle of the history, live and draft both have what they gave before, and count what comes then", async () => {
  const later = { ...period, from: "2026-02-05", programId }
  const { scenarios, againstLive, cannotKnow } = await tryProgram(ctx, { ...later, redemptionRate: "0" })
  for (const one of scenarios) {
    expect(one).toMatchObject({ openingPoints: 250, issuedPoints: 300, outstandingPoints: 550, spendMinor: 20_000 })
  }
  expect(againstLive[0]).toMatchObject({ gain: 0, lose: 0, same: 3 })
  expect(cannotKnow.filter((sentence) => sentence.startsWith("Live"))).toEqual([])
  // Who redeems has done so before: of Ada's 250 there are 50 left, and 200 more are taken in February.
  const redeemed = await tryProgram(ctx, { ...later, compareTo: "none", redemptionRate: "1" })
  expect(redeemed.scenarios[0]).toMatchObject({ openingPoints: 50, redeemedPoints: 200, outstandingPoints: 150 })
  expect(redeemed.scenarios[0]?.costMinor).toBe(300)
})

test("an unchanged draft gives every member what live does, whoever had redeemed what a return took", async () => {
  const club = await makeClub()
  const [bought] = await recordPurchases(club.ctx, [purchase("r1", "eve", "2026-02-10T12:00:00Z", 25_000)], {
    source: "api",
  })
  const { id: rewardId } = await createReward(club.ctx, {
    programId: club.programId,
    name: "Tea",
    kind: "custom",
    costPoints: 200,
  })
  if (bought?.kind !== "created") throw new Error("The purchase was not recorded.")
  const [member] = bought.result.members
  await redeemReward(later(club.ctx, 1), { memberId: member?.id ?? "", rewardId })
  const sent = { externalId: "r1-back", occurredAt: later(club.ctx, 2).now.toISOString() }
  const { writeOffs } = await recordReturn(later(club.ctx, 2), bought.result.purchase.id, sent)
  expect(writeOffs.map(({ points }) => points)).toEqual([200n])
  const whole = { from: "2026-01-01", to: "2026-06-01", programId: club.programId, redemptionRate: "0" }
  const { scenarios, againstLive } = await tryProgram(later(club.ctx, 10), whole)
  expect(scenarios.map(({ reversedPoints }) => reversedPoints)).toEqual([50, 250])
  expect(againstLive[0]).toMatchObject({ gain: 0, lose: 0, same: 1 })
  // Live has cost the tea; on equal terms, with nobody who redeems, an unchanged draft costs as much.
  const costs = scenarios.map(({ costMinor, assumedCostMinor }) => [costMinor, assumedCostMinor])
  expect(costs).toEqual([
    [200, 0],
    [0, 0],
  ])
  const all = await tryProgram(later(club.ctx, 10), { ...whole, redemptionRate: "1" })
  expect(all.scenarios.map(({ assumedCostMinor }) => assumedCostMinor)).toEqual([200, 200])
  expect(all.scenarios[1]?.breakEvenBasisPoints).toBe(0)
})

test("what benefits cost is told with what is assumed of their use, and counts for what a change must bring", async () => {
  const percentageDiscount = { kind: "percentageDiscount", percent: "10" } as const
  const coffee = { kind: "entitlement", count: 1, per: "lifetime", unitCostMinor: 400, name: "Coffee" } as const
  const lounge = { kind: "access", what: "Lounge" } as const
  const silver = { ...spendTier("Silver", 1, 20_000), benefits: [percentageDiscount, coffee, lounge] }
  const tried = { earningRules: [pointPerDollar], tiers: [spendTier("Bronze", 0, 0), silver], rewards: [] }
  const { scenarios, cannotKnow } = await tryProgram(ctx, {
    ...period,
    programId,
    compareTo: "none",
    programs: [tried],
    redemptionRate: "0",
    marginRate: "0.5",
    benefitUseRate: "0.25",
  })
  // Ada buys for 100.00 at Silver, and one of four takes the coffee of 4.00 that reaching it gives.
  expect(scenarios[0]).toMatchObject({
    benefitsMinor: 1_100,
    costMinor: 1_100,
    benefitsWithoutCost: ["Access: Lounge"],
  })
  expect(scenarios[0]?.months.map(({ benefitsMinor }) => benefitsMinor)).toEqual([100, 1_000, 0, 0, 0])
  // 11.00 of 450.00: u × (450.00 × 0.5 − 11.00) = 11.00.
  expect(scenarios[0]?.breakEvenBasisPoints).toBe(514)
  expect(cannotKnow.some((sentence) => sentence.includes("Access: Lounge"))).toBe(true)
})

test("the same inputs come to the same digits: again after a crash, run again, and after more was recorded", async () => {
  const first = await simulate({ program: { earningRules: [double], tiers: [] } })
  await runSimulation(ctx, await controlOf(first.id))
  expect((await getSimulationOrThrow(ctx, { simulationId: first.id })).result).toEqual(first.result)
  await recordPurchases(later(ctx, 5), [purchase("p5", "bob", "2026-03-11T12:00:00Z", 90_000)], { source: "api" })
  const again = await rerunSimulation(later(ctx, 6), { simulationId: first.id })
  await runSimulation(ctx, await controlOf(again.id))
  const rerun = await getSimulationOrThrow(ctx, { simulationId: again.id })
  expect(rerun).toMatchObject({ rerunOf: first.id, sameDigits: true })
  expect(rerun.result?.scenarios).toEqual(first.result?.scenarios)
})

test("a cancelled one keeps no figures, and can be forgotten; a running one cannot", async () => {
  const { id, job } = await startSimulation(ctx, { ...period, programId })
  await expect(deleteSimulation(ctx, { simulationId: id })).rejects.toMatchObject({ code: "conflict" })
  await cancelJob(ctx, { jobId: job.id })
  const control = { ...(await controlOf(id)), progress: () => Promise.reject(new JobCancelled()) }
  await expect(runSimulation(ctx, control)).rejects.toBeInstanceOf(JobCancelled)
  expect(await getSimulationOrThrow(ctx, { simulationId: id })).toMatchObject({
    result: null,
    job: { status: "cancelled" },
  })
  await deleteSimulation(ctx, { simulationId: id })
  await expect(getSimulationOrThrow(ctx, { simulationId: id })).rejects.toMatchObject({ code: "not_found" })
})

test("a draft that cannot be tried is refused with the fields at fault", async () => {
  const tiers = [spendTier("Silver", 0, 100), spendTier("Gold", 1, 50)]
  const start = startSimulation(ctx, {
    ...period,
    programId,
    programs: [
      { earningRules: [double], tiers: [] },
      { earningRules: [double], tiers },
    ],
  })
  await expect(start).rejects.toMatchObject({ code: "invalid_input" })
  const fields = await start.catch((error: { fields: { path: string }[] }) => error.fields.map(({ path }) => path))
  expect(fields).toContain("programs.1.tiers.0.qualification.threshold")
})

test("over HTTP: accepted, read while it waits, cancelled through its job; a malformed draft is told where it is wrong", async () => {
  const client = await makeClient(ctx)
  const path = `/programs/${programId}/simulations`
  const made = await client.call("POST", path, period, { "idempotency-key": "one" })
  expect(made).toMatchObject({ status: 202, body: { job: { status: "queued" }, result: null } })
  expect((await client.call("POST", path, period, { "idempotency-key": "one" })).body.id).toBe(made.body.id)
  const { id } = made.body.job as { id: string }
  expect(await client.call("POST", `/jobs/${id}/cancel`)).toMatchObject({ status: 200, body: { status: "cancelled" } })
  const paths = async (body: unknown) => {
    const { status, body: problem } = await client.call("POST", path, body)
    expect(status).toBe(422)
    return (problem.errors as { path: string }[]).map((error) => error.path)
  }
  const rule = { ...double, effect: { kind: "perAmount", points: -2, perMinor: 100 } }
  expect(await paths({ ...period, program: { earningRules: [double, rule] } })).toEqual([
    "program.earningRules.1.effect.points",
  ])
  expect(await paths({ ...period, programs: [{ programId }, { programId, versionId: programId }] })).toEqual([
    "programs.1",
  ])
  expect(await paths({ from: "2026-06-01", to: "2026-05-01", redemptionRate: "1.5" })).toContain("redemptionRate")
  expect(await paths({ from: "2026-06-01", to: "2026-05-01" })).toEqual(["to"])
})

test("limits, budgets in order of time, birthdays and sign-ups hold as they would live", async () => {
  await saveCustomer(ctx, "ada", { birthday: "1990-05-05" })
  const fixed = (name: string, trigger: "signup" | "birthday", points: number) => ({
    name,
    trigger,
    effect: { kind: "fixed", points } as const,
  })
  const { scenarios } = await tryProgram(later(ctx, 20), {
    ...period,
    to: "2026-05-10",
    programId,
    compareTo: "none",
    redemptionRate: "0",
    programs: [
      { earningRules: [{ ...pointPerDollar, limits: { perMember: { count: 1, per: "lifetime" } } }], tiers: [] },
      { earningRules: [{ ...pointPerDollar, limits: { budgetPoints: 380 } }], tiers: [] },
      { earningRules: [pointPerDollar, fixed("Welcome", "signup", 10), fixed("Cake", "birthday", 7)], tiers: [] },
    ],
  })
  const issued = scenarios.map(({ months }) => months.map(({ issuedPoints }) => issuedPoints))
  // The 900.00 of the test before are bob's second purchase.
  expect(issued[0]).toEqual([250, 0, 50, 50, 0])
  // 250 and 100 leave 30 for March.
  expect(issued[1]).toEqual([250, 100, 30, 0, 0])
  expect(issued[2]).toEqual([260, 100, 960, 60, 7])
})

test("only who may, and only their own", async () => {
  const merchant = ctx.merchant
  const as = (role: "manager" | "cashier") => {
    return staffCtx(merchant, { kind: "staff", userId: newId(), role, sessionId: newId() } as never, ctx.now)
  }
  await expect(startSimulation(as("manager"), { ...period, programId })).rejects.toMatchObject({ code: "forbidden" })
  await expect(listSimulations(as("cashier"), { limit: 5 })).rejects.toMatchObject({ code: "forbidden" })
  const all = await listSimulations(as("manager"), { limit: 2 })
  expect(all.data).toHaveLength(2)
  expect(all.nextCursor).not.toBeNull()
  const other = await makeMerchant()
  await expect(startSimulation(other, { ...period, programId })).rejects.toMatchObject({ code: "not_found" })
  const simulationId = all.data[0]?.id ?? ""
  await expect(getSimulationOrThrow(other, { simulationId })).rejects.toMatchObject({ code: "not_found" })
  await expect(rerunSimulation(other, { simulationId })).rejects.toMatchObject({ code: "not_found" })
  expect((await listSimulations(other, { limit: 5 })).data).toEqual([])
})
