import type { GroupTrace } from "@/lib/conditions/domain/evaluate"
import type { LimitPeriod } from "./definition"

/** Why an award is what it is, as JSON: amounts and points are plain integers. */

export type Step =
  | { kind: "perAmount"; baseMinor: number; perMinor: number; steps: number; pointsPerStep: number; points: number }
  | { kind: "perItem"; quantity: number; pointsPerItem: number; points: number }
  | { kind: "fixed"; points: number }
  | { kind: "multiplier"; basePoints: number; factor: string; points: number }
  | {
      kind: "cut"
      by: "memberCount" | "memberPoints" | "budget"
      per: LimitPeriod | null
      limit: number
      points: number
    }

export type NotAwarded =
  | "notStarted"
  | "ended"
  | "tierNotEligible"
  | "segmentNotEligible"
  | "conditionFailed"
  | "notBestOfGroup"
  | "limitReached"
  | "nothingEarned"

export type RuleExplanation = {
  /** Null for the tier's own multiplier. */
  ruleId: string | null
  name: string
  currency: string
  outcome: "awarded" | NotAwarded
  /** One trace of the purchase, or one for each of the first lines where the condition selects lines. */
  conditions: GroupTrace[]
  /** Positions of the lines that the rule applies to; null where it judges the whole purchase. */
  lines: number[] | null
  steps: Step[]
  points: number
}

/** Why a return took what it took. Points are of one award of its purchase. */
export type ReturnExplanation = {
  return: { externalId: string; occurredAt: string; amountMinor: number; currency: string }
  purchaseExternalId: string
  policy: "withinBalance" | "negative"
  awardedPoints: number
  /** Taken back or written off by returns before. */
  takenBeforePoints: number
  /** To be taken back now: what was taken, from that award's own points and from others, and what was written off. */
  duePoints: number
  ownPoints: number
  otherPoints: number
  belowZeroPoints: number
  writtenOffPoints: number
  /** Of the award, that had expired: these are not taken from other points. */
  expiredPoints: number
  /** What the purchase would have earned as it stands after the return. */
  after: AwardExplanation
}

export type AwardExplanation = {
  programVersionId: string
  occurredAt: string
  tier: { id: string; name: string } | null
  moneyCurrency: string
  /** The base, whole and per line, in the program's money currency; null where there was no purchase. */
  base: { totalMinor: number; lineMinor: number[] } | null
  rules: RuleExplanation[]
}
