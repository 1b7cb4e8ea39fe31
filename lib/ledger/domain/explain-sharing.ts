import { formatInteger } from "@/lib/core/points"

/** Why a redemption took what it took from one wallet of a household. Points are plain integers. */
export type SpendExplanation = {
  householdId: string
  /** The member who redeemed. */
  spentBy: string
  costPoints: number
  /** What each wallet paid. */
  shares: { memberId: string; points: number }[]
}

/** What a redemption by a household took from whom, a sentence each. `memberId` is whose entry it is. */
export function explainSpend({ costPoints, shares, spentBy }: SpendExplanation, memberId: string): string[] {
  const own = shares.find((share) => share.memberId === memberId)?.points ?? 0
  const others = costPoints - own
  return [
    spentBy === memberId
      ? "Redeemed with what the household has together."
      : "Another member of the household redeemed this, with what the household has together.",
    others > 0
      ? `It cost ${formatInteger(costPoints)}: ${formatInteger(own)} from here and ${formatInteger(others)} from others of the household.`
      : `It cost ${formatInteger(costPoints)}, all of it from here.`,
    "What expires first is used first, whoever has it.",
  ]
}
