/** How a metric behaves over time: a flow sums, a stock is as of a day's end, a ratio is Σ numerator / Σ denominator. */
export type MetricKind = "flow" | "stock" | "ratio"
export type MetricUnit = "count" | "points" | "minor" | "share" | "score"

export type MetricDefinition = {
  key: MetricKey
  title: string
  question: string
  unit: MetricUnit
  kind: MetricKind
  formula: string
  definition: string
  dimension?: "tier"
}

export const metricKeys = [
  "customers",
  "members",
  "activeMembers",
  "purchases",
  "revenueMinor",
  "memberRevenueShare",
  "repeatPurchaseRate",
  "retention",
  "pointsIssued",
  "pointsRedeemed",
  "pointsExpired",
  "pointsReversed",
  "pointsAdjusted",
  "pointsOutstanding",
  "liabilityMinor",
  "expectedLiabilityMinor",
  "redemptionRate",
  "membersByTier",
  "nps",
] as const

export type MetricKey = (typeof metricKeys)[number]

type Row = Omit<MetricDefinition, "key">

const definitions: Record<MetricKey, Row> = {
  customers: {
    title: "Customers",
    question: "How many customers do we know?",
    unit: "count",
    kind: "stock",
    formula: "customers first seen on or before the day",
    definition: "First seen is the earlier of being recorded and the first purchase.",
  },
  members: {
    title: "Members",
    question: "How many have joined?",
    unit: "count",
    kind: "stock",
    formula: "members who joined on or before the day",
    definition: "A member is a customer enrolled in a program.",
  },
  activeMembers: {
    title: "Active members",
    question: "How many members bought?",
    unit: "count",
    kind: "flow",
    formula: "members with at least one purchase in the period",
    definition: "Each member counts once in a period, however often they bought in it.",
  },
  purchases: {
    title: "Purchases",
    question: "How often do customers buy?",
    unit: "count",
    kind: "flow",
    formula: "purchases that occurred in the period",
    definition: "Counts every purchase, of members and of others, on the local day on which it occurred.",
  },
  revenueMinor: {
    title: "Revenue",
    question: "How much do customers spend?",
    unit: "minor",
    kind: "flow",
    formula: "Σ amount of purchases − Σ amount of returns",
    definition: "With tax and shipping, after discounts. A return counts on its own day.",
  },
  memberRevenueShare: {
    title: "Member share of revenue",
    question: "How much of revenue comes from members?",
    unit: "share",
    kind: "ratio",
    formula: "revenue from members / revenue",
    definition: "A share and no proof of effect: those who buy most also join most.",
  },
  repeatPurchaseRate: {
    title: "Repeat purchase rate",
    question: "Do customers buy more than once?",
    unit: "share",
    kind: "ratio",
    formula: "customers with two or more purchases / customers with one or more",
    definition: "Both are counted within the period.",
  },
  retention: {
    title: "Retention",
    question: "Do customers come back?",
    unit: "share",
    kind: "ratio",
    formula: "customers who bought in the period and in the one before / customers who bought in the one before",
    definition: "The period before is as long as the period.",
  },
  pointsIssued: {
    title: "Points issued",
    question: "How many points do we give?",
    unit: "points",
    kind: "flow",
    formula: "Σ points of awards",
    definition: "By the day on which their cause occurred, pending points included.",
  },
  pointsRedeemed: {
    title: "Points redeemed",
    question: "How many points do members use?",
    unit: "points",
    kind: "flow",
    formula: "Σ points spent on rewards − Σ points of cancelled redemptions",
    definition: "By the day of the redemption or of its cancellation.",
  },
  pointsExpired: {
    title: "Points expired",
    question: "How many points run out?",
    unit: "points",
    kind: "flow",
    formula: "Σ points that expired",
    definition: "By the day at whose beginning they ended.",
  },
  pointsReversed: {
    title: "Points reversed",
    question: "How many points do returns take back?",
    unit: "points",
    kind: "flow",
    formula: "Σ points taken back after returns",
    definition: "What was spent already and not taken back is no part of it.",
  },
  pointsAdjusted: {
    title: "Points adjusted",
    question: "How many points were given or taken by hand?",
    unit: "points",
    kind: "flow",
    formula: "Σ points given by hand − Σ points taken by hand",
    definition:
      "Includes corrections, and less the fees of points given to another member. What members give one another cancels out.",
  },
  pointsOutstanding: {
    title: "Points outstanding",
    question: "How many points do members hold?",
    unit: "points",
    kind: "stock",
    formula: "available points + pending points",
    definition: "As of the end of the day.",
  },
  liabilityMinor: {
    title: "Value of points outstanding",
    question: "What do we owe in points?",
    unit: "minor",
    kind: "stock",
    formula: "points outstanding × value of a point",
    definition: "Gross: nothing is taken off for points that will never be used.",
  },
  expectedLiabilityMinor: {
    title: "Value expected to be used",
    question: "What of the points we owe will be used?",
    unit: "minor",
    kind: "stock",
    formula: "value of points outstanding × points redeemed / (points redeemed + points expired)",
    definition:
      "After expected breakage: as much is taken off as has expired until then, of the points that were redeemed or expired. Where none expired, nothing is taken off.",
  },
  redemptionRate: {
    title: "Redemption rate",
    question: "Are points used?",
    unit: "share",
    kind: "ratio",
    formula: "points redeemed / points issued",
    definition: "Both within the period; points redeemed may have been issued before it.",
  },
  membersByTier: {
    title: "Members by tier",
    question: "How are members spread over the tiers?",
    unit: "count",
    kind: "stock",
    formula: "members who hold the tier at the end of the day",
    definition: "Each member counts in the one tier held.",
    dimension: "tier",
  },
  nps: {
    title: "Net Promoter Score",
    question: "Would customers recommend us?",
    unit: "score",
    kind: "ratio",
    formula: "(answers of 9 and 10 − answers of 0 to 6) / answers × 100",
    definition:
      "From −100 to 100, over the answers given in the period. A survey's page tells between what it lies with 95 % confidence: the adjusted Wald interval, with ¾ of a promoter, ¾ of a detractor and 1½ others added (Rocks 2016).",
  },
}

export function isMetricKey(key: string): key is MetricKey {
  return Object.hasOwn(definitions, key)
}

export function metricDefinition(key: MetricKey): MetricDefinition {
  return { key, ...definitions[key] }
}

export function listMetricDefinitions(): MetricDefinition[] {
  return metricKeys.map(metricDefinition)
}

const rowUnits: Record<MetricKey, "money" | "points" | "count" | null> = {
  customers: "count",
  members: "count",
  activeMembers: "count",
  purchases: "count",
  revenueMinor: "money",
  memberRevenueShare: "money",
  repeatPurchaseRate: "count",
  retention: null,
  pointsIssued: "points",
  pointsRedeemed: "points",
  pointsExpired: "points",
  pointsReversed: "points",
  pointsAdjusted: "points",
  pointsOutstanding: "points",
  liabilityMinor: "points",
  expectedLiabilityMinor: "points",
  redemptionRate: "points",
  membersByTier: "count",
  nps: "count",
}

/** Whether the metric is made of rows of its own days: retention compares two periods and is not. */
export function hasRows(key: MetricKey): boolean {
  return rowUnits[key] !== null
}

/** What the values of a metric's rows are. */
export function rowUnit(key: MetricKey): "money" | "points" | "count" {
  return rowUnits[key] ?? "count"
}
