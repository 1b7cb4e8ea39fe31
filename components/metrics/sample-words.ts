import { formatNumber, formatValue } from "@/components/ui/format-value"
import { divideHalfEven } from "@/lib/core/money"
import type { MetricKey } from "@/lib/metrics/domain/registry"
import type { Figure, Overview } from "@/lib/metrics/queries/get-overview"
import { figureOf } from "./words"

type Words = (figure: Figure, all: readonly Figure[], told: Told) => string | undefined

interface Told {
  pointsWord: string
  /** What points are worth; null where several programs give different ones. */
  program: Overview["program"]
}

const count = (value: number | null | undefined, word: string) => formatValue(value ?? 0, word)

function part(figure: Figure, word: string): string {
  return `${formatNumber(figure.numerator ?? 0, "")} of ${count(figure.denominator, word)}`
}

/** Whether a line is drawn beside the figure that is told by months: one month makes none. */
function isMonthly({ yearOfMonths = [] }: Figure): boolean {
  return yearOfMonths.filter(({ value }) => value !== null).length > 1
}

function worth(figure: Figure, { program }: Told): string | undefined {
  if (!program || !figure.value) return undefined
  const minor = divideHalfEven(BigInt(figure.value) * program.valueAmountMinor, program.valuePoints)
  return `worth ${formatValue(minor, program.moneyCurrency)}`
}

/** What each figure rests on, in a few words. */
const words: Partial<Record<MetricKey, Words>> = {
  members: (_, all) => `of ${count(figureOf(all, "customers")?.value, "customers")}`,
  activeMembers: (_, all) => `of ${count(figureOf(all, "members")?.value, "members")}`,
  purchases: (_, all) => `${count(figureOf(all, "repeatPurchaseRate")?.denominator, "known customers")} bought`,
  revenueMinor: (_, all) => `from ${count(figureOf(all, "purchases")?.value, "purchases")}`,
  memberRevenueShare: (_, all) => `from ${count(figureOf(all, "purchases")?.value, "purchases")}; no proof of effect`,
  repeatPurchaseRate: (figure) => `${part(figure, "customers")}${isMonthly(figure) ? "; line by month" : ""}`,
  pointsIssued: (figure, _, told) => worth(figure, told),
  pointsRedeemed: (figure, _, told) => worth(figure, told),
  pointsOutstanding: (_, all) => `of ${count(figureOf(all, "members")?.value, "members")}`,
  liabilityMinor: (figure, all, { pointsWord }) => {
    const expected = all.find(({ metric, unit }) => metric === "expectedLiabilityMinor" && unit === figure.unit)
    const used = expected ? `; ${formatValue(expected.value, expected.unit)} expected to be used` : ""
    return `for ${count(figureOf(all, "pointsOutstanding")?.value, pointsWord)}${used}`
  },
  redemptionRate: (figure, _, { pointsWord }) => part(figure, pointsWord),
  nps: (figure) => `from ${count(figure.denominator, "answers")}`,
}

export function sampleOf(figure: Figure, all: readonly Figure[], told: Told): string | undefined {
  return words[figure.metric]?.(figure, all, told)
}
