import { formatMoney } from "@/lib/core/money"
import { formatInteger, formatPoints } from "@/lib/core/points"
import type { TierMetric } from "@/lib/tiers/domain/tier"
import type { Units } from "./describe-rule"
import { qualifyingWord } from "./qualifying"

/** So much of what tiers count: "$84.20", "1 purchase", "300 points", "2,000 credits". */
export function tellAmount(
  metric: TierMetric,
  value: bigint,
  units: Pick<Units, "currency" | "moneyCurrency" | "rules">,
): string {
  if (metric === "spendMinor") return formatMoney(value, units.moneyCurrency)
  if (metric === "purchases") return `${formatInteger(value)} ${value === 1n ? "purchase" : "purchases"}`
  return metric === "pointsEarned"
    ? formatPoints(value, units.currency)
    : `${formatInteger(value)} ${qualifyingWord(units)}`
}
