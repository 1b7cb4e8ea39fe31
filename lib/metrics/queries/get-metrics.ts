import { parseDay } from "@/lib/core/calendar"
import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { DomainError } from "@/lib/core/errors"
import { requirePermission } from "@/lib/core/permissions"
import { fewestBuckets } from "@/lib/metrics/domain/buckets"
import type { MetricSeries } from "@/lib/metrics/domain/series"
import type { MetricsInput } from "@/lib/metrics/schema"
import { readPrograms } from "@/lib/metrics/steps/read-programs"
import { readSeries } from "@/lib/metrics/steps/read-series"
import { readBehind } from "@/lib/metrics/steps/read-waiting"
import { chooseSegment } from "@/lib/metrics/steps/segment-customers"

const mostBuckets = 1500

export interface MetricsAnswer {
  /** Events of this merchant that the figures do not hold yet. */
  behind: number
  series: MetricSeries[]
}

function rangeOrThrow({ from, to, interval }: MetricsInput) {
  const [first, last] = [parseDay(from), parseDay(to)]
  if (first > last)
    throw new DomainError("invalid_input", { fields: [{ path: "to", message: "Must not be before from." }] })
  if (fewestBuckets(first, last, interval) > mostBuckets) {
    const message = `Gives more than ${mostBuckets} points. Ask for a shorter range or a longer interval.`
    throw new DomainError("invalid_input", { fields: [{ path: "interval", message }] })
  }
  return { from: first, to: last }
}

/**
 * Metrics over time, by effective local day, of all or of those whom a segment holds now. Throws `invalid_input` (range,
 * too many points) and `not_found` (program, segment).
 */
export async function getMetrics(ctx: Ctx, input: MetricsInput): Promise<MetricsAnswer> {
  requirePermission(ctx, "metrics:read")
  if (input.segmentId !== undefined) requirePermission(ctx, "segments:read")
  const range = rangeOrThrow(input)
  return inRead(ctx, async (tx) => {
    // Asked first: what is rolled up while the rest is read makes figures newer, never older than said.
    const behind = await readBehind(tx)
    const programs = await readPrograms(tx, input.programId)
    const chosen = input.segmentId === undefined ? undefined : await chooseSegment(tx, input.segmentId)
    const asked = { metrics: input.metrics, programs, programId: input.programId, chosen }
    return { behind, series: await readSeries(tx, asked, range, input.interval) }
  })
}
