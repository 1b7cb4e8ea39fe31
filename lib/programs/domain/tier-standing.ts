import type { GrantKind } from "@/lib/tiers/domain/tier-grant"
import type { TierNeed } from "@/lib/tiers/domain/tier-progress"

export interface TierRef {
  id: string
  name: string
  rank: number
}

export interface TierProgressView {
  /** The first instant at which the tier no longer holds if nothing more happens. */
  holdsUntil: string | null
  /** The tier from then on. */
  after: TierRef | null
  next: {
    tier: TierRef
    match: "any" | "all"
    needs: TierNeed[]
    by: string | null
    /** The local day on which it is reached at the present pace. */
    projected: string | null
  } | null
  /** What keeps the tier beyond its end. */
  keep: { match: "any" | "all"; needs: TierNeed[]; from: string | null; by: string } | null
  /** What was given and shows the tier; null: it is earned. */
  grant: { id: string; kind: GrantKind; until: string | null; earned: TierRef | null } | null
}
