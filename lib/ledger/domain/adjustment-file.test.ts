import { describe, expect, it } from "vitest"
import { guessColumns, hasHeading, readLine, readPoints } from "./adjustment-file"

describe("guessColumns", () => {
  it.each([
    [["Customer id", "Points", "Reason"], { customer: 0, points: 1, reason: 2 }],
    [["note", "points", "e-mail"], { customer: 2, points: 1, reason: 0 }],
    [["Adjustment", "Card number"], { customer: 1, points: 0, reason: null }],
    [["a", "b"], { customer: 0, points: 1, reason: null }],
  ])("%j", (header, expected) => {
    expect(guessColumns(header)).toEqual(expected)
  })

  it("takes a first row with a number for points as no heading", () => {
    const columns = { customer: 0, points: 1, reason: null }
    expect(hasHeading(["C1", "50"], columns)).toBe(false)
    expect(hasHeading(["Customer", "Points"], columns)).toBe(true)
  })
})

describe("readPoints", () => {
  it.each([
    ["50", 50n],
    [" -1,200 ", -1200n],
    ["+7", 7n],
    ["−3", -3n],
    ["1.5", null],
    ["12a", null],
    ["", null],
    ["9007199254740992", null],
  ])("%s", (cell, expected) => {
    expect(readPoints(cell)).toBe(expected)
  })
})

describe("readLine", () => {
  const columns = { customer: 0, points: 1, reason: 2 }
  it("says what is wrong with a line", () => {
    expect(readLine(["C1", "5", "Late"], columns)).toEqual({
      customer: "C1",
      points: 5n,
      reason: "Late",
      problem: null,
    })
    expect(readLine(["", "5"], columns).problem).toBe("No customer is named.")
    expect(readLine(["C1", "five"], columns).problem).toBe("The points are not a whole number.")
    expect(readLine(["C1", "0"], columns)).toMatchObject({ points: null, problem: "Zero points change nothing." })
  })
})
