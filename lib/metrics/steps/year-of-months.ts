import { addMonths, startOfMonth } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import type { Period } from "@/lib/metrics/domain/period"
import type { MetricKey } from "@/lib/metrics/domain/registry"
import type { MetricSeries } from "@/lib/metrics/domain/series"
import type { ProgramFacts } from "./read-programs"
import { readSeries } from "./read-series"

/** Rates of customers who are counted within a period: hardly anybody buys twice in a day. */
const countedWithin: MetricKey[] = ["repeatPurchaseRate", "retention"]

/**
 * The course of such rates beside their figure, over the year that ends with the period, by month: by day or week the line
 * would lie near nothing while the figure of the period does not. Empty where the period is told by months itself.
 */
export async function readYearOfMonths(
  tx: Tx,
  metrics: readonly MetricKey[],
  programs: readonly ProgramFacts[],
  { interval, to }: Period,
): Promise<MetricSeries[]> {
  const asked = countedWithin.filter((metric) => metrics.includes(metric))
  if (interval === "month" || asked.length === 0) return []
  return readSeries(tx, { metrics: asked, programs }, { from: addMonths(startOfMonth(to), -11), to }, "month")
}
