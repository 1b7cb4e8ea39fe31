import { describe, expect, it } from "vitest"
import { tellNothing, type Unrewarded } from "./tell-nothing"

const purchase = { kind: "purchase", amountMinor: 2000n, currency: "USD", eventName: null } as const

const tell = (what: Unrewarded) => tellNothing(what, { name: "bean", plural: "beans" })

describe("tellNothing", () => {
  it("says what earned nothing and why, kindly", () => {
    expect(tell({ ...purchase, outcome: "giftCards" })).toBe(
      "This purchase of $20.00 earned nothing: gift cards do not earn beans. What is bought with them does.",
    )
    expect(tell({ ...purchase, outcome: "nothingEarned" })).toBe(
      "This purchase of $20.00 earned nothing: it came to less than 1 bean.",
    )
    expect(tell({ ...purchase, outcome: "beforeJoining" })).toBe(
      "This purchase of $20.00 earned nothing: it was before you joined.",
    )
    expect(tell({ ...purchase, outcome: "somethingNew" })).toBe("This purchase of $20.00 earned nothing.")
    const event = { kind: "event", amountMinor: null, currency: null, eventName: "Review written" } as const
    expect(tell({ ...event, outcome: "limitReached" })).toBe(
      "Review written earned nothing: you had collected all that can be collected for such things.",
    )
    expect(tell({ ...purchase, kind: "return", outcome: "nothingToTake" })).toBe(
      "This return of $20.00 changed nothing: what you brought back had earned nothing.",
    )
  })
})
