import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { addDays, localDay } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import { applyPreset } from "@/lib/presets/commands/apply-preset"
import { type PresetKey, presetKeys } from "@/lib/presets/domain/preset"
import { tryPreset } from "@/lib/presets/queries/try-preset"
import { awardHistory } from "@/lib/purchases/commands/award-history"
import { recordPurchases } from "@/lib/purchases/commands/record-purchases"
import type { ScenarioResult } from "@/lib/simulations/domain/simulation-result"
import { compareWithLedger } from "@/lib/simulations/queries/compare-with-ledger"
import { makeHistory } from "@/prisma/seed/history"
import { makeMerchant } from "@/tests/support/world"
import { publishClub } from "../purchases/club"

const until = new Date("2026-03-18T21:00:00Z")
const timeZone = "America/New_York"
const from = addDays(localDay(until, timeZone), -364)
const answers = { sells: "food", margin: "high" } as const

let ctx: Ctx

/** The year of the demo's café, of a tenth of its customers, before there is any program. */
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"] })
  vi.setSystemTime(until)
  ctx = await makeMerchant(until)
  const { purchases } = makeHistory({ seed: 20_240, customers: 200, until, timeZone })
  const known = purchases.filter(({ customer, at }) => customer !== null && localDay(at, timeZone) >= from)
  const bodies = known.map(({ customer, body: { storeId: _, ...body } }) => ({
    ...body,
    customer: { externalId: `c${customer}` },
  }))
  for (let at = 0; at < bodies.length; at += 500) {
    const results = await recordPurchases(ctx, bodies.slice(at, at + 500), { source: "import" })
    expect(results.filter(({ kind }) => kind !== "created")).toHaveLength(0)
  }
}, 120_000)

afterAll(() => {
  vi.useRealTimers()
})

/**
 * What each gives for spending, in hundredths of a per cent of it: the share that the margin allows (500 of 10,000), with
 * what tiers multiply and gifts add above it, and what least amounts, limits and whole points take from it below.
 */
const aims: Record<PresetKey, [least: number, most: number]> = {
  "points-tiers": [450, 750],
  stars: [300, 550],
  "spend-tiers": [450, 700],
  "tier-credits": [400, 500],
  "stamp-card": [300, 500],
  // A tenth off every purchase, and the points.
  "discount-club": [1_150, 1_300],
  cashback: [450, 500],
  "paid-membership": [200, 250],
  "paid-and-points": [450, 1000],
  bookings: [450, 625],
  cause: [20, 150],
  "friends-and-birthdays": [400, 600],
  sustainability: [200, 250],
}

const played = new Map<PresetKey, ScenarioResult>()

test.each(presetKeys)(
  "%s on the demo's history gives what it says, and tells what it takes to pay for it",
  async (key) => {
    const { scenarios, from: first, cannotKnow } = await tryPreset(ctx, { key, answers })
    const [draft] = scenarios
    if (!draft) throw new Error("a structure is played as a draft")
    played.set(key, draft)
    expect(first).toBe(from)
    const [least, most] = aims[key]
    expect(draft.rewardBasisPoints).toBeGreaterThanOrEqual(least)
    expect(draft.rewardBasisPoints).toBeLessThanOrEqual(most)
    expect(draft.members).toBe(draft.buyers)
    // u × (sales × margin − cost) = cost, by what is told of them, at 60 % margin.
    const uplift = (draft.costMinor * 10_000) / (draft.spendMinor * 0.6 - draft.costMinor)
    expect(Math.abs((draft.breakEvenBasisPoints ?? 0) - uplift)).toBeLessThan(1)
    expect(draft.breakEvenBasisPoints).toBeGreaterThan(0)
    const [all] = draft.firstReward
    expect(all?.reached).toBeGreaterThan(0)
    // A tenth off is told to be much, whatever the margin.
    expect(draft.warnings.some(({ code }) => code === "ruinous")).toBe(key === "discount-club")
    expect(cannotKnow.length).toBeGreaterThan(0)
  },
)

test.each([
  ["points-tiers", ["Bronze", "Silver", "Gold"]],
  ["spend-tiers", ["Classic", "Silver", "Gold", "Diamond"]],
  ["tier-credits", ["Member", "Silver", "Gold", "Platinum"]],
  ["paid-and-points", ["Basic", "Plus"]],
  ["bookings", ["Guest", "Regular"]],
] as const)("%s has members in each of its tiers, fewer from tier to tier", (key, names) => {
  const tiers = played.get(key)?.tiers ?? []
  expect(tiers.map(({ name }) => name)).toEqual(names)
  const counts = tiers.map(({ members }) => members)
  // The year of credits began in January, and the history in March of the year before: nobody had a whole one.
  expect(counts.filter((count) => count > 0)).toHaveLength(key === "tier-credits" ? names.length - 1 : names.length)
  expect(counts.toSorted((a, b) => b - a)).toEqual(counts)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(played.get(key)?.members)
})

test("nobody is in a tier that must be paid for", () => {
  expect(played.get("paid-membership")?.tiers.map(({ members }) => members)).toEqual([
    played.get("paid-membership")?.members,
    0,
  ])
})

test.each(["spend-tiers", "stamp-card"] as const)(
  "%s gives in the ledger what it gave in its backtest, to the point",
  async (key) => {
    const { id: programId } = await applyPreset(ctx, { key, answers })
    const published = await publishClub(ctx, programId, from)
    await awardHistory(published.ctx, published.control)
    const found = await compareWithLedger(published.ctx, { programId })
    expect(found.differences).toEqual([])
    expect(found.members).toBe(played.get(key)?.members)
    expect(Number(found.issuedPoints)).toBe(played.get(key)?.issuedPoints)
  },
)
