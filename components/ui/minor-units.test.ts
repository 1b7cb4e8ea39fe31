import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { minorToText, textToMinor } from "./minor-units"

describe("minor units", () => {
  it.each([
    [2450, 2, "24.50"],
    [5, 2, "0.05"],
    [-5, 2, "-0.05"],
    [1200, 0, "1200"],
    [1, 3, "0.001"],
  ])("writes %i with %i decimals", (minor, exponent, text) => {
    expect(minorToText(minor, exponent)).toBe(text)
  })

  it.each([
    ["1,234.5", 2, 123450],
    [".5", 2, 50],
    ["12", 0, 12],
    [" 3 000 ", 2, 300000],
    ["", 2, null],
    ["12.345", 2, undefined],
    ["1,23", 2, undefined],
    ["ten", 2, undefined],
    [".", 2, undefined],
    ["99999999999999999", 2, undefined],
  ])("reads %j with %i decimals", (text, exponent, minor) => {
    expect(textToMinor(text, exponent)).toBe(minor)
  })

  it("reads back what it wrote", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 4 }), (minor, exponent) => {
        expect(textToMinor(minorToText(minor, exponent), exponent)).toBe(minor)
      }),
    )
  })
})
