import { describe, expect, it } from "vitest"
import { type NothingFacts, whyNothing } from "./why-nothing"

const facts: NothingFacts = {
  kind: "purchase",
  occurredAt: new Date("2026-03-01T12:00:00Z"),
  recordedAt: new Date("2026-03-01T12:00:00Z"),
  day: "2026-03-01",
  joinedAt: new Date("2026-01-01T00:00:00Z"),
  memberStatus: "active",
  publishedAt: new Date("2026-01-01T00:00:00Z"),
  awardFrom: null,
  baseMinor: 500n,
  onlyGiftCards: false,
  paidWithPoints: false,
  outcome: null,
}

describe("whyNothing", () => {
  it.each<[string, Partial<NothingFacts>]>([
    ["conditionFailed", { outcome: "conditionFailed" }],
    ["nothingEarned", { outcome: "nothingEarned" }],
    ["giftCards", { outcome: "nothingEarned", baseMinor: 0n, onlyGiftCards: true }],
    ["paidWithPoints", { outcome: "nothingEarned", baseMinor: 0n, paidWithPoints: true }],
    ["nothingEarns", { outcome: "nothingEarned", baseMinor: 0n }],
    ["notPublished", { publishedAt: null }],
    ["beforeJoining", { joinedAt: new Date("2026-03-01T12:00:01Z") }],
    ["beforePublishing", { publishedAt: new Date("2026-03-02T00:00:00Z") }],
    ["beforeAwardFrom", { awardFrom: "2026-03-02" }],
    ["memberLeft", { memberStatus: "left" }],
    ["nothingToTake", { kind: "return" }],
    ["notKept", {}],
  ])("%s", (expected, changed) => {
    expect(whyNothing({ ...facts, ...changed })).toBe(expected)
  })
})
