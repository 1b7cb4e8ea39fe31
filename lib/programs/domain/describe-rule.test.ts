import { expect, it } from "vitest"
import { earningRuleSchema } from "../schema"
import { describeRule } from "./describe-rule"

const units = {
  currency: { code: "PTS", name: "point", plural: "points", value: { points: 1, amountMinor: 1 } },
  moneyCurrency: "USD",
  tiers: [
    { id: "t-1", name: "Silver" },
    { id: "t-2", name: "Gold" },
  ],
  segments: { "01890000-0000-7000-8000-000000000001": { name: "Locals" } },
  eventTypes: { "review.written": "Review" },
  stores: { "store-1": "High Street" },
  timeZone: "America/New_York",
}
const fixed = { kind: "fixed", points: 50 }

it.each<[object, string]>([
  [
    { effect: fixed, expiry: { kind: "endOfYear" } },
    "A purchase earns 50 points. They can be used to the end of the year.",
  ],
  [{ effect: { kind: "perItem", points: 1 } }, "A purchase earns 1 point for each item. They do not expire."],
  [
    { effect: { kind: "multiplier", factor: "1.5" } },
    "A purchase earns 1.5 times the points. The extra ones do not expire.",
  ],
  [
    { trigger: "event", eventType: "review.written", effect: fixed },
    'The activity "Review" earns 50 points. They do not expire.',
  ],
  [{ trigger: "signup", effect: fixed }, "Joining earns 50 points. They do not expire."],
  [
    { trigger: "referral", effect: fixed },
    "Bringing a friend earns 50 points for each of the two. They do not expire.",
  ],
  [
    { trigger: "referral", recipient: "referrer", effect: fixed },
    "Bringing a friend earns 50 points for the one who invites. They do not expire.",
  ],
  [
    { effect: fixed, currency: "STARS" },
    "A purchase earns 50 STARS (these count for tiers and cannot be spent). They do not expire.",
  ],
  [
    { effect: fixed, eligibleTiers: ["t-1", "t-2"], eligibleSegmentId: "01890000-0000-7000-8000-000000000001" },
    "A purchase earns 50 points, for members in Silver or Gold, and for members of the segment Locals. They do not expire.",
  ],
  [
    {
      effect: fixed,
      condition: { combinator: "and", rules: [{ field: "purchase.storeId", operator: "=", value: "store-1" }] },
      limits: { perMember: { count: 1, points: 100, per: "lifetime" }, budgetPoints: 5000 },
      pending: { untilAction: true },
    },
    "A purchase earns 50 points, if store is High Street, at most once and 100 points in all, until 5,000 points are given to all together, once confirmed. They do not expire.",
  ],
  [
    { effect: fixed, startsAt: "2026-03-01T05:00:00Z", endsAt: "2026-04-01T04:00:00Z" },
    "A purchase earns 50 points. Only from 1 March 2026 through 31 March 2026. They do not expire.",
  ],
  [
    { effect: fixed, endsAt: "2026-03-01T17:30:00Z", exclusiveGroup: "Welcome" },
    'A purchase earns 50 points. Only until 1 March 2026 at 12:30. Of the rules in "Welcome" only the best counts. They do not expire.',
  ],
  [
    { effect: fixed, paused: true, expiry: { kind: "inactivity", months: 6 } },
    "A purchase earns 50 points. They expire after 6 months without a purchase or activity. Paused: it gives nothing once this is published.",
  ],
])("%j", (body, sentence) => {
  const rule = earningRuleSchema.parse({ name: "r", trigger: "purchase", ...body })
  expect(describeRule(rule, units)).toBe(sentence)
})
