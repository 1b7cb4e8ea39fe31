import type { KnownMember } from "@/lib/programs/steps/enroll-members"
import type { GiftDue } from "@/lib/tiers/domain/tier-input"

/** An entry gift of a tier that is to be posted. */
export interface PlannedGift {
  member: KnownMember
  currency: string
  /** The purchase or event that raised the tier; null: joining. */
  cause: { kind: "purchase" | "event"; id: string } | null
  versionId: string | null
  gift: Pick<GiftDue, "tierId" | "name" | "points" | "at" | "sums">
}

/** An entry gift as the API tells it. */
export interface TierGiftView {
  entryId: string
  programId: string
  tierId: string
  currency: string
  points: bigint
}
