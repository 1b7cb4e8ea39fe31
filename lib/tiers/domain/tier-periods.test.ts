import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, type Day, localDay, parseDay, startOfLocalDay } from "@/lib/core/calendar"
import { noPoints } from "./day-sums"
import type { Tier } from "./tier"
import type { TierActivity, TierInput } from "./tier-input"
import { tierAt, tierPeriods } from "./tier-periods"
import { tierProgress } from "./tier-progress"

const zone = "America/New_York"

function ladder(window: "rolling365" | "calendarYear" | "lifetime", more: Partial<Tier> = {}): Tier[] {
  const tier = (id: string, rank: number, threshold: number): Tier => ({
    id,
    name: id,
    rank,
    qualification: { metric: "spendMinor", threshold, window },
    downgrade: "toEligible",
    ...(rank > 0 ? more : {}),
  })
  return [tier("bronze", 0, 0), tier("silver", 1, 200), tier("gold", 2, 1000)]
}

function bought(day: string, spend: number, hour = 12, externalId = `${day} ${spend} ${hour}`): TierActivity {
  const at = new Date(startOfLocalDay(parseDay(day), zone).getTime() + hour * 3_600_000)
  const spendMinor = BigInt(spend)
  return { at, day: localDay(at, zone), spendMinor, ...noPoints, purchases: 1n, amountMinor: spendMinor, externalId }
}

function inputOf(tiers: Tier[], activity: TierActivity[], joined = "2023-01-01"): TierInput {
  return {
    ladders: [{ from: null, tiers }],
    timeZone: zone,
    joinedAt: startOfLocalDay(parseDay(joined), zone),
    activity,
  }
}

function told(input: TierInput): string[] {
  const { periods } = tierPeriods(input)
  return periods.map(({ tierId, from }) => `${tierId} ${from.toISOString()}`)
}

it("says over how many periods it looked where that is two", () => {
  const reasonOf = (maintainPeriods: 1 | 2) => {
    const qualification = { metric: "spendMinor", threshold: 200, maintainPeriods, window: "calendarYear" } as const
    const [bronze, silver] = ladder("calendarYear", { qualification })
    const { periods } = tierPeriods(
      inputOf(
        [bronze, silver].flatMap((tier) => tier ?? []),
        [bought("2023-03-01", 250)],
      ),
    )
    return periods.at(-1)?.reason
  }
  expect(reasonOf(2)).toMatchObject({ kind: "validityEnded", periods: 2 })
  expect(reasonOf(1)).not.toHaveProperty("periods")
})

it("names the day by which what is missing keeps a tier in its grace: after it more has left the window", () => {
  const tiers = ladder("rolling365", { graceDays: 30 })
  const days = [bought("2025-01-10", 600), bought("2025-01-20", 300), bought("2025-06-01", 150)]
  const input = inputOf(tiers, days)
  const { keep, holdsUntil } = tierProgress({ ...input, days, now: new Date("2025-12-01T12:00:00Z") })
  expect(holdsUntil?.toISOString()).toBe("2026-02-09T05:00:00.000Z")
  expect(keep).toMatchObject({ needs: [{ reached: 450n, missing: 550n }], by: new Date("2026-01-20T05:00:00Z") })
  const heldAfter = (day: string) => {
    const { periods } = tierPeriods({ ...input, activity: [...days, bought(day, 550)] })
    return tierAt(periods, new Date("2026-02-09T05:00:00Z"))
  }
  expect([heldAfter("2026-01-19"), heldAfter("2026-01-20")]).toEqual(["gold", "silver"])
})

describe("tierPeriods, rolling365", () => {
  it("rises at the purchase and falls at the local midnight on which the purchase leaves the window", () => {
    expect(told(inputOf(ladder("rolling365"), [bought("2023-03-01", 250)]))).toEqual([
      "bronze 2023-01-01T05:00:00.000Z",
      "silver 2023-03-01T17:00:00.000Z",
      "bronze 2024-02-29T05:00:00.000Z",
    ])
  })

  it("falls in daylight time at the midnight of that day", () => {
    expect(told(inputOf(ladder("rolling365"), [bought("2023-06-10", 1200)])).at(-1)).toBe(
      "bronze 2024-06-09T04:00:00.000Z",
    )
  })

  it("keeps a tier for the days of grace", () => {
    const { periods } = tierPeriods(inputOf(ladder("rolling365", { graceDays: 10 }), [bought("2023-06-10", 300)]))
    expect(periods.at(-1)?.from).toEqual(startOfLocalDay(parseDay("2024-06-19"), zone))
  })

  it("reckons without the returned amount from the return on, and leaves the tier before it", () => {
    const back = { ...bought("2023-05-01", -250), day: parseDay("2023-03-01"), purchases: -1n }
    expect(told(inputOf(ladder("rolling365"), [back, bought("2023-03-01", 250)]))).toEqual([
      "bronze 2023-01-01T05:00:00.000Z",
      "silver 2023-03-01T17:00:00.000Z",
      "bronze 2023-05-01T16:00:00.000Z",
    ])
  })

  it("steps one tier down for a year when the ladder says so", () => {
    const { periods } = tierPeriods(
      inputOf(ladder("rolling365", { downgrade: "oneDown" }), [bought("2023-06-10", 1200)]),
    )
    expect(periods.map(({ tierId, from }) => `${tierId} ${localDay(from, zone)}`)).toEqual([
      "bronze 2023-01-01",
      "gold 2023-06-10",
      "silver 2024-06-09",
      "bronze 2025-06-09",
    ])
  })

  it("judges a member anew when a version raises the thresholds", () => {
    const higher = ladder("rolling365").map((tier) =>
      tier.id === "silver"
        ? { ...tier, qualification: { ...tier.qualification, threshold: 300 } as Tier["qualification"] }
        : tier,
    )
    const input = inputOf(ladder("rolling365"), [bought("2023-03-01", 250)])
    const ladders = [...input.ladders, { from: startOfLocalDay(parseDay("2023-04-01"), zone), tiers: higher }]
    expect(told({ ...input, ladders }).at(-1)).toBe("bronze 2023-04-01T04:00:00.000Z")
  })
})

describe("tierPeriods, yearly windows", () => {
  it("holds from reaching it to the end of the next year", () => {
    expect(
      told(inputOf(ladder("calendarYear"), [bought("2023-03-01", 150), bought("2023-09-01", 60)])).slice(1),
    ).toEqual(["silver 2023-09-01T16:00:00.000Z", "bronze 2025-01-01T05:00:00.000Z"])
  })

  it("is kept by the maintain threshold, and extra months are added at the end", () => {
    const tiers = ladder("calendarYear", { extraMonths: 2 }).map((tier) =>
      tier.id === "silver"
        ? { ...tier, qualification: { ...tier.qualification, maintainThreshold: 100 } as Tier["qualification"] }
        : tier,
    )
    const { periods } = tierPeriods(inputOf(tiers, [bought("2023-03-01", 250), bought("2024-09-01", 100)]))
    expect(periods.at(-1)?.from).toEqual(startOfLocalDay(parseDay("2026-03-01"), zone))
  })

  it("steps down once a period", () => {
    const { periods } = tierPeriods(
      inputOf(ladder("calendarYear", { downgrade: "oneDown" }), [bought("2023-03-01", 1500)]),
    )
    expect(periods.map(({ tierId, from }) => `${tierId} ${localDay(from, zone)}`).slice(1)).toEqual([
      "gold 2023-03-01",
      "silver 2025-01-01",
      "bronze 2026-01-01",
    ])
  })

  it("never ends a lifetime tier, but a return does", () => {
    const purchases = [bought("2023-03-01", 250)]
    expect(tierPeriods(inputOf(ladder("lifetime"), purchases)).periods.at(-1)?.to).toBeNull()
    const back = { ...bought("2024-05-01", -100), day: parseDay("2023-03-01") }
    expect(told(inputOf(ladder("lifetime"), [...purchases, back])).at(-1)).toBe("bronze 2024-05-01T16:00:00.000Z")
  })
})

it("tells the tier before each purchase, also of two at one instant", () => {
  const input = inputOf(ladder("rolling365"), [bought("2023-03-01", 300, 12, "b"), bought("2023-03-01", 250, 12, "a")])
  expect(tierPeriods(input).tierBefore).toEqual([
    { externalId: "a", tierId: "bronze" },
    { externalId: "b", tierId: "silver" },
  ])
})

const days = fc.integer({ min: 0, max: 1100 }).map((offset) => addDays(parseDay("2023-01-01"), offset))
const history = fc
  .array(fc.record({ day: days, spend: fc.integer({ min: 0, max: 700 }), hour: fc.integer({ min: 0, max: 22 }) }), {
    maxLength: 14,
  })
  .map((rows) => rows.map((row, index) => bought(row.day, row.spend, row.hour, `p${index}`)))
  .chain((purchases) =>
    fc
      .array(fc.record({ of: fc.nat(), after: fc.integer({ min: 0, max: 500 }) }), {
        maxLength: purchases.length ? 3 : 0,
      })
      .map((returns) => [...purchases, ...returnsOf(purchases, returns)]),
  )

function returnsOf(purchases: TierActivity[], returns: { of: number; after: number }[]): TierActivity[] {
  const distinct = new Map(returns.map((one) => [one.of % purchases.length, one]))
  return [...distinct].flatMap(([index, { after }]) => {
    const purchase = purchases[index]
    if (!purchase) return []
    const at = new Date(purchase.at.getTime() + after * 86_400_000 + 60_000)
    return [{ ...purchase, at, spendMinor: -purchase.spendMinor, purchases: -1n, externalId: `r${index}` }]
  })
}

/** Slow and plain: everything known by the instant is summed anew over the window's days. */
function slowTier(window: "rolling365" | "calendarYear", activity: TierActivity[], at: Date): string {
  const today = localDay(at, zone)
  const sum = (from: string, to: string) =>
    activity
      .filter((one) => one.at <= at && one.day >= from && one.day <= to)
      .reduce((total, one) => total + one.spendMinor, 0n)
  const year = Number(today.slice(0, 4))
  const sums =
    window === "rolling365"
      ? [sum(addDays(today, -364), today)]
      : [sum(`${year}-01-01`, `${year}-12-31`), sum(`${year - 1}-01-01`, `${year - 1}-12-31`)]
  if (sums.some((one) => one >= 1000n)) return "gold"
  return sums.some((one) => one >= 200n) ? "silver" : "bronze"
}

describe("tierPeriods, properties", () => {
  for (const window of ["rolling365", "calendarYear"] as const) {
    it(`equals the slow recomputation at every edge (${window})`, () => {
      fc.assert(
        fc.property(history, (activity) => {
          const { periods } = tierPeriods(inputOf(ladder(window), activity))
          const edges = [...periods.map(({ from }) => from), ...activity.map(({ at }) => at)]
          for (const edge of edges.flatMap((one) => [new Date(one.getTime() - 1), one])) {
            if (edge < startOfLocalDay(parseDay("2023-01-01"), zone)) continue
            expect(tierAt(periods, edge), edge.toISOString()).toBe(slowTier(window, activity, edge))
          }
        }),
        { numRuns: 150 },
      )
    })
  }

  it("gives the same in any order of arrival", () => {
    const shuffled = history.chain((activity) =>
      fc.tuple(fc.constant(activity), fc.shuffledSubarray(activity, { minLength: activity.length })),
    )
    fc.assert(
      fc.property(shuffled, ([activity, other]) => {
        expect(tierPeriods(inputOf(ladder("rolling365"), other))).toEqual(
          tierPeriods(inputOf(ladder("rolling365"), activity)),
        )
      }),
    )
  })

  it("gives the same from the middle as from the beginning, under any policy", () => {
    const policy = fc.record({
      downgrade: fc.constantFrom("toEligible" as const, "oneDown" as const, "never" as const),
      graceDays: fc.integer({ min: 0, max: 40 }),
    })
    const window = fc.constantFrom("rolling365" as const, "calendarYear" as const, "lifetime" as const)
    fc.assert(
      fc.property(history, days, window, policy, (activity, fromDay: Day, kind, more) => {
        const input = inputOf(ladder(kind, more), activity)
        const start = startOfLocalDay(fromDay, zone)
        const carriedDays = activity.filter(({ at }) => at < start)
        const rest = activity.filter(({ at }) => at >= start)
        const partial = tierPeriods({ ...input, carriedDays, activity: rest, fromDay })
        const whole = tierPeriods(input).periods.filter(({ to }) => to === null || to > start)
        const expected = whole.map((period) => ({
          ...period,
          from: new Date(Math.max(start.getTime(), period.from.getTime())),
        }))
        const plain = (periods: typeof expected) =>
          periods.map(({ reason, ...one }, index) => (index ? { ...one, reason } : one))
        expect(plain(partial.periods)).toEqual(plain(expected))
      }),
      { numRuns: 200 },
    )
  })
})

it("tells what is missing to the next tier and until when the present one holds", () => {
  const ladders = [{ from: null, tiers: ladder("rolling365") }]
  const input = { ladders, timeZone: zone, joinedAt: startOfLocalDay(parseDay("2023-01-01"), zone) }
  const progress = tierProgress({ ...input, days: [bought("2023-03-01", 250)], now: new Date("2023-06-01T00:00:00Z") })
  expect(progress.tier?.id).toBe("silver")
  expect(progress.holdsUntil).toEqual(startOfLocalDay(parseDay("2024-02-29"), zone))
  expect(progress.next?.needs[0]?.missing).toBe(750n)
})

it("what keeps a tier that a later version would take is what that version asks for", () => {
  const from = startOfLocalDay(parseDay("2023-09-01"), zone)
  const dearer = ladder("rolling365").map((tier): Tier => {
    if (tier.id !== "silver") return tier
    return { ...tier, qualification: { metric: "spendMinor", threshold: 400, window: "rolling365" } }
  })
  const ladders = [
    { from: null, tiers: ladder("rolling365") },
    { from, tiers: dearer },
  ]
  const input = { ladders, timeZone: zone, joinedAt: startOfLocalDay(parseDay("2023-01-01"), zone) }
  const progress = tierProgress({ ...input, days: [bought("2023-03-01", 250)], now: new Date("2023-06-01T00:00:00Z") })
  expect(progress.holdsUntil).toEqual(from)
  expect(progress.keep).toMatchObject({ needs: [{ threshold: 400n, reached: 250n, missing: 150n }], by: from })
})
