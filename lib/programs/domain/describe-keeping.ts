import { formatMoney } from "@/lib/core/money"
import { formatInteger, formatPoints } from "@/lib/core/points"
import { isBaseTier, type Tier } from "@/lib/tiers/domain/tier"
import { count, type Units } from "./describe-rule"

function amount(tier: Tier, value: number, { currency, moneyCurrency }: Units): string {
  const { qualification } = tier
  const metric = "of" in qualification ? null : qualification.metric
  if (metric === "spendMinor") return formatMoney(value, moneyCurrency)
  if (metric === "purchases") return count(value, "purchase")
  return metric === "pointsEarned" ? formatPoints(value, currency) : formatInteger(value)
}

/** How who no longer keeps a tier falls; falling to the tier that is earned then goes without saying. */
const falls: Record<Tier["downgrade"], string[]> = {
  toEligible: [],
  oneDown: ["Who no longer keeps it falls by one tier at most."],
  never: ["Who has reached it keeps it."],
}

/**
 * How a tier is kept beyond its period, how one falls from it, what carries over, and what it gives on entry: " It is kept by
 * $50.00." Empty where there is nothing to say.
 */
export function describeKeeping(tier: Tier, units: Units): string {
  const { qualification, downgrade, graceDays, extraMonths, rollover, entryGift } = tier
  const { maintainThreshold, maintainPeriods } = "of" in qualification ? {} : qualification
  const over = maintainPeriods === 2 ? " in two periods together" : ""
  const keeps =
    "of" in qualification || (maintainThreshold === undefined && over === "")
      ? []
      : [`It is kept by ${amount(tier, maintainThreshold ?? qualification.threshold, units)}${over}.`]
  const longer = [
    ...(extraMonths ? [count(extraMonths, "month")] : []),
    ...(graceDays ? [count(graceDays, "day")] : []),
  ]
  const sentences = [
    ...keeps,
    ...(longer.length > 0 ? [`It holds ${longer.join(" and ")} longer.`] : []),
    ...(isBaseTier(tier) ? [] : falls[downgrade]),
    ...(rollover ? ["What exceeds it counts in the next period, once."] : []),
    ...(entryGift ? [`It comes with ${formatPoints(entryGift.points, units.currency)} as a welcome.`] : []),
  ]
  return sentences.map((sentence) => ` ${sentence}`).join("")
}
