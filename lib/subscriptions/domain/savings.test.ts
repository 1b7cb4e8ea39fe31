import { expect, test } from "vitest"
import { discountShare, savingsOf } from "./savings"

test("10 % off saved 10.00 of what came to 90.00, against a fee of 9.90", () => {
  const input = {
    spendMinor: 9_000n,
    discountBasisPoints: 1_000n,
    pointsMinor: 250n,
    creditMinor: 500n,
    feesMinor: 990n,
  }
  expect(savingsOf(input)).toEqual({
    discountMinor: 1_000n,
    pointsMinor: 250n,
    creditMinor: 500n,
    feesMinor: 990n,
    savedMinor: 760n,
  })
})

test.each([
  ["nothing bought", { spendMinor: 0n, discountBasisPoints: 1_000n }, 0n],
  ["more came back than was bought", { spendMinor: -500n, discountBasisPoints: 1_000n }, 0n],
  ["no discount", { spendMinor: 9_000n, discountBasisPoints: 0n }, 0n],
  [
    "12.5 % off: 100.00 × 12.5 / 87.5 = 14.2857, rounded down",
    { spendMinor: 10_000n, discountBasisPoints: 1_250n },
    1_428n,
  ],
])("%s", (_what, input, discountMinor) => {
  const all = savingsOf({ ...input, pointsMinor: 0n, creditMinor: 0n, feesMinor: 990n })
  expect(all).toMatchObject({ discountMinor, savedMinor: discountMinor - 990n })
})

test("the largest share counts", () => {
  expect(discountShare(["10", "12.5", "5"])).toBe(1_250n)
  expect(discountShare([])).toBe(0n)
})
