import { formatNumber, formatValue } from "@/components/ui/format-value"
import type { MetricKey } from "@/lib/metrics/domain/registry"
import type { Figure } from "@/lib/metrics/queries/get-overview"
import { figureOf } from "./words"

type Words = (figure: Figure, all: readonly Figure[], pointsWord: string) => string | undefined

const count = (value: number | null | undefined, word: string) => formatValue(value ?? 0, word)

function part(figure: Figure, word: string): string {
  return `${formatNumber(figure.numerator ?? 0, "")} of ${count(figure.denominator, word)}`
}

function worth(points: "pointsIssued" | "pointsRedeemed"): Words {
  return (_, all) => {
    const held = figureOf(all, "pointsOutstanding")?.value
    const liability = all.filter(({ metric }) => metric === "liabilityMinor")
    const [one] = liability
    const value = figureOf(all, points)?.value
    if (!held || !value || liability.length !== 1 || !one?.value) return undefined
    return `worth about ${formatValue(Math.round((value * one.value) / held), one.unit)}`
  }
}

/** What each figure rests on, in a few words. */
const words: Partial<Record<MetricKey, Words>> = {
  members: (_, all) => `of ${count(figureOf(all, "customers")?.value, "customers")}`,
  activeMembers: (_, all) => `of ${count(figureOf(all, "members")?.value, "members")}`,
  purchases: (_, all) => `by ${count(figureOf(all, "repeatPurchaseRate")?.denominator, "customers")}`,
  revenueMinor: (_, all) => `from ${count(figureOf(all, "purchases")?.value, "purchases")}`,
  memberRevenueShare: (_, all) => `from ${count(figureOf(all, "purchases")?.value, "purchases")}; no proof of effect`,
  repeatPurchaseRate: (figure) => part(figure, "customers"),
  pointsIssued: worth("pointsIssued"),
  pointsRedeemed: worth("pointsRedeemed"),
  pointsOutstanding: (_, all) => `held by ${count(figureOf(all, "members")?.value, "members")}`,
  liabilityMinor: (figure, all, pointsWord) => {
    const expected = all.find(({ metric, unit }) => metric === "expectedLiabilityMinor" && unit === figure.unit)
    const used = expected ? `; ${formatValue(expected.value, expected.unit)} expected to be used` : ""
    return `for ${count(figureOf(all, "pointsOutstanding")?.value, pointsWord)}${used}`
  },
  redemptionRate: (figure, _, pointsWord) => part(figure, pointsWord),
  nps: (figure) => `from ${count(figure.denominator, "answers")}`,
}

export function sampleOf(figure: Figure, all: readonly Figure[], pointsWord: string): string | undefined {
  return words[figure.metric]?.(figure, all, pointsWord)
}
