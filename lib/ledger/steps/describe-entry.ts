import { formatMoney } from "@/lib/core/money"
import type { StoredEntryKind } from "./entry-input"

export interface EntryFacts {
  kind: StoredEntryKind
  points: bigint
  reason: string | null
  /** Of the purchase that it belongs to, or of the return. */
  purchaseMinor: bigint | null
  purchaseCurrency: string | null
  purchaseId: string | null
  returnId: string | null
  /** Of the event that it belongs to: its trigger, and its type's name where it has one. */
  trigger: string | null
  eventName: string | null
  /** Of a correction: what came to be known late; null where that moved no points itself. */
  lateCause: "purchase" | "return" | "event" | null
  /** Of a transfer: the last digits of the other member's card. */
  otherCard: string | null
}

const sentences: Record<StoredEntryKind, (facts: EntryFacts) => string> = {
  award: (facts) => (facts.trigger === null ? `Earned with a purchase${ofPurchase(facts)}` : earnedWith(facts)),
  redemption: ({ reason }) => (reason ? `Redeemed: ${reason}` : "Redeemed for a reward"),
  redemptionCancel: ({ reason }) => (reason ? `Redemption cancelled: ${reason}` : "Redemption cancelled, given back"),
  expiry: () => "Expired",
  maturity: () => "Became available",
  reversal: (facts) => {
    if (facts.returnId === null && facts.reason) return `Taken back: ${facts.reason}`
    return `Taken back after a return${ofPurchase(facts)}`
  },
  adjustment: ({ points, reason }) => `${points < 0n ? "Taken" : "Given"} by staff${reason ? `: ${reason}` : ""}`,
  correction: (facts) => {
    if (facts.reason) return `Corrected: ${facts.reason}`
    return `Corrected${forWhat(facts)}: ${lateCauses[facts.lateCause ?? "unknown"]} came to be known later`
  },
  transfer: ({ points, otherCard }) =>
    points < 0n ? `Given to another member${ofCard(otherCard)}` : `Received from another member${ofCard(otherCard)}`,
  transferFee: ({ otherCard }) => `Fee for giving to another member${ofCard(otherCard)}`,
  transferCancel: ({ points, otherCard, reason }) => {
    if (reason) return reason
    if (points < 0n) return `Taken back: another member's gift was cancelled${ofCard(otherCard)}`
    return `Given back: what was given to another member was cancelled${ofCard(otherCard)}`
  },
  gift: ({ reason }) => reason ?? "A gift",
}

const triggerWords: Record<string, string> = {
  signup: "Earned by joining",
  birthday: "Given for the birthday",
  anniversary: "Given for the anniversary of joining",
  referral: "Earned by an invitation",
  surveyResponse: "Earned by answering a survey",
}

const lateCauses = {
  purchase: "an earlier purchase",
  return: "an earlier return",
  event: "an earlier activity",
  unknown: "something that came before it",
}

/** What was reckoned anew. */
function forWhat(facts: EntryFacts): string {
  if (facts.trigger !== null) return `, for ${corrected[facts.trigger] ?? facts.eventName ?? "an activity"}`
  const amount = ofPurchase(facts)
  if (amount === "") return ""
  return facts.returnId === null ? `, for the purchase${amount}` : `, for the return${amount}`
}

const corrected: Record<string, string> = {
  signup: "joining",
  birthday: "the birthday",
  anniversary: "the anniversary of joining",
  referral: "an invitation",
  surveyResponse: "answering a survey",
}

function earnedWith({ trigger, eventName }: EntryFacts): string {
  return triggerWords[trigger ?? ""] ?? `Earned with: ${eventName ?? "an activity"}`
}

function ofCard(otherCard: string | null): string {
  return otherCard === null ? "" : `, card ending ${otherCard}`
}

function ofPurchase({ purchaseMinor, purchaseCurrency }: EntryFacts): string {
  return purchaseMinor === null || purchaseCurrency === null
    ? ""
    : ` of ${formatMoney(purchaseMinor, purchaseCurrency)}`
}

/** What an entry is, in plain words. */
export function describeEntry(facts: EntryFacts): string {
  return sentences[facts.kind](facts)
}
