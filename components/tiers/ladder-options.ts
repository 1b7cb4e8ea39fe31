import type { LadderForm } from "./ladder-form"

export const metricOptions: { value: LadderForm["metric"]; label: string }[] = [
  { value: "spendMinor", label: "What they spend" },
  { value: "pointsEarned", label: "What they earn" },
  { value: "purchases", label: "How often they buy" },
]

export const windowOptions: { value: LadderForm["window"]; label: string }[] = [
  { value: "rolling365", label: "The last 365 days" },
  { value: "calendarYear", label: "The calendar year" },
  { value: "lifetime", label: "All time" },
]

export const downgradeOptions: { value: LadderForm["downgrade"]; label: string }[] = [
  { value: "toEligible", label: "To the tier they reach then" },
  { value: "oneDown", label: "One tier down at most" },
  { value: "never", label: "Never: a tier stays" },
]

/** What a value is counted in, and the smallest step that a threshold moves by. */
export function unitOfMetric(metric: LadderForm["metric"], moneyCurrency: string, plural: string): string {
  if (metric === "spendMinor") return moneyCurrency
  return metric === "purchases" ? "purchases" : plural
}
