import type { TierMetric } from "./tier"
import type { GrantKind } from "./tier-grant"

/** What a member did, by the sender's id; of a return, that of the return. */
export type TierCause = { kind: "purchase" | "event" | "return" | "credit"; id: string }

/** What a window held and what it asked for: minor units, points or a number of purchases. */
export type TierSum = { metric: TierMetric; reached: number; threshold: number; carried?: number }

/** Why a member has a tier from an instant on, as JSON. Empty: it is not known any more. */
export type TierReason =
  | { kind: "joined" }
  | { kind: "reached"; cause: TierCause | null; sums: TierSum[] }
  /** `periods`: over how many the sums run, where that is not one. */
  | { kind: "windowEnded" | "validityEnded"; from: string; sums: TierSum[]; periods?: 2 }
  | { kind: "returned"; cause: TierCause | null }
  | { kind: "programChanged"; versionId: string | null }
  | { kind: "grantBegan" | "grantEnded"; grantId: string; grant: GrantKind }
  | { kind: "targetMet"; cause: TierCause | null; metric: TierMetric; reached: number; threshold: number }
  | { kind?: undefined }
