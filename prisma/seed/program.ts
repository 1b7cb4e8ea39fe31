import type { CreateProgramInput, EarningRuleInput } from "@/lib/programs/schema"
import type { SegmentBody } from "@/lib/segments/schema"
import type { CreateSurveyInput } from "@/lib/surveys/schema"
import type { TierInput } from "@/lib/tiers/schema"

export const program: CreateProgramInput = {
  name: "Blue Door Club",
  slug: "club",
  currency: { code: "beans", name: "bean", plural: "beans", value: { points: 100, amountMinor: 50 } },
  moneyCurrency: "USD",
  joinPolicy: "everyone",
}

const expiry = { kind: "afterMonths", months: 12, roundTo: "monthEnd" } as const

export const earningRules: readonly EarningRuleInput[] = [
  {
    name: "Ten beans a dollar",
    trigger: "purchase",
    effect: { kind: "perAmount", points: 10, perMinor: 100 },
    expiry,
  },
  {
    name: "Half as many again on coffee beans",
    trigger: "purchase",
    effect: { kind: "multiplier", factor: "1.5" },
    condition: { combinator: "and", rules: [{ field: "items.category", operator: "=", value: "Coffee beans" }] },
    expiry,
  },
  {
    name: "Quiet Tuesday afternoons",
    trigger: "purchase",
    effect: { kind: "multiplier", factor: "1.5" },
    condition: {
      combinator: "and",
      rules: [
        { field: "purchase.weekday", operator: "=", value: 2 },
        { field: "purchase.hour", operator: "between", value: [14, 17] },
      ],
    },
    expiry,
  },
  {
    name: "Welcome",
    trigger: "signup",
    effect: { kind: "fixed", points: 50 },
    expiry,
  },
  {
    name: "Cups brought back",
    trigger: "event",
    eventType: "cup.returned",
    effect: { kind: "fixed", points: 20 },
    limits: { perMember: { count: 1, per: "day" } },
    expiry,
  },
]

function tier(name: string, rank: number, threshold: number, more: Partial<TierInput> = {}): TierInput {
  const qualification = { metric: "spendMinor", threshold, window: "rolling365" } as const
  return { name, rank, qualification, downgrade: "toEligible", ...more }
}

export const tiers: readonly TierInput[] = [
  tier("Blue", 0, 0, {
    benefits: [
      { kind: "birthdayGift", name: "Birthday coffee", text: "Any coffee you like", days: 14, unitCostMinor: 90 },
      { kind: "note", text: "A note when a new roast is in" },
    ],
  }),
  tier("Silver", 1, 20_000, {
    earningMultiplier: "1.25",
    benefits: [
      { kind: "entitlement", name: "A friend's coffee", count: 1, per: "quarter", unitCostMinor: 90 },
      { kind: "freeDelivery", fromAmountMinor: 3_000, unitCostMinor: 450 },
      { kind: "note", text: "Oat milk at no extra cost" },
    ],
  }),
  tier("Gold", 2, 75_000, {
    earningMultiplier: "1.5",
    graceDays: 30,
    benefits: [
      { kind: "credit", name: "Beans credit", amountMinor: 1_500, per: "calendarYear" },
      { kind: "entitlement", name: "Tasting evening", count: 1, unitCostMinor: 1_200 },
      { kind: "freeDelivery", replacesLower: true, unitCostMinor: 450 },
      { kind: "note", text: "Any size for the price of the small one" },
      { kind: "note", text: "First choice of tasting evenings" },
    ],
  }),
]

export const segments: readonly SegmentBody[] = [
  {
    name: "Gone quiet",
    description: "Came ten times or more, and not in the last six weeks.",
    condition: {
      combinator: "and",
      rules: [
        { field: "customer.purchaseCount", operator: ">=", value: 10 },
        { field: "customer.daysSinceLastPurchase", operator: ">", value: 42 },
      ],
    },
  },
  {
    name: "Brews at home",
    description: "Has bought coffee beans.",
    condition: {
      combinator: "and",
      rules: [{ field: "customer.boughtCategory", operator: "=", value: "Coffee beans" }],
    },
  },
  {
    name: "Silver and Gold with points to spend",
    description: "Members of the upper tiers who could have any coffee on us.",
    condition: {
      combinator: "and",
      rules: [
        { field: "member.tier", operator: "in", value: ["Silver", "Gold"] },
        { field: "member.availablePoints", operator: ">=", value: 800 },
      ],
    },
  },
]

export const survey: CreateSurveyInput & { slug: string } = {
  title: "How was Blue Door?",
  slug: "how-was-blue-door",
  question: "How likely are you to recommend Blue Door Coffee to a friend?",
  commentQuestion: "What is the main reason for your answer?",
  status: "open",
}
