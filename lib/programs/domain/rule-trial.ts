import type { Day } from "@/lib/core/calendar"

/** One purchase or activity of the merchant's, as the rules typed would have judged it. */
export type TrialExample = {
  /** The customer's name, or what stands for it. */
  who: string
  externalId: string
  day: Day
  /** In the purchase's currency; null for an activity. */
  amountMinor: number | null
  currency: string
  points: number
  /** The arithmetic in sentences. */
  reasons: string[]
}

/** What a rule would have given for what was really recorded, had every customer been a member. */
export type RuleTrial = {
  of: "purchases" | "activities"
  /** Both days included. */
  from: Day
  to: Day
  recorded: number
  /** The latest of them: the others were not tried. */
  tried: number
  applied: number
  members: number
  /** Of this rule, and of all rules together, in its currency. */
  points: number
  allPoints: number
  /** Of the purchases tried, in the merchant's currency. */
  revenueMinor: number
  examples: TrialExample[]
}
