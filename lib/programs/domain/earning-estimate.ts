import type { Day } from "@/lib/core/calendar"

/** A customer of the history, as the rules would have treated them. Amounts in the merchant's minor units. */
export type SampleCustomer = {
  spendMinor: number
  points: number
  days: { day: Day; spendMinor: number; points: number; purchases: number }[]
}

/** What rules would have given for all purchases recorded, had every customer been a member. */
export type EarningEstimate = {
  /** False where the rules ask for more than a purchase tells: then the figures are the least that would be earned. */
  exact: boolean
  customers: number
  purchases: number
  points: number
  revenueMinor: number
  /** For each cost asked, the customers whose points of the whole history reach it. */
  reach: number[]
  firstDay: Day | null
  lastDay: Day | null
  /** The customer in the middle by spend, and the one with the most. */
  typical: SampleCustomer | null
  best: SampleCustomer | null
}
