import type { TierGiftView } from "./planned-gift"
import type { AwardView, CustomerRef, MemberRef } from "./purchase-result"

export interface EventView {
  id: string
  externalId: string
  /** event, signup, birthday, anniversary, referral or surveyResponse. */
  trigger: string
  /** The merchant's own kind of activity; null for other triggers. */
  type: string | null
  customerId: string
  /** Where it concerns one membership alone. */
  memberId: string | null
  occurredAt: string
  recordedAt: string
  localDay: string
  data: Record<string, unknown>
}

/** Why an event gave a member nothing. */
export interface EventRefusal {
  memberId: string
  /** In one word: conditionFailed, limitReached, beforeJoining and so on. */
  outcome: string
}

/** What recording an event answers, the first time and again. */
export interface EventResult {
  event: EventView
  customer: CustomerRef | null
  members: MemberRef[]
  awards: (AwardView & { memberId: string })[]
  /** What tiers gave on entry, as the event raised the member to them. */
  tierGifts: TierGiftView[]
  refusals: EventRefusal[]
}
