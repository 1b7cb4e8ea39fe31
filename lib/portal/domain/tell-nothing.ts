import { formatMoney } from "@/lib/core/money"
import { type CurrencyNames, formatPoints } from "@/lib/core/points"

/** Something that a member did and that earned nothing. */
export interface Unrewarded {
  kind: "purchase" | "return" | "event"
  amountMinor: bigint | null
  currency: string | null
  eventName: string | null
  outcome: string
}

/** Short and kind: no blame, and no word of how the shop works. */
const reasons: Record<string, string> = {
  noRule: "it is not among the things that earn",
  nothingEarned: "it came to less than {one}",
  nothingEarns: "nothing was left to pay for what earns",
  giftCards: "gift cards do not earn {plural}. What is bought with them does",
  paidWithPoints: "what is paid with points does not earn again",
  conditionFailed: "it is not among the things that earn",
  limitReached: "you had collected all that can be collected for such things",
  notStarted: "the offer had not begun yet",
  ended: "the offer had ended",
  tierNotEligible: "the offer is for members of another level",
  segmentNotEligible: "the offer is for other members",
  notBestOfGroup: "another offer gave you more",
  beforeJoining: "it was before you joined",
  beforePublishing: "it was before the program began",
  beforeAwardFrom: "it was before the program began",
  notPublished: "the program had not begun",
  memberLeft: "you were not taking part at that time",
}

const returned: Record<string, string> = {
  writtenOff: "what it had earned is used already, and that is fine",
  nothingToTake: "what you brought back had earned nothing",
}

/** "This purchase of $20.00 earned nothing: gift cards do not earn points." */
export function tellNothing(
  { kind, amountMinor, currency, eventName, outcome }: Unrewarded,
  words: CurrencyNames,
): string {
  const money = amountMinor !== null && currency !== null ? ` of ${formatMoney(amountMinor, currency)}` : ""
  if (kind === "return") {
    const reason = returned[outcome]
    return `This return${money} changed nothing${reason ? `: ${reason}` : ""}.`
  }
  const what = kind === "purchase" ? `This purchase${money}` : (eventName ?? "This activity")
  const reason = reasons[outcome]?.replace("{one}", formatPoints(1, words)).replace("{plural}", words.plural)
  return `${what} earned nothing${reason ? `: ${reason}` : ""}.`
}
