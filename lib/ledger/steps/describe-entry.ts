import { formatMoney } from "@/lib/core/money"
import type { StoredEntryKind } from "./entry-input"

export interface EntryFacts {
  kind: StoredEntryKind
  points: bigint
  reason: string | null
  /** Of the purchase that it belongs to. */
  purchaseMinor: bigint | null
  purchaseCurrency: string | null
}

const sentences: Record<StoredEntryKind, (facts: EntryFacts) => string> = {
  award: (facts) => `Earned with a purchase${ofPurchase(facts)}`,
  redemption: ({ reason }) => (reason ? `Redeemed: ${reason}` : "Redeemed for a reward"),
  redemptionCancel: ({ reason }) =>
    reason ? `Redemption cancelled: ${reason}` : "Redemption cancelled, points given back",
  expiry: () => "Expired",
  maturity: () => "Became available",
  reversal: (facts) => `Taken back after a return${ofPurchase(facts)}`,
  adjustment: ({ points, reason }) => `${points < 0n ? "Taken" : "Given"} by staff${reason ? `: ${reason}` : ""}`,
  correction: (facts) => `Corrected, as an earlier purchase came to be known${ofPurchase(facts)}`,
  gift: ({ reason }) => reason ?? "A gift",
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
