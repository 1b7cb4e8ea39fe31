import type { BenefitUseBody } from "@/lib/benefits/schema"
import type { EnrollMemberInput } from "@/lib/members/schema"
import type { CreateProgramInput, EarningRuleInput } from "@/lib/programs/schema"
import type { PurchaseInput, QuoteInput, ReturnInput } from "@/lib/purchases/schema"
import type { EventInput, EventTypeInput } from "@/lib/purchases/schema-event"
import type { ExchangeRateInput } from "@/lib/purchases/schema-exchange-rate"
import type { StoreInput } from "@/lib/purchases/schema-store"
import type { TierCreditInput, TierGrantInput } from "@/lib/standing/schema"
import type { TierInput } from "@/lib/tiers/schema"

type TierGrantBody = Omit<TierGrantInput, "memberId">
type TierCreditBody = Omit<TierCreditInput, "memberId">

/** What the answers hold that the worked cases look at: JSON, as the API gives it. */
export interface AwardSeen {
  entryId: string
  currency: string
  points: number
  status: string
  availableAt: string | null
  expiresAt: string | null
}

export interface TierGiftSeen {
  tierId: string
  points: number
}

export interface WalletSeen {
  currency: string
  availablePoints: number
  pendingPoints: number
  expiringPoints: number
  expiringAt: string | null
}

export interface NeedSeen {
  metric: string
  reached: number
  missing: number
  carried: number
}

/** A tier of a member's time. */
export interface TierSeen {
  tier: { name: string }
  from: string
  to: string | null
  reason: { kind?: string }
  why: string
}

export interface MemberSeen {
  id: string
  joinedAt: string
  referralCode: string | null
  tier: { name: string } | null
  tierProgress: {
    holdsUntil: string | null
    after: { name: string } | null
    next: { tier: { name: string }; needs: NeedSeen[]; projected: string | null } | null
    keep: { needs: NeedSeen[]; from: string | null; by: string } | null
  }
  wallets: WalletSeen[]
}

export interface ReturnSeen {
  reversals: { points: number }[]
  writeOffs: { points: number }[]
}

export interface EntrySeen {
  id: string
  kind: string
  points: number
}

export interface MetricsQuestion {
  metric: string
  from: string
  to: string
  interval: "day" | "week" | "month"
}

export interface BenefitSeen {
  id: string | null
  name: string
  total: number | null
  used: number
  left: number | null
  periodFrom: string | null
  periodTo: string | null
  until: string | null
  unavailableReason: string | null
  availableFrom: string | null
}

interface Id {
  id: string
}

/** Everything that a worked case asks of the product, at the instant that the clock shows. Refusals are thrown with their code. */
export interface Shop {
  createProgram(body: CreateProgramInput): Promise<Id>
  addRule(programId: string, rule: EarningRuleInput): Promise<Id>
  changeRule(programId: string, ruleId: string, changes: Partial<EarningRuleInput>): Promise<unknown>
  addTier(programId: string, tier: TierInput): Promise<Id>
  publish(programId: string, effectiveFrom?: string): Promise<unknown>
  addReward(programId: string, costPoints: number): Promise<Id>
  addStore(body: StoreInput): Promise<unknown>
  storeRate(body: ExchangeRateInput): Promise<unknown>
  addEventType(body: EventTypeInput): Promise<unknown>
  openSurvey(): Promise<Id>
  join(body: EnrollMemberInput): Promise<MemberSeen>
  buy(body: PurchaseInput): Promise<{ purchase: Id; awards: AwardSeen[]; tierGifts: TierGiftSeen[] }>
  changeTier(programId: string, tierId: string, changes: Partial<TierInput>): Promise<unknown>
  grantTier(memberId: string, body: TierGrantBody): Promise<Id>
  endGrant(id: string): Promise<unknown>
  credit(memberId: string, body: TierCreditBody): Promise<unknown>
  tiers(memberId: string): Promise<TierSeen[]>
  quote(memberId: string, body: QuoteInput): Promise<{ points: number; tierGifts: TierGiftSeen[] }>
  giveBack(purchaseId: string, body: ReturnInput): Promise<ReturnSeen>
  tell(body: EventInput): Promise<{ awards: AwardSeen[]; tierGifts: TierGiftSeen[] }>
  answer(surveyId: string, memberId: string, score: number): Promise<unknown>
  activate(entryId: string): Promise<{ points: number }>
  cancel(entryId: string): Promise<{ points: number }>
  adjust(memberId: string, points: number): Promise<unknown>
  redeem(memberId: string, rewardId: string): Promise<Id>
  cancelRedemption(id: string): Promise<{ restoredPoints: number; expiredPoints: number }>
  benefits(memberId: string): Promise<BenefitSeen[]>
  useBenefit(memberId: string, benefitId: string, body: BenefitUseBody): Promise<Id & { left: number | null }>
  cancelUse(useId: string): Promise<unknown>
  findMember(externalId: string): Promise<MemberSeen | null>
  memberAt(id: string, at: string): Promise<MemberSeen>
  entries(memberId: string): Promise<EntrySeen[]>
  explanation(entryId: string): Promise<unknown>
  metrics(question: MetricsQuestion): Promise<{ metric: string; points: { value: number | null }[] }[]>
}
