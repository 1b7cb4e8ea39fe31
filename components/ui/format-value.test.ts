import { describe, expect, it } from "vitest"
import { formatNumber, formatValue, unitName } from "./format-value"

describe("formatValue", () => {
  it.each([
    [2453159, "points", "2,453,159 points"],
    [1, "customers", "1 customer"],
    [1, "beans", "1 beans"],
    [250031563, "USD", "$2,500,315.63"],
    [-5, "USD", "−$0.05"],
    [1200, "JPY", "¥1,200"],
    [0.492, "%", "49.2%"],
    [0.031, "pp", "3.1 percentage points"],
    [null, "points", "–"],
    [90071992547409931n, "USD", "$900,719,925,474,099.31"],
  ])("writes %s %s", (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(text)
  })

  it("shortens for cards", () => {
    expect(formatNumber(250031563, "USD", { compact: true })).toBe("$2.5M")
    expect(formatNumber(2453159, "points", { compact: true })).toBe("2.5M")
  })

  it("shows the sign of a change", () => {
    expect(formatNumber(0.12, "%", { sign: true })).toBe("+12.0%")
  })

  it("names units", () => {
    expect(unitName("USD")).toBe("US Dollar")
    expect(unitName("%")).toBe("per cent")
  })
})
