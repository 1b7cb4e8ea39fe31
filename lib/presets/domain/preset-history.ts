import type { Day } from "@/lib/core/calendar"

/** How customers bought in the year that ends with the last purchase. Amounts in the merchant's minor units. */
export type PresetHistory = {
  /** Who bought in that year, and how often in all. */
  customers: number
  purchases: number
  /** The days of that year for which purchases are recorded, 365 at most. */
  days: number
  lastDay: Day | null
  averageOrderMinor: number
  /** Of the customer in the middle. */
  medianPurchases: number
  /** Days between two purchases of the customer in the middle, of those who came back; null where nobody did. */
  medianGapDays: number | null
  /** Hundredths of a per cent of the customers who bought twice or more. */
  repeatBasisPoints: number
  /** Hundredths of a per cent of the spend that the tenth of customers who spend most brings. */
  topTenthBasisPoints: number
  /** What customers spent: half of them, 70, 90 and 97 of 100 spent so much or less. */
  spendMinor: { p50: number; p70: number; p90: number; p97: number }
}

/** Fewer customers or days say nothing that can be relied upon. */
export const leastCustomers = 30
export const leastDays = 30

/** More take longer to play than somebody waits for a page: then a draft and its backtest tell. */
export const mostPurchasesTried = 200_000

/** Whether a history is long and broad enough to scale a program to it. */
export function saysEnough(history: PresetHistory | null): history is PresetHistory {
  return history !== null && history.customers >= leastCustomers && history.days >= leastDays
}
