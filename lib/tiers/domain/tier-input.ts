import type { Day } from "@/lib/core/calendar"
import type { DayActivity } from "./day-sums"
import type { Tier } from "./tier"
import type { TierGrant } from "./tier-grant"
import type { TierCause, TierReason, TierSum } from "./tier-reason"

/** The ladder of a program version, in force from an instant; null: from the beginning of time. */
export type Ladder = { from: Date | null; tiers: readonly Tier[]; versionId?: string }

/**
 * A purchase, or a return with negative amounts. `at` is when it occurred; `day` is the local day that it counts on: of a
 * return, the day of its purchase. `amountMinor` and `externalId` order what occurred at the same instant.
 */
export type TierActivity = DayActivity & {
  at: Date
  amountMinor: bigint
  externalId: string
  cause?: TierCause | undefined
  /** Whether it is awarded, so that the tiers that it reaches give their entry gifts. */
  paysGifts?: boolean
}

export type TierInput = {
  /** In order of time; the first begins with null. */
  ladders: readonly Ladder[]
  timeZone: string
  joinedAt: Date
  /** Sums per local day of what occurred before the activity listed, returns taken off. In any order. */
  carriedDays?: readonly DayActivity[]
  /** In any order. With `carriedDays`, all activity that occurred from the start of one local day on. */
  activity: readonly TierActivity[]
  /** Periods are given from this local day on: the day that a change touches. Default: from joining. */
  fromDay?: Day
  /** All that were ever given to the member. */
  grants?: readonly TierGrant[]
  /** Entry gifts that are given for other reasons than the activity listed that pays gifts. */
  given?: readonly { tierId: string; at: Date }[]
  /** Whether the first purchase is what made the member join, and so gives what the lowest tier gives on entry. */
  joinsByBuying?: boolean
}

/** `to` is the first instant at which the tier no longer holds; null: it holds on. */
export type TierPeriod = { tierId: string; from: Date; to: Date | null; reason: TierReason }

/** An entry gift that is due, by the activity that raised the earned tier. */
export type GiftDue = {
  tierId: string
  name: string
  points: number
  at: Date
  externalId: string
  /** What the tier asked for and what was reached; empty for the lowest. */
  sums: TierSum[]
}

export type TierResult = {
  periods: TierPeriod[]
  /** The tier just before each activity, in the order of `orderActivity`: what a purchase earns by. */
  tierBefore: { externalId: string; tierId: string | null }[]
  gifts: GiftDue[]
}
