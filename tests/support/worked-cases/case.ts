import type { MerchantFacts } from "@/lib/core/ctx"
import type { EarningRuleInput } from "@/lib/programs/schema"
import type { EventTypeInput } from "@/lib/purchases/schema-event"
import type { ExchangeRateInput } from "@/lib/purchases/schema-exchange-rate"
import type { StoreInput } from "@/lib/purchases/schema-store"
import type { TierInput } from "@/lib/tiers/schema"
import type { AwardSeen, Shop } from "./shop"

/** A merchant with one program. Cases that name the same club share it, each with customers of its own. */
export interface Club {
  rules: EarningRuleInput[]
  tiers?: TierInput[]
  zone?: string
  joinPolicy?: "optIn" | "everyone"
  returnPolicy?: "withinBalance" | "negative"
  rewards?: number[]
  rates?: ExchangeRateInput[]
  stores?: StoreInput[]
  eventTypes?: EventTypeInput[]
}

/** A club that is open: what its cases need to name. */
export interface OpenClub {
  shop: Shop
  merchant: MerchantFacts
  programId: string
  ruleIds: string[]
  /** By their names. */
  tierIds: Map<string, string>
  /** By what they cost. */
  rewardIds: Map<number, string>
}

/** What a case has done so far. Names are the case's own, so that clubs can be shared. */
export interface Run extends OpenClub {
  name: (own: string) => string
  purchases: Map<string, string>
  awards: AwardSeen[]
  redemptions: string[]
  grants: string[]
  /** Uses of benefits. */
  uses: string[]
  codes: Map<string, string>
  /** A version was published and its job has not run: only what is reckoned on reading is right. */
  hasUnwrittenTiers: boolean
}

export type Step = (run: Run) => Promise<void>

export interface WorkedCase {
  /** The number of the rule of semantics.md that it follows from, or the trigger that it is about. */
  rule: string
  /** What happens, with its arithmetic. */
  name: string
  club: Club
  steps: Step[]
}

/** One line of the table. */
export function worked(rule: string, name: string, club: Club, ...steps: Step[]): WorkedCase {
  return { rule, name, club, steps }
}
