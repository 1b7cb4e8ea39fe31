import type { Day } from "@/lib/core/calendar"
import { formatMoney } from "@/lib/core/money"
import { formatInteger } from "@/lib/core/points"
import type { Units } from "@/lib/programs/domain/describe-rule"
import { qualifyingWord } from "@/lib/programs/domain/qualifying"
import { tellAmount } from "@/lib/programs/domain/tell-amount"
import type { TierMetric } from "@/lib/tiers/domain/tier"
import { lastDayBefore, sayDay } from "./say-day"

export interface Calendar {
  today: Day
  timeZone: string
}

export interface Next {
  tier: { name: string }
  match: "any" | "all"
  needs: { metric: TierMetric; threshold: bigint; reached: bigint; missing: bigint }[]
  /** The first instant at which what is counted begins anew, RFC 3339. */
  by: string | null
}

/** What is missing to the next tier: "Spend $84.20 more by 30 June to reach Silver." */
export function tellNext(next: Next, units: Units, { today, timeZone }: Calendar): string {
  const asks = next.needs.filter(({ missing }) => missing > 0n).map((need) => ask(need.metric, need.missing, units))
  const what = asks.join(next.match === "any" ? " or " : " and ") || "Buy once more"
  const by = next.by ? ` by ${sayDay(lastDayBefore(new Date(next.by), timeZone), today)}` : ""
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}${by} to reach ${next.tier.name}.`
}

function ask(metric: TierMetric, missing: bigint, units: Units): string {
  const { currency, moneyCurrency } = units
  if (metric === "spendMinor") return `spend ${formatMoney(missing, moneyCurrency)} more`
  if (metric === "purchases") return `buy ${formatInteger(missing)} more ${missing === 1n ? "time" : "times"}`
  if (metric === "qualifyingPoints") return `earn ${formatInteger(missing)} more ${qualifyingWord(units)}`
  return `earn ${formatInteger(missing)} more ${missing === 1n ? currency.name : currency.plural}`
}

/** How far the way to the next tier is gone, 0 to 1: the need that lags, or the one that leads where any is enough. */
export function shareOfNext({ needs, match }: Next): number {
  const shares = needs.map(({ reached, threshold }) => {
    const share = threshold > 0n ? Number(reached) / Number(threshold) : 1
    return Math.min(1, Math.max(0, share))
  })
  return match === "any" ? Math.max(...shares) : Math.min(...shares)
}

/** How far, in figures: "$165.80 of $250.00". Told where one thing is counted. */
export function tellReached({ needs }: Next, units: Units): string | null {
  const [need, ...others] = needs
  if (!need || others.length > 0) return null
  return `${tellAmount(need.metric, need.reached, units)} of ${tellAmount(need.metric, need.threshold, units)}`
}

/** Until when the present tier holds: "You are Silver through 28 February." */
export function tellHolds(tierName: string, holdsUntil: string, { today, timeZone }: Calendar): string {
  return `You are ${tierName} through ${sayDay(lastDayBefore(new Date(holdsUntil), timeZone), today)}.`
}
