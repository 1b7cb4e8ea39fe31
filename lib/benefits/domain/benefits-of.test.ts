import fc from "fast-check"
import { expect, test } from "vitest"
import { addDays, type Day, dayFromNumber, startOfLocalDay } from "@/lib/core/calendar"
import type { Benefit, BenefitPer } from "@/lib/tiers/domain/benefit"
import type { Tier } from "@/lib/tiers/domain/tier"
import { benefitsOf, type CountedUse, type HeldTier } from "./benefits-of"

const timeZone = "America/New_York"
const first = 19_000
const days = 1_200
const seeds = Number(process.env.PROPERTY_SEEDS ?? 300)
const day = (offset: number): Day => dayFromNumber(first + offset)
const noon = (offset: number) => new Date(startOfLocalDay(day(offset), timeZone).getTime() + 43_200_000)

const entitlement = (id: string, count: number, per: BenefitPer): Benefit => ({
  id,
  kind: "entitlement",
  name: id,
  count,
  per,
})

const ladder = fc.record({
  window: fc.constantFrom("rolling365", "calendarYear", "anniversaryYear", "lifetime" as const),
  count: fc.integer({ min: 1, max: 4 }),
  per: fc.constantFrom<BenefitPer[]>("tierPeriod", "calendarYear", "quarter", "month", "lifetime"),
})

function tiersOf({ window, count, per }: { window: string; count: number; per: BenefitPer }): Tier[] {
  const tier = (id: string, rank: number, benefits: Benefit[]): Tier => ({
    id,
    name: id,
    rank,
    qualification: { metric: "spendMinor", threshold: rank * 100, window: window as "rolling365" },
    downgrade: "toEligible",
    benefits,
  })
  return [
    tier("base", 0, []),
    tier("silver", 1, [entitlement("silver", count, per)]),
    tier("gold", 2, [entitlement("gold", 1, per)]),
  ]
}

/** Ranks that change at some days, without gaps. */
const timeline = fc
  .array(fc.record({ length: fc.integer({ min: 1, max: 300 }), rank: fc.integer({ min: 0, max: 2 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts): HeldTier[] => {
    const held: HeldTier[] = []
    let from = 0
    for (const { length, rank } of parts) {
      const last = held.at(-1)
      if (last?.rank === rank) last.to = startOfLocalDay(day(from + length), timeZone)
      else
        held.push({
          rank,
          from: startOfLocalDay(day(from), timeZone),
          to: startOfLocalDay(day(from + length), timeZone),
        })
      from += length
    }
    const last = held.at(-1)
    if (last) last.to = null
    return held
  })

/** Every day the member takes one where there is one, as the desk would. */
function takeAll(tiers: Tier[], held: HeldTier[], asked: readonly number[]) {
  const uses: CountedUse[] = []
  const given: { day: Day; from: Day; next: Day | null; count: bigint }[] = []
  for (const offset of asked) {
    const input = { tiers, held, uses, joinedAt: noon(0), birthday: null, timeZone, now: noon(offset) }
    const silver = benefitsOf(input).find(({ benefit }) => benefit.id === "silver")
    if (!silver?.left || !silver.period) continue
    uses.push({ benefitId: "silver", amount: 1n, day: day(offset) })
    given.push({ day: day(offset), from: silver.period.from, next: silver.period.next, count: silver.total ?? 0n })
  }
  return { uses, given }
}

const asked = fc
  .uniqueArray(fc.integer({ min: 1, max: days }), { minLength: 1, maxLength: 60 })
  .map((all) => all.sort((a, b) => a - b))

test("in no period are more taken than there are, and each day has one period, whatever the tiers do", () => {
  fc.assert(
    fc.property(ladder, timeline, asked, (one, held, days) => {
      const { given } = takeAll(tiersOf(one), held, days)
      for (const { day: on, from, next, count } of given) {
        expect(from <= on && (next === null || on < next)).toBe(true)
        const inPeriod = given.filter((other) => other.day >= from && (next === null || other.day < next))
        expect(inPeriod.length).toBeLessThanOrEqual(Number(count))
      }
      for (const [index, { from, next }] of given.entries()) {
        const later = given[index + 1]
        if (later && later.from !== from) expect(next !== null && later.from >= next).toBe(true)
      }
    }),
    { numRuns: seeds },
  )
})

test("what is left is what there is less the uses since the period began, counted one by one", () => {
  fc.assert(
    fc.property(ladder, timeline, asked, fc.integer({ min: 1, max: days }), (one, held, on, offset) => {
      const tiers = tiersOf(one)
      const uses = on
        .filter((at) => at <= offset)
        .map((at): CountedUse => ({ benefitId: "silver", amount: 1n, day: day(at) }))
      const input = { tiers, held, uses, joinedAt: noon(0), birthday: null, timeZone, now: noon(offset) }
      const rank = held.find(({ from, to }) => from <= noon(offset) && (to === null || noon(offset) < to))?.rank ?? -1
      const silver = benefitsOf(input).find(({ benefit }) => benefit.id === "silver")
      expect(silver !== undefined).toBe(rank >= 1)
      if (!silver?.period) return
      const { from } = silver.period
      let used = 0
      for (let at = day(offset); at >= from && at >= day(0); at = addDays(at, -1))
        used += uses.some((use) => use.day === at) ? 1 : 0
      expect([silver.used, silver.left]).toEqual([BigInt(used), BigInt(Math.max(0, one.count - used))])
    }),
    { numRuns: seeds },
  )
})
