import type { Benefit } from "./benefit"
import type { TierPrice } from "./tier-price"

/** What is counted towards a tier. Money is in the program's minor units. */
export type TierMetric = "spendMinor" | "pointsEarned" | "purchases" | "qualifyingPoints"
export type TierWindow = "rolling365" | "calendarYear" | "programYear" | "anniversaryYear" | "lifetime"

export type SingleQualification = {
  metric: TierMetric
  threshold: number
  maintainThreshold?: number | undefined
  maintainPeriods?: 1 | 2 | undefined
  window: TierWindow
  yearStartMonth?: number | undefined
}

export type CombinedQualification = {
  match: "any" | "all"
  of: { metric: TierMetric; threshold: number }[]
  window: TierWindow
  yearStartMonth?: number | undefined
}

export type Qualification = SingleQualification | CombinedQualification

/** A tier of a program version: plain data, as the API takes it, with its id. A tier keeps its id across versions. */
export type Tier = {
  id: string
  name: string
  rank: number
  qualification: Qualification
  downgrade: "toEligible" | "oneDown" | "never"
  graceDays?: number | undefined
  extraMonths?: number | undefined
  /** What exceeds this tier at the end of a yearly period, if it is the one attained, counts in the next period once. */
  rollover?: boolean | undefined
  earningMultiplier?: string | undefined
  entryGift?: { points: number } | undefined
  benefits?: Benefit[] | undefined
  /** Had by those alone to whom it is given: nothing that a member does reaches it. */
  invitationOnly?: boolean | undefined
  /** Set where the tier is sold. */
  price?: TierPrice | undefined
}

/** What must be reached, in one form for both kinds of qualification. */
export function requirementsOf(qualification: Qualification): { metric: TierMetric; threshold: number }[] {
  return "of" in qualification
    ? qualification.of
    : [{ metric: qualification.metric, threshold: qualification.threshold }]
}

/** True for a tier that everyone has from the day of joining. */
export function isBaseTier(tier: Tier): boolean {
  const needs = requirementsOf(tier.qualification).map((need) => need.threshold === 0)
  return "of" in tier.qualification && tier.qualification.match === "any" ? needs.some(Boolean) : needs.every(Boolean)
}

/** Whether sums reach what is asked for. */
export function meets(qualification: Qualification, sum: (metric: TierMetric) => bigint): boolean {
  if (!("of" in qualification)) return sum(qualification.metric) >= BigInt(qualification.threshold)
  const reached = (need: { metric: TierMetric; threshold: number }) => sum(need.metric) >= BigInt(need.threshold)
  return qualification.match === "any" ? qualification.of.some(reached) : qualification.of.every(reached)
}
