import type { Condition } from "@/lib/conditions/domain/condition"
import type { Tier } from "@/lib/tiers/domain/tier"

export type Trigger = "purchase" | "event" | "signup" | "birthday" | "referral" | "surveyResponse" | "anniversary"

/** perAmount: `points` for each whole step of `perMinor`. A multiplier's factor is a decimal text of at least 1. */
export type Effect =
  | { kind: "perAmount"; points: number; perMinor: number }
  | { kind: "fixed"; points: number }
  | { kind: "multiplier"; factor: string }
  | { kind: "perItem"; points: number }

export type LimitPeriod = "day" | "week" | "month" | "year" | "lifetime"

export type Limits = {
  perMember?: { count?: number | undefined; points?: number | undefined; per: LimitPeriod } | undefined
  budgetPoints?: number | undefined
}

export type Pending = { days: number } | { untilAction: true }

export type Expiry =
  | { kind: "never" }
  | { kind: "afterDays"; days: number }
  | { kind: "afterMonths"; months: number; roundTo?: "monthEnd" | undefined }
  | { kind: "endOfYear" }
  | { kind: "fixedDate"; date: string }
  | { kind: "inactivity"; months: number }

/** An earning rule of a program version: plain data, as the API takes it, with its id. Absent expiry: never. */
export type EarningRule = {
  id: string
  name: string
  trigger: Trigger
  eventType?: string | undefined
  /** Which side of a referral it gives to; default: both. */
  recipient?: "referrer" | "referee" | "both" | undefined
  condition?: Condition | undefined
  currency?: string | undefined
  effect: Effect
  exclusiveGroup?: string | undefined
  eligibleTiers?: string[] | undefined
  eligibleSegmentId?: string | undefined
  startsAt?: string | undefined
  endsAt?: string | undefined
  limits?: Limits | undefined
  pending?: Pending | undefined
  expiry?: Expiry | undefined
  /** It stays in the draft and is left out of the version. */
  paused?: boolean | undefined
}

export type PointsCurrency = {
  code: string
  name: string
  plural: string
  value: { points: number; amountMinor: number }
}

/** A reward that a version offers: what it is called, what kind it is and what it costs. */
export type VersionReward = {
  id: string
  name: string
  kind: string
  costPoints: number
  /** What is paid in money beside the points, and of a reward by points what `costPoints` give; absent: nothing, one price. */
  priceMinor?: number | undefined
  eachMinor?: number | undefined
  startsAt?: string | undefined
  endsAt?: string | undefined
}

/** One version of a program, as JSON stores it. Rules stand in the order in which they are judged. */
export type ProgramDefinition = {
  versionId: string
  name: string
  currency: PointsCurrency
  moneyCurrency: string
  joinPolicy: "optIn" | "everyone"
  returnPolicy: "withinBalance" | "negative"
  rules: EarningRule[]
  tiers: Tier[]
  /** What could be had for points when it was published; absent in versions that did not say. */
  rewards?: VersionReward[] | undefined
  /** The segments that rules name, as they were when the version was published. */
  segments?: Record<string, { name: string; condition: Condition }> | undefined
  /** What the activities that rules name were called then, by their codes: for sentences. */
  eventTypes?: Record<string, string> | undefined
  /** What the stores that rules name were called then, by the id that the rules name them by. */
  stores?: Record<string, string> | undefined
  surveys?: Record<string, string> | undefined
}
