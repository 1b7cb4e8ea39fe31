import { formatMoney } from "@/lib/core/money"
import type { MemberActivity } from "@/lib/purchases/steps/read-member-activities"

const triggers: Record<string, string> = {
  signup: "Joined",
  birthday: "Birthday",
  anniversary: "Anniversary of joining",
  referral: "Invitation worked",
  surveyResponse: "Survey answered",
}

/** What was done, in a few words: "Purchase of $12.00". */
export function activityName({ kind, amountMinor, currency, trigger, eventName }: MemberActivity): string {
  if (kind === "event") return triggers[trigger ?? ""] ?? eventName ?? "Activity"
  const money = amountMinor !== null && currency !== null ? ` of ${formatMoney(amountMinor, currency)}` : ""
  return `${kind === "purchase" ? "Purchase" : "Return"}${money}`
}

/** Why something moved no points, for who works in the shop. */
const nothings: Record<string, string> = {
  noRule: "No rule of the program looks at this.",
  nothingEarned: "It came to less than one point.",
  nothingEarns: "Nothing in it earns: the goods come to zero once discounts, tax and shipping are off.",
  giftCards: "Gift cards do not earn points.",
  paidWithPoints: "It was paid with points, and that part does not earn.",
  conditionFailed: "The condition of the rule that came nearest did not hold.",
  limitReached: "A limit was used up.",
  notStarted: "The rule had not begun yet.",
  ended: "The rule had ended.",
  tierNotEligible: "The rule is for other tiers.",
  segmentNotEligible: "The rule is for another segment.",
  notBestOfGroup: "Another rule of its group gives more.",
  beforeJoining: "It happened before the member joined.",
  beforePublishing: "It was recorded before the program was published, and the program awards nothing from before.",
  beforeAwardFrom: "It happened before the first day that the program awards.",
  notPublished: "The program is not published.",
  memberLeft: "The member had left the program.",
  writtenOff: "Nothing was there to take back.",
  nothingToTake: "What was returned had earned nothing.",
  notKept: "No reason was kept for it. It may have been erased with the person's data.",
}

/** The reason in a sentence; null where points moved. */
export function nothingWords({ outcome }: Pick<MemberActivity, "outcome">): string | null {
  return outcome === null ? null : (nothings[outcome] ?? "It moved no points.")
}
