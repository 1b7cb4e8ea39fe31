import fc from "fast-check"
import { expect, test } from "vitest"
import { type Flows, noFlows, owedAfter } from "./month-tally"
import { SimulatedWallet, type WalletTerms } from "./simulated-wallet"

const day = (number: number) => new Date(Date.UTC(2026, 0, number))

function open(terms: Partial<WalletTerms> = {}): { wallet: SimulatedWallet; flows: Flows } {
  const flows = noFlows()
  const wallet = new SimulatedWallet({
    currency: "PTS",
    timeZone: "UTC",
    returnPolicy: "withinBalance",
    goalPoints: null,
    redeems: false,
    flow: (kind, _at, points) => {
      flows[kind] += points
    },
    ...terms,
  })
  return { wallet, flows }
}

function award(points: bigint, from: number, to: number | null, currency = "PTS") {
  return {
    currency,
    points,
    availableAt: day(from),
    expiresAt: to === null ? null : day(to),
    inactivityMonths: null,
    rules: [],
  }
}

test("points mature, run out on their day, and others than the program's own are passed over", () => {
  const { wallet, flows } = open()
  wallet.award("p1", day(1), [award(10n, 3, 10), award(5n, 1, null), award(99n, 1, null, "MILES")])
  expect([wallet.availablePoints(), wallet.outstanding()]).toEqual([5n, 15n])
  wallet.advance(day(3).getTime())
  expect(wallet.availablePoints()).toBe(15n)
  wallet.advance(day(10).getTime())
  expect(wallet.outstanding()).toBe(5n)
  expect(flows).toMatchObject({ issued: 15n, expired: 10n })
})

test("a reward is taken as soon as it can be had, as often as it can, also when points mature between purchases", () => {
  const { wallet, flows } = open({ goalPoints: 10n, redeems: true })
  wallet.award("p1", day(1), [award(25n, 5, null)])
  wallet.advance(day(9).getTime())
  expect(wallet.reachedMs).toBe(day(5).getTime())
  expect(flows.redeemed).toBe(20n)
  expect(wallet.outstanding()).toBe(5n)
})

test("what is returned comes from its own award, then from others or below zero by policy, and what ran out from nobody", () => {
  for (const [returnPolicy, left] of [
    ["withinBalance", 0n],
    ["negative", -6n],
  ] as const) {
    const { wallet, flows } = open({ returnPolicy })
    wallet.award("p1", day(1), [award(10n, 1, null)])
    wallet.award("p2", day(2), [award(3n, 2, null)])
    wallet.spend("r1", day(3), 9n)
    wallet.takeBack("p1", day(4), day(4), [10n])
    expect([returnPolicy, wallet.outstanding()]).toEqual([returnPolicy, left])
    expect(flows.reversed).toBe(returnPolicy === "negative" ? 10n : 4n)
    // What is earned next fills what is missing.
    wallet.award("p3", day(5), [award(8n, 5, null)])
    expect(wallet.availablePoints()).toBe(8n + left)
  }
  const { wallet, flows } = open()
  wallet.award("p1", day(1), [award(10n, 1, 2)])
  wallet.award("p2", day(3), [award(10n, 3, null)])
  wallet.takeBack("p1", day(4), day(4), [10n])
  expect([flows.reversed, wallet.outstanding()]).toEqual([0n, 10n])
})

test("a cancelled redemption gives each lot back, and what ran out meanwhile runs out again", () => {
  const { wallet, flows } = open()
  wallet.award("p1", day(1), [award(6n, 1, 5), award(6n, 1, null)])
  wallet.spend("r1", day(2), 8n)
  wallet.advance(day(6).getTime())
  wallet.restore("r1", day(6))
  expect(flows).toMatchObject({ redeemed: 0n, expired: 6n })
  expect(wallet.outstanding()).toBe(6n)
})

test("points that wait for an action can be spent from then on, or are gone", () => {
  const { wallet, flows } = open()
  const waiting = { ...award(7n, 1, null), availableAt: null }
  wallet.award("p1", day(1), [waiting])
  wallet.award("p2", day(1), [waiting])
  wallet.resolve("p1", day(2), "activated")
  wallet.resolve("p2", day(2), "cancelled")
  expect([wallet.availablePoints(), wallet.outstanding(), flows.reversed]).toEqual([7n, 7n, 7n])
})

const step = fc.record({
  what: fc.constantFrom("award", "return", "spend", "give", "pass"),
  points: fc.bigInt(1n, 40n),
  wait: fc.integer({ min: 0, max: 6 }),
  ends: fc.option(fc.integer({ min: 1, max: 12 })),
})

test("whatever happens, what is owed is what was given less what went, and nothing available is negative", () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 30 }),
      fc.constantFrom("withinBalance", "negative"),
      (steps, returnPolicy) => {
        const { wallet, flows } = open({ returnPolicy, goalPoints: 30n, redeems: steps.length % 2 === 0 })
        let now = 1
        for (const [index, { what, points, wait, ends }] of steps.entries()) {
          now += wait
          wallet.advance(day(now).getTime())
          if (what === "award")
            wallet.award(`p${index}`, day(now), [award(points, now + (wait % 3), ends && now + ends)])
          if (what === "return") wallet.takeBack(`p${index - 1}`, day(now), day(now), [points])
          if (what === "spend") wallet.spend(`s${index}`, day(now), points)
          if (what === "give") wallet.give(`g${index}`, day(now), { points, availableAt: day(now), expiresAt: null })
          expect(wallet.outstanding()).toBe(owedAfter(flows))
          expect(wallet.availablePoints() >= 0n).toBe(true)
        }
      },
    ),
  )
})
