import type { TierMetric } from "@/lib/tiers/domain/tier"
import type { LadderForm } from "./ladder-form"

export const metricOptions: { value: TierMetric; label: string }[] = [
  { value: "spendMinor", label: "What they spend" },
  { value: "pointsEarned", label: "What they earn" },
  { value: "purchases", label: "How often they buy" },
  { value: "qualifyingPoints", label: "What they earn only for tiers" },
]

export const matchOptions: { value: LadderForm["match"]; label: string }[] = [
  { value: "one", label: "One thing" },
  { value: "any", label: "Any of several" },
  { value: "all", label: "All of several" },
]

export const windowOptions: { value: LadderForm["window"]; label: string }[] = [
  { value: "rolling365", label: "The last 365 days" },
  { value: "calendarYear", label: "The calendar year" },
  { value: "programYear", label: "A year that begins in another month" },
  { value: "anniversaryYear", label: "Each member's own year, from joining" },
  { value: "lifetime", label: "All time" },
]

export const downgradeOptions: { value: LadderForm["downgrade"]; label: string }[] = [
  { value: "toEligible", label: "To the tier they reach then" },
  { value: "oneDown", label: "One tier down at most" },
  { value: "never", label: "Never: a tier stays" },
]

/** What a threshold of each metric is called where a tier has several. */
export const thresholdLabels: Record<TierMetric, string> = {
  spendMinor: "Spend from",
  pointsEarned: "Earned from",
  purchases: "Purchases from",
  qualifyingPoints: "Earned for tiers from",
}

/** What a value is counted in, and the smallest step that a threshold moves by. */
export function unitOfMetric(metric: TierMetric, moneyCurrency: string, plural: string, qualifying: string): string {
  if (metric === "spendMinor") return moneyCurrency
  if (metric === "qualifyingPoints") return qualifying
  return metric === "purchases" ? "purchases" : plural
}

const monthName = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" })

export const monthOptions = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: monthName.format(new Date(Date.UTC(2026, index, 1))),
}))

export const periodOptions = [
  { value: "1", label: "The period alone" },
  { value: "2", label: "The period and the one before" },
]
