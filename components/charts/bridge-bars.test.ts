import { describe, expect, it } from "vitest"
import { toBridgeBars } from "./bridge-bars"

describe("toBridgeBars", () => {
  it("lets each change begin where the one before ended", () => {
    const bars = toBridgeBars([
      { name: "Opening", value: 100, kind: "total" },
      { name: "Issued", value: 40, kind: "change" },
      { name: "Redeemed", value: -60, kind: "change" },
      { name: "Closing", value: 80, kind: "total" },
    ])
    expect(bars.map((bar) => bar.span)).toEqual([
      [0, 100],
      [100, 140],
      [80, 140],
      [0, 80],
    ])
  })

  it("goes below zero", () => {
    const bars = toBridgeBars([
      { name: "Opening", value: 0, kind: "total" },
      { name: "Reversed", value: -5, kind: "change" },
    ])
    expect(bars[1]?.span).toEqual([-5, 0])
  })
})
