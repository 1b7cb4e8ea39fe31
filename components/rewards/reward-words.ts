import type { Tone } from "@/components/ui/badge"
import { formatMoney } from "@/lib/core/money"
import { formatInteger } from "@/lib/core/points"
import { choiceOf, choiceWords } from "@/lib/rewards/domain/by-points"
import type { RewardKind, RewardState } from "@/lib/rewards/domain/reward"

export const stateWords: Record<RewardState, { word: string; tone: Tone }> = {
  live: { word: "Live", tone: "good" },
  upcoming: { word: "Not yet", tone: "neutral" },
  ended: { word: "Ended", tone: "neutral" },
  outOfStock: { word: "Out of stock", tone: "warning" },
  archived: { word: "Archived", tone: "neutral" },
}

/** "720 of 23,570, 3.1 %": who could ever have had it. */
export function reachWords(reach: number, customers: number): string {
  const share = customers === 0 ? 0 : (100 * reach) / customers
  const shown = share > 0 && share < 0.1 ? "under 0.1" : share.toFixed(1)
  return `${formatInteger(reach)} of ${formatInteger(customers)}, ${shown} %`
}

/** Few enough that a reward would please hardly anybody. */
export function isFew(reach: number, customers: number): boolean {
  return customers > 0 && reach / customers < 0.05
}

const byPointsNames: Partial<Record<RewardKind, string>> = {
  amountDiscount: "Money off: ",
  giftCard: "Gift card: ",
  cashback: "Money back: ",
  donation: "Donation: ",
}

type Detail = Record<string, unknown>

const amountOf = (detail: Detail, currency: string) =>
  typeof detail.amountMinor === "number" ? formatMoney(detail.amountMinor, currency) : null

/** What a reward gives, of its kind's detail: "$5.00 off", "10 % off"; null where its name says it all. */
export function detailWords(kind: RewardKind, detail: Detail, currency: string, plural: string): string | null {
  const choice = choiceOf({ detail })
  if (choice) return `${byPointsNames[kind] ?? ""}${choiceWords(choice, plural)}, as the member chooses`
  const amount = amountOf(detail, currency)
  const from =
    typeof detail.minimumSpendMinor === "number" && detail.minimumSpendMinor > 0
      ? ` from ${formatMoney(detail.minimumSpendMinor, currency)}`
      : ""
  if (kind === "amountDiscount" && amount) return `${amount} off${from}`
  if (kind === "percentageDiscount" && typeof detail.percent === "number") return `${detail.percent} % off${from}`
  if (kind === "giftCard" && amount) return `Gift card of ${amount}`
  if (kind === "cashback" && amount) return `${amount} back`
  if (kind === "freeProduct" && typeof detail.sku === "string") return `SKU ${detail.sku}`
  return null
}

/** What so many points are worth to the merchant's books, in minor units. */
export function worthMinor(points: number, value: { points: number; amountMinor: number }): number {
  return Math.round((points * value.amountMinor) / value.points)
}
