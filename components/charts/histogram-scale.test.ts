import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { positionOf, snap, valueAt } from "./histogram-scale"

const bins = [
  { from: 0, to: 100, count: 5 },
  { from: 100, to: 500, count: 3 },
  { from: 500, to: 2000, count: 1 },
]

describe("histogram scale", () => {
  it.each([
    [0, 0],
    [50, 1 / 6],
    [100, 1 / 3],
    [300, 0.5],
    [2000, 1],
    [9999, 1],
    [-1, 0],
  ])("puts %i at %f", (value, position) => {
    expect(positionOf(bins, value)).toBeCloseTo(position, 10)
  })

  it("reads back the value from its place", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1999, noNaN: true }), (value) => {
        expect(valueAt(bins, positionOf(bins, value))).toBeCloseTo(value, 6)
      }),
    )
  })

  it("snaps within the bounds", () => {
    expect(snap(247, 10, 0, 2000)).toBe(250)
    expect(snap(2500, 10, 0, 2000)).toBe(2000)
  })
})
