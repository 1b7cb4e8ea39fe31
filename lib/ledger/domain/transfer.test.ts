import fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import { explainTransfer } from "./explain-sharing"
import type { Lot } from "./lots"
import { assertBalanced, feePostings, givePostings, memberChange, receivePostings } from "./postings"
import { planTakingBack, planTransfer, requireTransferable, transferFee } from "./transfer"

const now = new Date("2026-03-01T00:00:00Z")
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)

function lot(id: string, remaining: number, ends: number | null, opens = -9): Lot {
  const instants = { availableAt: days(opens), expiresAt: ends === null ? null : days(ends), effectiveAt: days(-9) }
  return { id, remaining: BigInt(remaining), matured: opens <= 0, ...instants }
}

test.each([
  // points, fixed, basis points, fee
  [100n, 0n, 0, 0n],
  [100n, 10n, 0, 10n],
  [400n, 0n, 250, 10n], // 400 × 2.5 % = 10 exactly
  [401n, 0n, 250, 11n], // 401 × 2.5 % = 10.025, up to 11
  [1n, 0n, 1, 1n], // 0.0001, up to 1
  [333n, 5n, 1_000, 39n], // 5 + 33.3, up to 34
  [9_007_199_254_740_991n, 0n, 10_000, 9_007_199_254_740_991n],
])(
  "giving %s with a fee of %s and %s hundredths of a per cent costs %s on top",
  (points, feePoints, feeBasisPoints, fee) => {
    expect(transferFee(points, { feePoints, feeBasisPoints })).toBe(fee)
  },
)

const rules = { transfersAllowed: true, feePoints: 10n, feeBasisPoints: 0, minimumPoints: 50n, yearlyCapPoints: 300n }

describe("requireTransferable", () => {
  const asked = { points: 100n, availablePoints: 110n, givenThisYear: 200n }
  it("allows what just fits: 100 + 10 of 110, and 200 + 100 of 300 a year", () => {
    expect(requireTransferable(rules, asked)).toBe(10n)
  })
  test.each([
    [{ points: 49n }, "invalid_input", "Give at least 50."],
    [{ givenThisYear: 201n }, "transfer_cap_reached", "At most 300 can be given in a calendar year: 99 are left."],
    [
      { givenThisYear: 300n },
      "transfer_cap_reached",
      "At most 300 can be given in a calendar year, and that much was given already.",
    ],
    [{ availablePoints: 109n }, "insufficient_points", "With the fee of 10 this costs 110: 1 is missing. Give less."],
  ])("refuses %o", (change, code, detail) => {
    expect(() => requireTransferable(rules, { ...asked, ...change })).toThrow(expect.objectContaining({ code, detail }))
  })
})

describe("planTransfer", () => {
  it("gives what expires first, and takes the fee of what expires next", () => {
    // 30 (in 5 days) and 50 of 60 (in 9) are given; 10 of 60 and 2 of 100 (never) are the fee
    const lots = [lot("never", 100, null), lot("later", 60, 9), lot("soon", 30, 5), lot("pending", 99, 3, 2)]
    expect(planTransfer(lots, 80n, 12n, now)).toEqual({
      given: [
        { lotId: "soon", points: 30n },
        { lotId: "later", points: 50n },
      ],
      fee: [
        { lotId: "later", points: 10n },
        { lotId: "never", points: 2n },
      ],
    })
  })

  it("takes points and fee exactly, from no lot more than it has, and refuses more than can be spent", () => {
    const someLots = fc.array(
      fc.record({ remaining: fc.integer({ min: 1, max: 50 }), ends: fc.option(fc.integer({ min: -2, max: 9 })) }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(someLots, fc.bigInt(1n, 120n), fc.bigInt(0n, 20n), (made, points, fee) => {
        const lots = made.map(({ remaining, ends }, index) => lot(String(index), remaining, ends))
        const spendable = lots.filter(({ expiresAt }) => !expiresAt || expiresAt > now)
        const total = spendable.reduce((sum, { remaining }) => sum + remaining, 0n)
        if (total < points + fee) {
          expect(() => planTransfer(lots, points, fee, now)).toThrow("insufficient_points")
          return
        }
        const plan = planTransfer(lots, points, fee, now)
        const sum = (parts: { points: bigint }[]) => parts.reduce((all, part) => all + part.points, 0n)
        expect([sum(plan.given), sum(plan.fee)]).toEqual([points, fee])
        for (const { id, remaining } of lots) {
          expect(sum([...plan.given, ...plan.fee].filter((part) => part.lotId === id)) <= remaining).toBe(true)
        }
      }),
    )
  })

  it("keeps the points of every end: what the giver keeps, what arrives and the fee are what there was", () => {
    const someLots = fc.array(
      fc.record({ remaining: fc.integer({ min: 1, max: 50 }), ends: fc.option(fc.integer({ min: 1, max: 4 })) }),
      { minLength: 1, maxLength: 6 },
    )
    const byEnd = (parts: readonly { end: number | null; points: bigint }[]) => {
      const sums = new Map<number | null, bigint>()
      for (const { end, points } of parts) if (points > 0n) sums.set(end, (sums.get(end) ?? 0n) + points)
      return [...sums].sort(([a], [b]) => (a ?? Number.MAX_VALUE) - (b ?? Number.MAX_VALUE))
    }
    fc.assert(
      fc.property(someLots, fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 100 }), (made, share, rest) => {
        const lots = made.map(({ remaining, ends }, index) => lot(String(index), remaining, ends))
        const total = lots.reduce((sum, { remaining }) => sum + remaining, 0n)
        const points = (total * BigInt(share) + 99n) / 100n
        const fee = ((total - points) * BigInt(rest)) / 100n
        const plan = planTransfer(lots, points, fee, now)
        const endOf = (id: string) => lots.find((one) => one.id === id)?.expiresAt?.getTime() ?? null
        const gone = [...plan.given, ...plan.fee].map((part) => ({ end: endOf(part.lotId), points: part.points }))
        const left = lots.map(({ id, remaining }) => {
          const taken = [...plan.given, ...plan.fee].filter(({ lotId }) => lotId === id)
          return { end: endOf(id), points: taken.reduce((sum, part) => sum - part.points, remaining) }
        })
        expect(byEnd([...gone, ...left])).toEqual(
          byEnd(lots.map(({ id, remaining }) => ({ end: endOf(id), points: remaining }))),
        )
        const ends = (parts: { lotId: string }[]) => parts.map(({ lotId }) => endOf(lotId) ?? Number.MAX_VALUE)
        expect(Math.max(...ends(plan.given)) <= Math.min(...ends(plan.fee), Number.MAX_VALUE)).toBe(true)
      }),
    )
  })

  it("posts legs that sum to zero: giver, receiver and program together lose the fee alone", () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 15n), fc.bigInt(0n, 10n ** 6n), (points, fee) => {
        const all = [givePostings(points), receivePostings(points), feePostings(fee)]
        for (const legs of all) assertBalanced(legs)
        expect(all.reduce((sum, legs) => sum + memberChange(legs).total, 0n)).toBe(-fee)
        const between = all.flat().filter(({ account }) => account === "program.transferred")
        expect(between.reduce((sum, leg) => sum + leg.points, 0n)).toBe(0n)
      }),
    )
  })
})

describe("planTakingBack", () => {
  const given = (remaining: bigint, expired = 0n, id = "1") => ({
    sourceLotId: `s${id}`,
    lotId: `r${id}`,
    remaining,
    expired,
  })
  it("takes all back, lot by lot", () => {
    expect(planTakingBack(80n, [given(30n), given(50n, 0n, "2")])).toEqual({
      taken: [
        { lotId: "r1", points: 30n },
        { lotId: "r2", points: 50n },
      ],
      returned: [
        { lotId: "s1", points: 30n },
        { lotId: "s2", points: 50n },
      ],
      expiredPoints: 0n,
    })
  })
  it("leaves gone what ran out with the receiver", () => {
    expect(planTakingBack(80n, [given(0n, 30n), given(50n, 0n, "2")])).toMatchObject({
      returned: [{ lotId: "s2", points: 50n }],
      expiredPoints: 30n,
    })
  })
  it("follows points that a merge moved on", () => {
    expect(planTakingBack(80n, [given(0n), { ...given(80n), lotId: "m1" }])).toMatchObject({
      taken: [{ lotId: "m1", points: 80n }],
      returned: [{ lotId: "s1", points: 80n }],
    })
  })
  it("refuses once a single point was used", () => {
    expect(() => planTakingBack(80n, [given(29n), given(50n, 0n, "2")])).toThrow("transfer_spent")
  })
})

test("a transfer is told with its fee reckoned and the end of each part", () => {
  const parts = [
    { points: 120, through: "2026-05-31" },
    { points: 180, through: "2026-05-31" },
    { points: 101, through: null },
  ]
  expect(explainTransfer({ givenPoints: 401, feePoints: 16, fixedPoints: 5, basisPoints: 250, parts })).toEqual([
    "401 went from one member to the other, what expires first before the rest.",
    "The fee, on top of what was given: 5, and 2.5 % of 401, rounded up, is 11; together 16.",
    "300 of it can be used through 31 May 2026, as before.",
    "101 of it never expire.",
  ])
})

test("a transfer of points that all end together is told in one sentence", () => {
  const free = { givenPoints: 20, feePoints: 0, fixedPoints: 0, basisPoints: 0 }
  const parts = [10, 10].map((points) => ({ points, through: null }))
  expect(explainTransfer({ ...free, parts }).at(-1)).toBe("It never expires.")
})
