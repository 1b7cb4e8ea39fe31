export const rewardKinds = [
  "amountDiscount",
  "percentageDiscount",
  "freeProduct",
  "freeDelivery",
  "freeService",
  "giftCard",
  "experience",
  "partnerOffer",
  "cashback",
  "donation",
  "sweepstakesEntry",
  "tierBoost",
  "custom",
] as const

export type RewardKind = (typeof rewardKinds)[number]

/** What staff read for a kind. */
export const rewardKindNames: Record<RewardKind, string> = {
  amountDiscount: "Amount off",
  percentageDiscount: "Percentage off",
  freeProduct: "Free product",
  freeDelivery: "Free delivery",
  freeService: "Free service",
  giftCard: "Gift card",
  experience: "Experience",
  partnerOffer: "Partner offer",
  cashback: "Cash back",
  donation: "Donation",
  sweepstakesEntry: "Draw ticket",
  tierBoost: "Tier boost",
  custom: "Something else",
}

/** Kinds whose effect nothing carries out yet: making one is refused rather than left without effect. */
export const unsupportedKinds: readonly RewardKind[] = ["sweepstakesEntry", "tierBoost"]

export function isRewardKind(text: string): text is RewardKind {
  return (rewardKinds as readonly string[]).includes(text)
}

/** A donation is the merchant's to pass on; everything else is shown at the till as a voucher. */
export function hasVoucher(kind: RewardKind): boolean {
  return kind !== "donation"
}

export interface Availability {
  stock: bigint | null
  startsAt: Date | null
  endsAt: Date | null
  archivedAt: Date | null
}

export type RewardState = "live" | "upcoming" | "ended" | "outOfStock" | "archived"

/** Whether a reward can be had at an instant, and if not, why. `endsAt` is the first instant at which it cannot. */
export function rewardState(reward: Availability, now: Date): RewardState {
  if (reward.archivedAt) return "archived"
  if (reward.startsAt && reward.startsAt > now) return "upcoming"
  if (reward.endsAt && reward.endsAt <= now) return "ended"
  if (reward.stock !== null && reward.stock <= 0n) return "outOfStock"
  return "live"
}
