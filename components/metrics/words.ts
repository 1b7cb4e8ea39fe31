import { dateLocale } from "@/components/ui/date-locale"
import type { Change } from "@/components/ui/stat"
import type { Change as MetricChange } from "@/lib/metrics/domain/change"
import type { MetricKey } from "@/lib/metrics/domain/registry"
import type { Figure } from "@/lib/metrics/queries/get-overview"

/** The word after a count, by metric. */
const countWords: Partial<Record<MetricKey, string>> = {
  customers: "customers",
  members: "members",
  activeMembers: "members",
  purchases: "purchases",
  membersByTier: "members",
}

/** A metric's unit as the interface tells it. */
export function unitOf(metric: MetricKey, unit: string, pointsWord: string): string {
  const units: Record<string, string> = { share: "%", score: "", points: pointsWord, count: countWords[metric] ?? "" }
  return units[unit] ?? unit
}

/** Whether more is better; absent where it is neither. */
const goodWhen: Partial<Record<MetricKey, "up" | "down">> = {
  customers: "up",
  members: "up",
  activeMembers: "up",
  purchases: "up",
  revenueMinor: "up",
  repeatPurchaseRate: "up",
  retention: "up",
  redemptionRate: "up",
  nps: "up",
}

/** A change for display; null where the period has none before it. */
export function changeOf(metric: MetricKey, change: MetricChange | null, against: string): Change | undefined {
  if (against === "") return undefined
  const good = goodWhen[metric]
  const rest = { against, ...(good && { goodWhen: good }) }
  if (change === null) return { value: null, unit: "%", ...rest }
  // What is told as 0.0 is neither up nor down.
  const shown = Math.round(change.value * 10) / 10 + 0
  if (change.kind === "points") return { value: shown, unit: "points", ...rest }
  return { value: shown / 100, unit: change.kind === "percent" ? "%" : "pp", ...rest }
}

const dayFormat = new Intl.DateTimeFormat(dateLocale, { dateStyle: "medium", timeZone: "UTC" })

export function dayInWords(day: string): string {
  return dayFormat.format(new Date(`${day}T00:00:00Z`))
}

/** "16–22 Nov 2026", "24 Sept – 23 Oct 2026"; a day alone is said once. Days in an address may be the wrong way round. */
export function rangeInWords({ from, to }: { from: string; to: string }): string {
  return dayFormat.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`))
}

/** "New York" of "America/New_York". */
export function placeOf(timeZone: string): string {
  return (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ")
}

export function dataThrough(day: string, timeZone: string): string {
  return `${dayInWords(day)}, ${placeOf(timeZone)}`
}

/** A figure's course in the size of a word, and what it is of. */
export function courseOf({ points, yearOfMonths }: Figure): { values: (number | null)[]; over: string } {
  const values = (yearOfMonths ?? points).map(({ value }) => value)
  return { values, over: yearOfMonths ? "by month, over a year" : "over the period" }
}

export function figureOf(figures: readonly Figure[], metric: MetricKey): Figure | undefined {
  return figures.find((figure) => figure.metric === metric)
}
