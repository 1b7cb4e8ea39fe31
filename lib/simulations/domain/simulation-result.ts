import type { Assumptions } from "./assumptions"
import type { Reach } from "./reach-tally"
import type { ThresholdReach } from "./threshold-tally"
import type { Warning } from "./warning"

/** What a backtest answers, as JSON: points and minor units are exact integers, rates hundredths of a per cent. */

export interface MonthFigures {
  /** Its first day in the period. */
  from: string
  issuedPoints: number
  reversedPoints: number
  redeemedPoints: number
  expiredPoints: number
  /** At its end. */
  outstandingPoints: number
  liabilityMinor: number
  /** What benefits of tiers cost in it. */
  benefitsMinor: number
  /** The same and what was redeemed in it, at the value of points. */
  costMinor: number
  /** Members at its end, by the tiers' order. */
  tierMembers: number[]
}

export interface ScenarioResult {
  key: string
  name: string
  kind: "live" | "draft"
  points: { name: string; plural: string; value: { points: number; amountMinor: number } }
  /** The cheapest reward; null: there is none. */
  reward: { name: string; costPoints: number } | null
  members: number
  /** Who bought in the period. */
  buyers: number
  /** What they spent in it, as the program counts it, returns taken off. */
  spendMinor: number
  purchases: number
  openingPoints: number
  issuedPoints: number
  reversedPoints: number
  redeemedPoints: number
  expiredPoints: number
  /** By hand; live programs only. */
  adjustedPoints: number
  outstandingPoints: number
  liabilityMinor: number
  /** Of it, what is expected to be redeemed. */
  expectedLiabilityMinor: number
  /** What benefits of tiers cost in the period. */
  benefitsMinor: number
  /** The names of those of which nobody has said what they cost. */
  benefitsWithoutCost: string[]
  /** What was redeemed, what is expected to be of the rest that the period gave, and what benefits cost. */
  costMinor: number
  /** The same, with redemptions as they are assumed of drafts; absent in backtests of long ago. */
  assumedCostMinor?: number
  /** Cost of what members spent; null: nothing was spent. */
  costBasisPoints: number | null
  /** Points given, returns taken off, at their value, and benefits, of what members spent. */
  rewardBasisPoints: number | null
  breakEvenBasisPoints: number | null
  months: MonthFigures[]
  tiers: { id: string; name: string; members: number }[]
  /** The first is of all members. */
  firstReward: Reach[]
  thresholds: ThresholdReach[]
  warnings: Warning[]
}

/** One member under two programs, by what was given to them less what returns are owed, at its value, and benefits at their cost. */
export interface MemberDifference {
  customerId: string
  memberId: string | null
  liveMinor: number
  draftMinor: number
  liveTier: string | null
  draftTier: string | null
}

export interface DraftAgainstLive {
  /** Of the draft. */
  key: string
  gain: number
  lose: number
  same: number
  gainMinor: number
  loseMinor: number
  higherTier: number
  lowerTier: number
  gainers: MemberDifference[]
  losers: MemberDifference[]
}

export interface SimulationResult {
  from: string
  to: string
  moneyCurrency: string
  timeZone: string
  /** Until when what was recorded is looked at. */
  recordedBefore: string
  assumptions: Assumptions
  /** Of all recorded in the period. */
  history: {
    customers: number
    purchases: number
    anonymousPurchases: number
    revenueMinor: number
    anonymousRevenueMinor: number
  }
  scenarios: ScenarioResult[]
  againstLive: DraftAgainstLive[]
  /** What these figures cannot know, in sentences. */
  cannotKnow: string[]
}
