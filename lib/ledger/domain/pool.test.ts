import fc from "fast-check"
import { expect, it } from "vitest"
import { compareForSpending, type Lot, spendFromLots } from "./lots"
import { type PoolWallet, poolAvailableAt, spendFromPool } from "./pool"

const now = new Date("2026-03-01T00:00:00Z")
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)

function lot(id: string, remaining: number, ends: number | null, age = -10, opens = -10): Lot {
  const instants = { availableAt: days(opens), expiresAt: ends === null ? null : days(ends), effectiveAt: days(age) }
  return { id, remaining: BigInt(remaining), matured: opens <= 0, ...instants }
}

function wallet(memberId: string, ...lots: Lot[]): PoolWallet {
  return { id: `w-${memberId}`, memberId, lots }
}

/** What each member pays, in the order in which they first do. */
function paid(wallets: PoolWallet[], points: bigint): string[] {
  return spendFromPool(wallets, points, now).map((share) => `${share.memberId} ${share.points}`)
}

const cases: { says: string; wallets: PoolWallet[]; points: bigint; paid: string[] }[] = [
  {
    // 30 (b, in 5 days) + 40 (a, in 9) + 10 of 50 (b, in 20) = 80
    says: "takes what expires first, whoever has it",
    wallets: [wallet("a", lot("1", 40, 9)), wallet("b", lot("2", 30, 5), lot("3", 50, 20))],
    points: 80n,
    paid: ["b 40", "a 40"],
  },
  {
    // 20 (b, in 3 days) first, then 5 of 100 that never expire
    says: "takes what never expires last",
    wallets: [wallet("a", lot("1", 100, null)), wallet("b", lot("2", 20, 3))],
    points: 25n,
    paid: ["b 20", "a 5"],
  },
  {
    // Both expire in 5 days: the 10 earned 30 days ago, then 2 of those earned 10 days ago
    says: "breaks ties by age",
    wallets: [wallet("a", lot("1", 10, 5, -10)), wallet("b", lot("2", 10, 5, -30))],
    points: 12n,
    paid: ["b 10", "a 2"],
  },
  {
    // The same end and age: member a before member b, though a's lot has the later id
    says: "breaks the last tie by the member's id",
    wallets: [wallet("b", lot("1", 10, 5)), wallet("a", lot("9", 10, 5))],
    points: 12n,
    paid: ["a 10", "b 2"],
  },
  {
    says: "leaves pending and expired points alone",
    wallets: [wallet("a", lot("1", 10, 5, -10, 2), lot("2", 10, -1)), wallet("b", lot("3", 10, 9))],
    points: 10n,
    paid: ["b 10"],
  },
]

it.each(cases)("$says", ({ wallets, points, paid: expected }) => {
  expect(paid(wallets, points)).toEqual(expected)
})

it("refuses more than all have together, and takes nothing", () => {
  const wallets = [wallet("a", lot("1", 10, 5)), wallet("b", lot("2", 10, 5, -10, 2))]
  expect(() => spendFromPool(wallets, 11n, now)).toThrow("insufficient_points")
})

const someLot = fc.record({
  remaining: fc.integer({ min: 0, max: 50 }),
  ends: fc.option(fc.integer({ min: -3, max: 6 })),
  age: fc.integer({ min: -4, max: -1 }),
  opens: fc.integer({ min: -3, max: 2 }),
})
const someWallets = fc
  .array(fc.array(someLot, { maxLength: 5 }), { minLength: 1, maxLength: 4 })
  .map((made) =>
    made.map((lots, member) =>
      wallet(
        String(member),
        ...lots.map((one, index) => lot(`${member}-${index}`, one.remaining, one.ends, one.age, one.opens)),
      ),
    ),
  )

it("takes exactly what is asked for, never more than a lot has, and nothing that would expire after what it leaves", () => {
  fc.assert(
    fc.property(someWallets, fc.integer({ min: 0, max: 100 }), (wallets, share) => {
      const points = (poolAvailableAt(wallets, now) * BigInt(share)) / 100n
      const shares = spendFromPool(wallets, points, now)
      const parts = new Map(shares.flatMap((one) => one.parts.map((part) => [part.lotId, part.points])))
      expect(shares.reduce((sum, one) => sum + one.points, 0n)).toBe(points)
      const lots = wallets.flatMap((one) => one.lots.map((each) => ({ each, taken: parts.get(each.id) ?? 0n })))
      for (const { each, taken } of lots) expect(taken <= each.remaining).toBe(true)
      const ends = (each: Lot) => each.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY
      const left = lots.filter(({ each, taken }) => taken < each.remaining && ends(each) > now.getTime())
      const open = left.filter(({ each }) => each.availableAt && each.availableAt <= now)
      for (const { each } of lots.filter(({ taken }) => taken > 0n)) {
        for (const other of open) expect(ends(each) <= ends(other.each)).toBe(true)
      }
    }),
  )
})

it("is the spending of one where there is one", () => {
  fc.assert(
    fc.property(someWallets, (wallets) => {
      const [alone] = wallets.slice(0, 1)
      if (!alone) return
      const points = poolAvailableAt([alone], now)
      const parts = spendFromPool([alone], points, now).flatMap((share) => share.parts)
      expect(parts).toEqual(spendFromLots([...alone.lots].sort(compareForSpending), points, now))
    }),
  )
})
