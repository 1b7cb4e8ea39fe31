/** What is known of something that moved no points of a member. */
export interface NothingFacts {
  kind: "purchase" | "return" | "event"
  occurredAt: Date
  recordedAt: Date
  /** Its local day, as YYYY-MM-DD. */
  day: string
  joinedAt: Date
  memberStatus: string
  publishedAt: Date | null
  /** Purchases before this day are never awarded; null: those recorded before publishing are not. */
  awardFrom: string | null
  /** Of a purchase: what of it earns, in minor units; null for others. */
  baseMinor: bigint | null
  onlyGiftCards: boolean
  paidWithPoints: boolean
  /** What was stored when it was judged. */
  outcome: string | null
}

/** Why something moved no points, in one word: from the facts, where they say it more exactly than what was stored, or nothing was. */
export function whyNothing(facts: NothingFacts): string {
  const { outcome, baseMinor } = facts
  if (outcome === "nothingEarned" && baseMinor === 0n) {
    if (facts.onlyGiftCards) return "giftCards"
    if (facts.paidWithPoints) return "paidWithPoints"
    return "nothingEarns"
  }
  return outcome ?? whyNotJudged(facts)
}

function whyNotJudged(facts: NothingFacts): string {
  const { kind, occurredAt, recordedAt, day, joinedAt, memberStatus, publishedAt, awardFrom } = facts
  if (kind === "return") return "nothingToTake"
  if (publishedAt === null) return "notPublished"
  if (occurredAt < joinedAt) return "beforeJoining"
  if (awardFrom !== null && day < awardFrom) return "beforeAwardFrom"
  if (awardFrom === null && recordedAt < publishedAt) return "beforePublishing"
  return memberStatus === "active" ? "notKept" : "memberLeft"
}
