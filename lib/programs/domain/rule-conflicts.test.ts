import { expect, it } from "vitest"
import type { Condition } from "@/lib/conditions/domain/condition"
import type { EarningRule } from "./definition"
import { findConflicts } from "./rule-conflicts"

const currency = { code: "PTS", name: "point", plural: "points", value: { points: 1, amountMinor: 1 } }
const gold = { id: "t-gold", name: "Gold" }

const base: EarningRule = {
  id: "base",
  name: "Base",
  trigger: "purchase",
  effect: { kind: "perAmount", points: 1, perMinor: 100 },
}

function rule(id: string, more: Partial<EarningRule>): EarningRule {
  return { ...base, id, name: id, ...more }
}

function when(field: string, operator: "=" | ">=" | "<" | "in", value: string | number | string[]): Condition {
  return { combinator: "and", rules: [{ field, operator, value }] }
}

function told(...rules: EarningRule[]): string[] {
  const found = findConflicts({
    rules,
    tiers: [gold],
    currency,
    segments: [{ id: "s-1", name: "Regulars" }],
    eventTypes: ["review.written"],
    now: new Date("2026-03-15T12:00:00Z"),
    timeZone: "America/New_York",
  })
  return found.map(({ ruleId, otherId, kind }) => `${ruleId} ${kind}${otherId ? ` ${otherId}` : ""}`)
}

const fixed = { kind: "fixed", points: 10 } as const
const double = { kind: "multiplier", factor: "2" } as const
const spring = { startsAt: "2026-04-01T04:00:00Z", endsAt: "2026-05-01T04:00:00Z" }
const may = { startsAt: "2026-05-01T04:00:00Z", endsAt: "2026-06-01T04:00:00Z" }

it.each<[string, EarningRule[], string[]]>([
  ["one rule alone", [base], []],
  [
    "points that run out on the day on which they can be spent, and before it",
    [
      rule("through", { pending: { days: 10 }, expiry: { kind: "afterDays", days: 10 } }),
      rule("before", { pending: { days: 11 }, expiry: { kind: "afterDays", days: 10 }, currency: "STARS" }),
    ],
    ["before unreachable"],
  ],
  ["a fixed bonus on the same purchases", [base, rule("bonus", { effect: fixed })], ["bonus stacks base"]],
  ["two of one group", [rule("a", { exclusiveGroup: "g" }), rule("b", { exclusiveGroup: "g" })], []],
  ["two of different groups", [rule("a", { exclusiveGroup: "g" }), rule("b", {})], ["b stacks a"]],
  ["another currency", [base, rule("stars", { currency: "STARS" })], []],
  [
    "other categories",
    [
      rule("a", { condition: when("items.category", "=", "Tea") }),
      rule("b", { condition: when("items.category", "in", ["Coffee", "Cake"]) }),
    ],
    [],
  ],
  [
    "amounts that do not meet",
    [
      rule("a", { condition: when("purchase.amountMinor", "<", 5000) }),
      rule("b", { condition: when("purchase.amountMinor", ">=", 5000) }),
    ],
    [],
  ],
  [
    "amounts that meet",
    [
      rule("a", { condition: when("purchase.amountMinor", ">=", 1000) }),
      rule("b", { condition: when("purchase.amountMinor", ">=", 5000) }),
    ],
    ["b stacks a"],
  ],
  ["schedules one after the other", [rule("a", spring), rule("b", may)], []],
  ["other triggers", [base, rule("join", { trigger: "signup", effect: fixed })], []],
  [
    "two sides of a referral",
    [
      rule("a", { trigger: "referral", effect: fixed, recipient: "referrer" }),
      rule("b", { trigger: "referral", effect: fixed, recipient: "referee" }),
    ],
    [],
  ],
  ["a rule that has ended", [rule("old", { endsAt: "2026-03-01T05:00:00Z" }), base], ["old unreachable"]],
  ["a tier that is gone", [rule("a", { eligibleTiers: ["t-silver"] })], ["a unreachable"]],
  ["a tier by its name", [rule("a", { eligibleTiers: ["Gold"] })], []],
  [
    "a tier in a condition that is gone",
    [rule("a", { condition: when("member.tier", "=", "Iron") })],
    ["a unreachable"],
  ],
  ["a segment that is gone", [rule("a", { eligibleSegmentId: "s-2" })], ["a unreachable"]],
  ["a segment that is there", [rule("a", { eligibleSegmentId: "s-1" })], []],
  ["a limit of zero", [rule("a", { limits: { budgetPoints: 0 } })], ["a unreachable"]],
  ["an unknown activity", [rule("a", { trigger: "event", eventType: "quiz", effect: fixed })], ["a unreachable"]],
  [
    "conditions that exclude each other",
    [
      rule("a", {
        condition: {
          combinator: "and",
          rules: [
            { field: "purchase.channel", operator: "=", value: "app" },
            { field: "purchase.channel", operator: "=", value: "store" },
          ],
        },
      }),
    ],
    ["a unreachable"],
  ],
  ["a multiple of nothing", [rule("x", { effect: double }), rule("f", { effect: fixed })], ["x noBase"]],
  ["a multiple whose base is paused", [{ ...base, paused: true }, rule("x", { effect: double })], ["x noBase"]],
  ["a multiple of a base", [base, rule("x", { effect: double })], []],
  [
    "two multiples at once",
    [base, rule("x", { effect: double }), rule("y", { effect: double, ...spring })],
    ["y multipliersAdd x"],
  ],
  [
    "two multiples in turn",
    [base, rule("x", { effect: double, ...spring }), rule("y", { effect: double, ...may })],
    [],
  ],
])("%s", (_, rules, expected) => {
  expect(told(...rules)).toEqual(expected)
})

it("says what two multiples come to, and when", () => {
  const input = {
    rules: [base, rule("Happy hour", { effect: double }), rule("Spring", { effect: double, ...spring })],
    tiers: [],
    currency,
    segments: [],
    eventTypes: null,
    now: new Date("2026-03-15T12:00:00Z"),
    timeZone: "America/New_York",
  }
  expect(findConflicts(input).map(({ message }) => message)).toEqual([
    '"Happy hour" multiplies the same from 1 April 2026 through 30 April 2026: together they give 3 times, as extras add up.',
  ])
})
