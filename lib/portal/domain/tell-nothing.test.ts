import { describe, expect, it } from "vitest"
import { tellNothing } from "./tell-nothing"

const purchase = { kind: "purchase", amountMinor: 2000n, currency: "USD", eventName: null } as const

describe("tellNothing", () => {
  it("says what earned nothing and why, kindly", () => {
    expect(tellNothing({ ...purchase, outcome: "giftCards" })).toBe(
      "This purchase of $20.00 earned nothing: gift cards do not earn points. What is bought with them does.",
    )
    expect(tellNothing({ ...purchase, outcome: "beforeJoining" })).toBe(
      "This purchase of $20.00 earned nothing: it was before you joined.",
    )
    expect(tellNothing({ ...purchase, outcome: "somethingNew" })).toBe("This purchase of $20.00 earned nothing.")
    const event = { kind: "event", amountMinor: null, currency: null, eventName: "Review written" } as const
    expect(tellNothing({ ...event, outcome: "limitReached" })).toBe(
      "Review written earned nothing: you had collected all that can be collected for such things.",
    )
    expect(tellNothing({ ...purchase, kind: "return", outcome: "nothingToTake" })).toBe(
      "This return of $20.00 changed nothing: what you brought back had earned nothing.",
    )
  })
})
