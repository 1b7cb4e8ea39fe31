import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  allocate,
  convertMinor,
  divideFloor,
  divideHalfEven,
  formatFactor,
  formatMoney,
  multiplyFloor,
  parseExchangeRate,
  parseFactor,
} from "./money"
import { formatPoints, toJsonInteger } from "./points"

describe("rounding", () => {
  it("rounds down and half to even, on both sides of zero", () => {
    expect([divideFloor(7n, 2n), divideFloor(-7n, 2n), divideFloor(-8n, 2n)]).toEqual([3n, -4n, -4n])
    expect([5n, 15n, 25n, -5n, -15n, 26n].map((value) => divideHalfEven(value, 10n))).toEqual([0n, 2n, 2n, 0n, -2n, 3n])
    expect(multiplyFloor(99n, parseFactor("0.25"))).toBe(24n)
  })

  it("reads factors exactly and refuses what has more decimals", () => {
    expect([parseFactor("1.25"), parseFactor("2"), parseFactor("0.0001")]).toEqual([12_500n, 20_000n, 1n])
    expect([formatFactor(12_500n), formatFactor(20_000n)]).toEqual(["1.25", "2"])
    for (const text of ["1.23456", "-1", "1e3", "", ".5"]) expect(() => parseFactor(text)).toThrow(RangeError)
  })
})

describe("allocate", () => {
  it("gives the largest remainders first and ties to the earlier", () => {
    expect(allocate(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n])
    expect(allocate(10n, [5n, 0n, 25n])).toEqual([2n, 0n, 8n])
    expect(allocate(5n, [0n, 0n])).toEqual([0n, 0n])
  })

  it("sums to the total and stays within one of the exact share", () => {
    const weights = fc.array(fc.bigInt(0n, 10_000n), { minLength: 1 }).filter((list) => list.some((one) => one > 0n))
    fc.assert(
      fc.property(fc.bigInt(0n, 1_000_000n), weights, (total, list) => {
        const sum = list.reduce((a, b) => a + b, 0n)
        const parts = allocate(total, list)
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(total)
        parts.forEach((part, index) => {
          const exact = total * (list[index] ?? 0n)
          expect(part * sum - exact < sum && exact - part * sum < sum).toBe(true)
        })
      }),
    )
  })
})

it("converts between currencies of different exponents", () => {
  expect(convertMinor(1000n, parseExchangeRate("USD", "JPY", "151.25"))).toBe(1512n)
  expect(convertMinor(1512n, parseExchangeRate("JPY", "USD", "0.0066"))).toBe(998n)
})

it("writes money and points exactly and with their unit", () => {
  expect(formatMoney(250_031_563n, "USD")).toBe("$2,500,315.63")
  expect(formatMoney(-5n, "USD")).toBe("-$0.05")
  expect(formatMoney(1500n, "JPY")).toBe("¥1,500")
  expect(formatMoney(900_719_925_474_099_312n, "USD")).toBe("$9,007,199,254,740,993.12")
  expect(formatPoints(2_453_159n, { name: "point", plural: "points" })).toBe("2,453,159 points")
  expect(formatPoints(1n, { name: "point", plural: "points" })).toBe("1 point")
  expect(() => toJsonInteger(2n ** 53n)).toThrow(RangeError)
})
