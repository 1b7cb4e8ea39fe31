import { expect, it } from "vitest"
import { type EarningRuleInput, earningRuleSchema } from "@/lib/programs/schema"
import { copyOf, toRuleForm } from "./rule-form"
import { ruleOf } from "./rule-input"
import { endInstant, startInstant, toEnd, toStart } from "./rule-schedule"

const zone = "America/New_York"
const id = "01890000-0000-7000-8000-000000000001"
const fixed = { kind: "fixed", points: 5 } as const

it.each<[string, Partial<EarningRuleInput>]>([
  ["a bare rule", {}],
  ["an activity", { trigger: "event", eventType: "review.written" }],
  ["one side of a referral", { trigger: "referral", recipient: "referee" }],
  ["per amount", { effect: { kind: "perAmount", points: 2, perMinor: 150 } }],
  ["per item", { effect: { kind: "perItem", points: 3 } }],
  ["a multiple", { effect: { kind: "multiplier", factor: "1.25" } }],
  ["a qualifying currency", { currency: "STATUS" }],
  [
    "a condition in groups",
    {
      condition: {
        combinator: "or",
        not: true,
        rules: [
          { field: "purchase.weekday", operator: "in", value: [6, 7] },
          { combinator: "and", rules: [{ field: "customer.email", operator: "null" }] },
        ],
      },
    },
  ],
  ["a group, tiers and a segment", { exclusiveGroup: "Promotions", eligibleTiers: [id], eligibleSegmentId: id }],
  ["days", { startsAt: "2026-03-08T05:00:00.000Z", endsAt: "2026-03-09T04:00:00.000Z" }],
  ["times of day", { startsAt: "2026-11-01T19:30:00.000Z", endsAt: "2026-11-02T02:15:00.000Z" }],
  ["limits", { limits: { perMember: { count: 2, points: 50, per: "week" }, budgetPoints: 1000 } }],
  ["a budget alone", { limits: { budgetPoints: 1000 } }],
  ["waiting days", { pending: { days: 14 } }],
  ["waiting for an action", { pending: { untilAction: true } }],
  ["expiry after days", { expiry: { kind: "afterDays", days: 30 } }],
  ["expiry at a month's end", { expiry: { kind: "afterMonths", months: 6, roundTo: "monthEnd" } }],
  ["expiry with the year", { expiry: { kind: "endOfYear" } }],
  ["expiry on a day", { expiry: { kind: "fixedDate", date: "2027-01-31" } }],
  ["expiry by inactivity", { expiry: { kind: "inactivity", months: 12 } }],
  ["paused", { paused: true }],
])("the form keeps %s as it was saved", (_, more) => {
  const rule = earningRuleSchema.parse({ name: "Rule", trigger: "purchase", effect: fixed, ...more })
  expect(earningRuleSchema.parse(ruleOf(toRuleForm({ ...rule, id }, zone), zone))).toEqual(rule)
})

it("a copy begins paused under an id of its own", () => {
  const form = toRuleForm({ id, name: "Rule", trigger: "purchase", effect: fixed }, zone)
  const copy = copyOf(form)
  expect(copy).toMatchObject({ name: "Rule (copy)", paused: true })
  expect(copy.id).not.toBe(id)
})

it("a last day counts in full, over both changes of the clock", () => {
  for (const [day, midnight] of [
    ["2026-03-08", "2026-03-09T04:00:00.000Z"],
    ["2026-11-01", "2026-11-02T05:00:00.000Z"],
  ] as const) {
    expect(endInstant({ day, time: "" }, zone)).toBe(midnight)
    expect(toEnd(midnight, zone)).toEqual({ day, time: "" })
  }
  expect(startInstant({ day: "2026-03-08", time: "09:30" }, zone)).toBe("2026-03-08T13:30:00.000Z")
  expect(toStart("2026-03-08T13:30:00.000Z", zone)).toEqual({ day: "2026-03-08", time: "09:30" })
  expect(startInstant({ day: "", time: "" }, zone)).toBeNull()
})
