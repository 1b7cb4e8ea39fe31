import { parseDay } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { bucketsOf, fewestBuckets } from "@/lib/metrics/domain/buckets"
import type { MetricSeries } from "@/lib/metrics/domain/series"
import type { MetricsInput } from "@/lib/metrics/schema"
import { type Figures, readFigures } from "@/lib/metrics/steps/figures"
import { makeSeries, withDistinctTotal } from "@/lib/metrics/steps/make-series"
import { readBuyersOf } from "@/lib/metrics/steps/read-buyers"
import { readPrograms } from "@/lib/metrics/steps/read-programs"
import { readBehind } from "@/lib/metrics/steps/read-waiting"

const mostBuckets = 1500

export interface MetricsAnswer {
  /** Events of this merchant that the figures do not hold yet. */
  behind: number
  series: MetricSeries[]
}

function bucketsOrThrow({ from, to, interval }: MetricsInput) {
  const [first, last] = [parseDay(from), parseDay(to)]
  if (first > last)
    throw new DomainError("invalid_input", { fields: [{ path: "to", message: "Must not be before from." }] })
  if (fewestBuckets(first, last, interval) > mostBuckets) {
    const message = `Gives more than ${mostBuckets} points. Ask for a shorter range or a longer interval.`
    throw new DomainError("invalid_input", { fields: [{ path: "interval", message }] })
  }
  return bucketsOf(first, last, interval)
}

async function seriesOf(tx: Tx, input: MetricsInput, figures: Figures): Promise<MetricSeries[]> {
  const all = input.metrics.flatMap((metric) => makeSeries(figures, metric))
  if (!input.metrics.includes("activeMembers")) return all
  const { buyers } = await readBuyersOf(tx, figures.memberScope, input, { from: input.from, to: input.from })
  return all.map((series) => (series.metric === "activeMembers" ? withDistinctTotal(series, buyers) : series))
}

/**
 * Metrics over time, by effective local day. Throws `invalid_input` (range, too many points), `not_found` (program) and
 * `unsupported_option` (segmentId).
 */
export async function getMetrics(ctx: Ctx, input: MetricsInput): Promise<MetricsAnswer> {
  requirePermission(ctx, "metrics:read")
  if (input.segmentId !== undefined) {
    throw new DomainError("unsupported_option", {
      fields: [{ path: "segmentId", message: "Figures of a segment are not available yet. Leave it out." }],
    })
  }
  const buckets = bucketsOrThrow(input)
  return inRead(ctx, async (tx) => {
    // Asked first: what is rolled up while the rest is read makes figures newer, never older than said.
    const behind = await readBehind(tx)
    const programs = await readPrograms(tx, input.programId)
    const figures = await readFigures(tx, {
      metrics: input.metrics,
      buckets,
      interval: input.interval,
      programs,
      programId: input.programId,
    })
    return { behind, series: await seriesOf(tx, input, figures) }
  })
}
