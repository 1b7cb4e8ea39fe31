import { expect, test } from "vitest"
import { addDays, parseDay, startOfLocalDay } from "@/lib/core/calendar"
import type { DayActivity } from "@/lib/tiers/domain/day-sums"
import type { Tier, TierMetric } from "@/lib/tiers/domain/tier"
import { tierAt, tierPeriods } from "@/lib/tiers/domain/tier-periods"
import { type SlowActivity, slowTierAt } from "../../support/slow-tiers"
import { numbers } from "../purchases/happenings"
import { randomLadder, upTo } from "./random-ladder"

/** Runs of 10 programs and histories, as many as PROPERTY_SEEDS says (8), from PROPERTY_FIRST_SEED (1) on. Each failure names its seed. */
const first = Number(process.env.PROPERTY_FIRST_SEED ?? 1)
const seeds = Array.from({ length: Number(process.env.PROPERTY_SEEDS ?? 8) }, (_, index) => first + index)
const zones = ["UTC", "America/New_York", "Pacific/Auckland", "Asia/Kolkata"]

type Known = SlowActivity & DayActivity & { externalId: string; amountMinor: bigint }

function randomActivity(next: () => number, timeZone: string): Known[] {
  const all: Known[] = []
  const count = 1 + upTo(next, 12)
  for (let index = 0; index < count; index += 1) {
    const day = addDays(parseDay("2023-01-01"), upTo(next, 900))
    const at = new Date(startOfLocalDay(day, timeZone).getTime() + upTo(next, 23) * 3_600_000)
    const spendMinor = BigInt(upTo(next, 700))
    const counts = {
      spendMinor,
      purchases: 1n,
      points: BigInt(upTo(next, 700)),
      qualifyingPoints: BigInt(upTo(next, 700)),
    }
    const one = { at, day, ...counts, amountMinor: spendMinor, externalId: `p${index}` }
    all.push(one)
    if (next() > 0.2) continue
    const back = new Date(at.getTime() + 60_000 + upTo(next, 500) * 86_400_000)
    const [points, qualifyingPoints] = [-one.points, -one.qualifyingPoints]
    const taken = { spendMinor: -spendMinor, purchases: -1n, points, qualifyingPoints }
    all.push({ ...one, ...taken, at: back, externalId: `r${index}` })
  }
  return all
}

/** The same ladder with what is asked for in money asked for in points of either kind, on each tier of its own. */
function inPoints(next: () => number, tier: Tier): Tier {
  const metricOf = (metric: TierMetric): TierMetric =>
    metric !== "spendMinor" ? metric : next() < 0.5 ? "pointsEarned" : "qualifyingPoints"
  const { qualification } = tier
  if (!("of" in qualification))
    return { ...tier, qualification: { ...qualification, metric: metricOf(qualification.metric) } }
  const of = qualification.of.map((need) => ({ ...need, metric: metricOf(need.metric) }))
  return { ...tier, qualification: { ...qualification, of } }
}

function check(seed: number): void {
  const next = numbers(seed)
  const timeZone = zones[upTo(next, zones.length)] ?? "UTC"
  const ladder: Tier[] = randomLadder(next).map((tier) => ({ ...tier, id: tier.name }))
  const tiers = next() < 0.4 ? ladder.map((tier) => inPoints(next, tier)) : ladder
  const activity = randomActivity(next, timeZone)
  const joinedAt = new Date(Math.min(...activity.map(({ at }) => at.getTime())))
  const shuffled = [...activity].sort(() => next() - 0.5)
  const { periods } = tierPeriods({ ladders: [{ from: null, tiers }], timeZone, joinedAt, activity: shuffled })
  const edges = periods.flatMap(({ from }) => [new Date(from.getTime() - 1), from])
  const others = Array.from({ length: 2 }, () => new Date(joinedAt.getTime() + upTo(next, 1_400) * 86_400_000))
  const all = [...edges, ...others, ...activity.map((one) => one.at)].filter((at) => at >= joinedAt)
  for (const at of all.sort(() => next() - 0.5).slice(0, 8)) {
    const slow = slowTierAt({ tiers, timeZone, joinedAt, activity }, at)
    expect(tierAt(periods, at), `seed ${seed}, ${at.toISOString()}, ${JSON.stringify(tiers)}`).toBe(slow)
  }
}

test.each(seeds)(
  "seed %i: of 10 programs and histories, the tier at any instant equals a slow recomputation from raw purchases",
  { timeout: 240_000 },
  (seed) => {
    for (let part = 0; part < 10; part += 1) check(seed * 1_000 + part)
  },
)
