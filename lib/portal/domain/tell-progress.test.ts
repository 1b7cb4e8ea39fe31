import { expect, it } from "vitest"
import { parseDay } from "@/lib/core/calendar"
import { shareOfNext, tellHolds, tellNext, tellReached } from "./tell-progress"

const units = {
  currency: { code: "PTS", name: "point", plural: "points", value: { points: 100, amountMinor: 100 } },
  moneyCurrency: "USD",
}
const calendar = { today: parseDay("2026-06-01"), timeZone: "America/New_York" }
const silver = { name: "Silver" }
const spend = { metric: "spendMinor" as const, threshold: 25_000n, reached: 16_580n, missing: 8_420n }
const visits = { metric: "purchases" as const, threshold: 10n, reached: 9n, missing: 1n }

it("says what is missing and the last day on which it counts", () => {
  const by = "2026-07-01T04:00:00Z"
  expect(tellNext({ tier: silver, match: "all", needs: [spend], by }, units, calendar)).toBe(
    "Spend $84.20 more by 30 June to reach Silver.",
  )
})

it("joins several needs, leaves out what is met and names no day where the window rolls", () => {
  const next = { tier: silver, needs: [spend, visits], by: null }
  expect(tellNext({ ...next, match: "all" }, units, calendar)).toBe(
    "Spend $84.20 more and buy 1 more time to reach Silver.",
  )
  const met = { ...visits, reached: 10n, missing: 0n }
  expect(tellNext({ ...next, match: "all", needs: [spend, met] }, units, calendar)).toBe(
    "Spend $84.20 more to reach Silver.",
  )
})

it("shows the lagging need where all count, the leading one where any does", () => {
  const next = { tier: silver, needs: [spend, visits], by: null }
  expect(shareOfNext({ ...next, match: "all" })).toBeCloseTo(0.6632)
  expect(shareOfNext({ ...next, match: "any" })).toBe(0.9)
})

it("tells how far, and until when a tier holds", () => {
  expect(tellReached({ tier: silver, match: "all", needs: [spend], by: null }, units)).toBe("$165.80 of $250.00")
  expect(tellHolds("Silver", "2027-03-01T05:00:00Z", calendar)).toBe("You are Silver through 28 February 2027.")
})

it("calls what counts only for tiers by its name, and neither by that of the points", () => {
  const credits = { metric: "qualifyingPoints" as const, threshold: 2_000n, reached: 1_200n, missing: 800n }
  const next = { tier: silver, match: "all" as const, needs: [credits], by: null }
  expect(tellNext(next, units, calendar)).toBe("Earn 800 more qualifying points to reach Silver.")
  const named = { ...units, rules: [{ currency: "PTS" }, { currency: "credits" }, {}] }
  expect(tellNext(next, named, calendar)).toBe("Earn 800 more credits to reach Silver.")
  expect(tellReached(next, named)).toBe("1,200 credits of 2,000 credits")
})
