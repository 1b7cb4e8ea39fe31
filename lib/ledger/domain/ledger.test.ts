import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  availableAt,
  expiringNext,
  type Lot,
  pendingAt,
  planReversal,
  restoreLots,
  settleLots,
  spendFromLots,
} from "./lots"
import {
  adjustPostings,
  assertBalanced,
  awardPostings,
  cancelRedemptionPostings,
  expirePostings,
  maturePostings,
  memberChange,
  type Posting,
  redeemPostings,
  reversePostings,
} from "./postings"
import { FIRST_SEAL, merkleRoot, sealDay } from "./seal-day"

const now = new Date("2026-03-01T00:00:00Z")
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)

function lot(id: string, remaining: number, opens: number | null, ends: number | null, age = 0): Lot {
  return {
    id,
    remaining: BigInt(remaining),
    availableAt: opens === null ? null : hours(opens),
    expiresAt: ends === null ? null : hours(ends),
    matured: opens !== null && opens <= -24,
    effectiveAt: hours(age),
  }
}

describe("settleLots below zero", () => {
  it("fills the debt with what matures, and lets only the rest expire", () => {
    const lots = [lot("a", 50, -9, -3), lot("b", 30, -6, null)].map((one) => ({ ...one, matured: false }))
    const due = settleLots(lots, now, 60n).map(({ lotId, kind, points, filled }) => [lotId, kind, points, filled])
    expect(due).toEqual([
      ["a", "mature", 50n, 50n],
      ["b", "mature", 30n, 10n],
    ])
  })

  it("keeps the law for any lots and any debt: what lots hold is the balance, or nothing", () => {
    const some = fc.record({
      remaining: fc.integer({ min: 1, max: 99 }),
      opens: fc.integer({ min: -20, max: 5 }),
      lasts: fc.integer({ min: 1, max: 30 }),
    })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), fc.bigInt({ min: 0n, max: 300n }), (made, debt) => {
        const lots = made.map(({ remaining, opens, lasts }, index) => ({
          ...lot(String(index), remaining, opens, opens + lasts),
          matured: false,
        }))
        let [balance, held] = [-debt, 0n]
        for (const { kind, points, wasPending, filled } of settleLots(lots, now, debt)) {
          if (kind === "mature") {
            balance += points
            held += points - filled
          } else if (!wasPending) {
            balance -= points
            held -= points
          }
          expect(held).toBe(balance > 0n ? balance : 0n)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe("spendFromLots", () => {
  it("takes what expires first, what never expires last, and of equals the older", () => {
    const lots = [lot("never", 5, -1, null), lot("late", 5, -1, 9, -5), lot("old", 5, -1, 9, -9), lot("soon", 5, -1, 2)]
    expect(spendFromLots(lots, 17n, now)).toEqual([
      { lotId: "soon", points: 5n },
      { lotId: "old", points: 5n },
      { lotId: "late", points: 5n },
      { lotId: "never", points: 2n },
    ])
  })

  it("neither spends what is pending nor what expires at this instant", () => {
    const lots = [
      lot("pending", 5, 1, null),
      lot("waiting", 5, null, null),
      lot("gone", 5, -5, 0),
      lot("open", 3, 0, 1),
    ]
    expect(availableAt(lots, now)).toBe(3n)
    expect(pendingAt(lots, now)).toBe(10n)
    expect(() => spendFromLots(lots, 4n, now)).toThrow("insufficient_points")
  })

  it("takes exactly what is asked and never more than a lot has", () => {
    const many = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 })),
    )
    fc.assert(
      fc.property(many, fc.nat(200), (rows, wanted) => {
        const lots = rows.map(([points, opens, ends], index) => lot(`${index}`, points, opens, ends, index))
        fc.pre(BigInt(wanted) <= availableAt(lots, now))
        const parts = spendFromLots(lots, BigInt(wanted), now)
        expect(parts.reduce((sum, part) => sum + part.points, 0n)).toBe(BigInt(wanted))
        for (const part of parts) {
          expect(part.points).toBeLessThanOrEqual(lots.find(({ id }) => id === part.lotId)?.remaining ?? -1n)
        }
      }),
    )
  })
})

it("settles what matured and expired since, in order of time", () => {
  const due = settleLots([lot("both", 4, -20, -10), lot("open", 6, -5, 5), lot("counted", 7, -48, -2)], now)
  expect(due.map(({ lotId, kind, wasPending }) => `${lotId} ${kind} ${wasPending}`)).toEqual([
    "both mature true",
    "both expire false",
    "open mature true",
    "counted expire false",
  ])
})

it("names all lots that expire next, at one instant", () => {
  const lots = [lot("a", 3, -1, 5), lot("b", 4, 1, 5), lot("c", 9, -1, 6), lot("gone", 9, -9, -1)]
  expect(expiringNext(lots, now)).toEqual({ points: 7n, at: hours(5) })
  expect(expiringNext([], now)).toBeNull()
})

it("gives back to each lot, and tells what expired meanwhile", () => {
  const taken = [
    { lotId: "gone", points: 2n },
    { lotId: "open", points: 3n },
  ]
  const restored = restoreLots([lot("gone", 0, -9, -1), lot("open", 0, -9, 5)], taken, now)
  expect(restored).toEqual({ parts: taken, expired: [{ lotId: "gone", points: 2n }] })
})

describe("planReversal", () => {
  const lots = [lot("own", 30, 5, null), lot("other", 20, -48, null)]
  const input = { points: 80n, awardLotIds: new Set(["own"]), lots, expiredPoints: 10n, now }

  it("takes the award's own lots, then the balance, and writes the rest off", () => {
    const plan = planReversal({ ...input, policy: "withinBalance" })
    expect(plan).toEqual({
      own: [{ lotId: "own", points: 30n }],
      ownPending: 30n,
      other: [{ lotId: "other", points: 20n }],
      negative: 0n,
      writtenOff: 30n,
    })
  })

  it("goes below zero where the policy says so, except for what expired", () => {
    const plan = planReversal({ ...input, policy: "negative" })
    expect([plan.negative, plan.writtenOff]).toEqual([20n, 10n])
  })
})

it("makes postings that sum to zero and change the member by what they say", () => {
  const makers: ((points: bigint) => Posting[])[] = [
    (points) => awardPostings(points, true),
    maturePostings,
    redeemPostings,
    cancelRedemptionPostings,
    (points) => expirePostings(points, 3n),
    (points) => reversePostings(points, 3n),
    adjustPostings,
  ]
  fc.assert(
    fc.property(fc.bigInt(-1_000_000n, 1_000_000n), fc.constantFrom(...makers), (points, make) => {
      assertBalanced(make(points))
    }),
  )
  expect(memberChange(awardPostings(5n, true))).toEqual({ available: 0n, pending: 5n, total: 5n })
  expect(memberChange(reversePostings(5n, 3n))).toEqual({ available: -5n, pending: -3n, total: -8n })
  expect(() => assertBalanced([{ account: "member.available", points: 1n }])).toThrow("internal")
})

describe("sealDay", () => {
  const digests = ["a", "b", "c", "d", "e"]

  it("changes with any entry, their order, their number and the day before", () => {
    const seals = [
      sealDay(FIRST_SEAL, digests),
      sealDay(FIRST_SEAL, [...digests].reverse()),
      sealDay(FIRST_SEAL, digests.slice(1)),
      sealDay(FIRST_SEAL, [...digests, "e"]),
      sealDay("1".repeat(64), digests),
    ].map(({ seal }) => seal)
    expect(new Set(seals).size).toBe(seals.length)
  })

  it("has a root for no entries, too", () => {
    expect(merkleRoot([])).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  })
})
