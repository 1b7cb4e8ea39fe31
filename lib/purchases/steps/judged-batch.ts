import type { Day } from "@/lib/core/calendar"
import type { DomainError } from "@/lib/core/errors"
import type { KnownCustomer } from "@/lib/members/steps/customer-identity"
import type { Resolution } from "@/lib/members/steps/resolve-customers"
import type { Award } from "@/lib/programs/domain/award-input"
import type { KnownMember } from "@/lib/programs/steps/enroll-members"
import type { TierRewrite } from "@/lib/tiers/steps/rewrite-tier-periods"
import type { CheckedPurchase } from "./check-purchases"
import type { PlannedGift } from "./planned-gift"
import type { NewJudgement } from "./write-judgements"

export interface FreshPurchase extends CheckedPurchase {
  id: string
}

export interface JudgedPurchase extends FreshPurchase {
  customer: KnownCustomer | null
}

export interface PlannedAward {
  /** The purchase or event that it is for. */
  cause: { kind: "purchase" | "event"; id: string }
  member: KnownMember
  versionId: string
  award: Award
  occurredAt: Date
  /** Beside the first award of its cause; the others of the same carry the same. */
  explanation: unknown
}

/** Everything that recording a batch will write, decided before anything is written. */
export interface JudgedBatch {
  purchases: JudgedPurchase[]
  resolution: Resolution
  customers: Map<string, KnownCustomer>
  /** Customers that were known, as they were before this batch. */
  before: Map<string, KnownCustomer>
  members: KnownMember[]
  joined: KnownMember[]
  /** Members whose joining moved, with the day it was on. */
  moved: { member: KnownMember; before: Day }[]
  awards: PlannedAward[]
  /** What tiers give on entry. */
  gifts: PlannedGift[]
  /** Why purchases earned nothing. */
  judgements: NewJudgement[]
  /** What wallets hold with the awards so far, by their ids. */
  held: Map<string, bigint>
  rewrites: TierRewrite[]
  /** Points taken from the budgets of rules. */
  budgets: Map<string, bigint>
  late: { memberId: string; from: string }[]
  refusals: Map<number, DomainError>
}

/** Where purchases come from. */
export interface RecordOptions {
  source: "api" | "import" | "demo" | "staff"
  importId?: string
}
