import type { PointsCurrency } from "@/lib/programs/domain/definition"
import type { EarningRuleInput } from "@/lib/programs/schema"
import type { CreateRewardInput } from "@/lib/rewards/schema"
import type { TierInput } from "@/lib/tiers/schema"
import type { PresetScale } from "./preset-scale"

export const presetKeys = [
  "points-tiers",
  "stars",
  "spend-tiers",
  "tier-credits",
  "stamp-card",
  "discount-club",
  "cashback",
  "paid-membership",
  "paid-and-points",
  "bookings",
  "cause",
  "friends-and-birthdays",
  "sustainability",
] as const

export type PresetKey = (typeof presetKeys)[number]

export type PresetReward = Omit<CreateRewardInput, "programId">

/** A whole program that can be published as it is, and changed in every part. */
export type PresetProgram = {
  currency: PointsCurrency
  joinPolicy: "optIn" | "everyone"
  rules: EarningRuleInput[]
  tiers: TierInput[]
  rewards: PresetReward[]
  /** Codes of the activities that rules name: see `eventTemplates`. */
  eventTypes: string[]
}

/** A structure that programs are known to have, ready to be scaled to a business. */
export type Preset = {
  key: PresetKey
  name: string
  /** One sentence for the gallery. */
  summary: string
  /** Whom it suits, and what to keep in mind, each one sentence. */
  suits: string
  mind: string
  build(scale: PresetScale): PresetProgram
}
