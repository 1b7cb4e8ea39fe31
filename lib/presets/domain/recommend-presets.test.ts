import { expect, test } from "vitest"
import type { Day } from "@/lib/core/calendar"
import type { Answers } from "./answers"
import type { PresetKey } from "./preset"
import type { PresetHistory } from "./preset-history"
import { recommendPresets } from "./recommend-presets"

const cafe: PresetHistory = {
  customers: 400,
  purchases: 5200,
  days: 365,
  lastDay: "2026-03-01" as Day,
  averageOrderMinor: 640,
  medianPurchases: 11,
  medianGapDays: 12,
  repeatBasisPoints: 8200,
  topTenthBasisPoints: 2800,
  spendMinor: { p50: 7000, p70: 9800, p90: 18_000, p97: 26_000 },
}

/** As in CDNOW: most bought once. */
const records: PresetHistory = {
  ...cafe,
  averageOrderMinor: 3589,
  medianPurchases: 1,
  medianGapDays: 65,
  repeatBasisPoints: 3900,
  topTenthBasisPoints: 4600,
  spendMinor: { p50: 4300, p70: 8500, p90: 22_000, p97: 51_000 },
}

type Case = [what: string, answers: Answers, history: PresetHistory | null, expected: PresetKey[], never: PresetKey[]]

const cases: Case[] = [
  ["a café wants visits", answersOf("food", "weekly", "high", "visits"), cafe, ["stamp-card", "stars"], ["bookings"]],
  [
    "a café wants visits, nothing recorded",
    answersOf("food", "weekly", "high", "visits"),
    null,
    ["stamp-card", "stars"],
    ["bookings"],
  ],
  [
    "a grocer with a thin margin wants visits",
    answersOf("groceries", "weekly", "low", "visits"),
    null,
    ["stars"],
    ["stamp-card", "discount-club"],
  ],
  [
    "a record shop keeps its best",
    answersOf("goods", "quarterly", "medium", "best"),
    records,
    ["tier-credits"],
    ["stamp-card", "bookings"],
  ],
  [
    "a fashion shop wants larger baskets",
    answersOf("goods", "monthly", "medium", "baskets"),
    null,
    ["points-tiers", "cashback"],
    ["stamp-card", "stars"],
  ],
  ["a salon wants visits", answersOf("services", "monthly", "high", "visits"), null, ["bookings"], ["stamp-card"]],
  [
    "a shop that grows by friends",
    answersOf("goods", "quarterly", "medium", "friends"),
    records,
    ["friends-and-birthdays"],
    ["bookings"],
  ],
  [
    "a shop that stands for something",
    answersOf("care", "monthly", "medium", "good"),
    null,
    ["cause", "sustainability"],
    [],
  ],
  [
    "furniture with a high margin, bought once a year",
    answersOf("goods", "yearly", "high", "income"),
    null,
    ["discount-club"],
    ["stamp-card", "stars"],
  ],
  [
    "a supermarket with a thin margin wants larger baskets",
    answersOf("groceries", "weekly", "low", "baskets"),
    null,
    ["cashback"],
    ["discount-club", "stamp-card"],
  ],
  [
    "a café wants an income",
    answersOf("food", "weekly", "high", "income"),
    cafe,
    ["paid-membership", "paid-and-points"],
    [],
  ],
]

function answersOf(
  sells: Answers["sells"],
  frequency: Answers["frequency"],
  margin: Answers["margin"],
  aim: Answers["aim"],
): Answers {
  return { sells, frequency, margin, aim }
}

test.each(cases)("%s", (_what, answers, history, expected, never) => {
  const found = recommendPresets(answers, history, "USD")
  const keys = found.map(({ key }) => key)
  expect(keys.length).toBeGreaterThanOrEqual(2)
  expect(keys.length).toBeLessThanOrEqual(3)
  expect(keys).toEqual(expect.arrayContaining(expected))
  for (const key of never) expect(keys).not.toContain(key)
  for (const { reasons, score } of found) {
    expect(reasons.length).toBeGreaterThan(0)
    expect(score).toBeGreaterThan(0)
  }
})

test("reasons tell the merchant's own figures, and the answers where nothing is recorded", () => {
  const answers = answersOf("goods", "weekly", "medium", "best")
  const told = recommendPresets(answers, records, "USD").flatMap(({ reasons }) => reasons)
  expect(told.join(" ")).toContain("bring 46 % of sales")
  const own = recommendPresets(answersOf("food", "weekly", "high", "visits"), cafe, "USD").flatMap((one) => one.reasons)
  expect(own.join(" ")).toContain(
    "Your customer in the middle bought 11 times in the last year, with 12 days between two purchases.",
  )
  expect(own.join(" ")).toContain("A purchase comes to $6.40 on average.")
  const said = recommendPresets(answersOf("food", "weekly", "high", "visits"), null, "USD").flatMap(
    (one) => one.reasons,
  )
  expect(said.join(" ")).toContain("You say that people buy about every week.")
  expect(said.join(" ")).not.toMatch(/Your customer|on average/)
})

test("the history is believed before the answer, and too short a one is not", () => {
  const weekly = answersOf("goods", "weekly", "medium", "visits")
  const seldom = recommendPresets(weekly, records, "USD").map(({ key }) => key)
  expect(seldom).not.toContain("stamp-card")
  const short = recommendPresets(weekly, { ...records, customers: 12 }, "USD")
  expect(short).toEqual(recommendPresets(weekly, null, "USD"))
})
