import fc from "fast-check"
import { expect, it } from "vitest"
import { availableAt, type Lot, planReversal, restoreLots, spendFromLots } from "./lots"

const now = new Date("2026-03-01T00:00:00Z")
const seeds = { numRuns: 1000 }

const lots: fc.Arbitrary<Lot[]> = fc
  .array(
    fc.record({
      remaining: fc.bigInt({ min: 0n, max: 99n }),
      opens: fc.option(fc.integer({ min: -9, max: 9 })),
      lasts: fc.option(fc.integer({ min: 1, max: 12 })),
      age: fc.integer({ min: -9, max: 0 }),
    }),
    { maxLength: 8 },
  )
  .map((made) =>
    made.map(({ remaining, opens, lasts, age }, index) => ({
      id: `${index}`,
      remaining,
      availableAt: opens === null ? null : hours(opens),
      expiresAt: lasts === null ? null : hours((opens ?? 0) + lasts),
      matured: opens !== null && opens <= 0,
      effectiveAt: hours(age),
    })),
  )

function hours(count: number): Date {
  return new Date(now.getTime() + count * 3_600_000)
}

const sum = (parts: readonly { points: bigint }[]) => parts.reduce((total, { points }) => total + points, 0n)

function change(list: readonly Lot[], parts: readonly { lotId: string; points: bigint }[], sign: bigint): Lot[] {
  const points = (id: string) => sum(parts.filter(({ lotId }) => lotId === id))
  return list.map((lot) => ({ ...lot, remaining: lot.remaining + sign * points(lot.id) }))
}

it("giving back what was spent leaves the lots as they were", () => {
  fc.assert(
    fc.property(lots, fc.nat(100), (before, percent) => {
      const points = (availableAt(before, now) * BigInt(percent)) / 100n
      const taken = spendFromLots(before, points, now)
      const spent = change(before, taken, -1n)
      expect(sum(taken)).toBe(points)
      expect(spent.every(({ remaining }) => remaining >= 0n)).toBe(true)
      const { parts, expired } = restoreLots(spent, taken, now)
      expect(change(spent, parts, 1n)).toEqual(before)
      expect(expired).toEqual([])
    }),
    seeds,
  )
})

it("what a return takes and what it writes off are what is due, and no lot gives more than it has", () => {
  const policy = fc.constantFrom("withinBalance" as const, "negative" as const)
  const due = fc.tuple(fc.bigInt({ min: 0n, max: 400n }), fc.bigInt({ min: 0n, max: 100n }), fc.nat(7), policy)
  fc.assert(
    fc.property(lots, due, (list, [points, expiredPoints, own, kind]) => {
      const awardLotIds = new Set(list.slice(0, own).map(({ id }) => id))
      const plan = planReversal({ points, awardLotIds, lots: list, expiredPoints, policy: kind, now })
      expect(sum(plan.own) + sum(plan.other) + plan.negative + plan.writtenOff).toBe(points)
      expect(plan.ownPending).toBeLessThanOrEqual(sum(plan.own))
      if (kind === "withinBalance") expect(plan.negative).toBe(0n)
      else expect(plan.writtenOff).toBeLessThanOrEqual(expiredPoints)
      const left = change(list, [...plan.own, ...plan.other], -1n)
      expect(left.every(({ remaining }) => remaining >= 0n)).toBe(true)
    }),
    seeds,
  )
})
