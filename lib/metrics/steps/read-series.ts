import type { Tx } from "@/lib/core/ctx"
import { type Bucket, bucketsOf, type Interval } from "@/lib/metrics/domain/buckets"
import type { DayRange } from "@/lib/metrics/domain/period"
import type { MetricKey } from "@/lib/metrics/domain/registry"
import type { MetricSeries } from "@/lib/metrics/domain/series"
import { readFigures } from "./figures"
import { makeSeries, withDistinctTotal } from "./make-series"
import { readBuyersOf } from "./read-buyers"
import type { ProgramFacts } from "./read-programs"
import type { Chosen } from "./segment-customers"

interface Asked {
  metrics: readonly MetricKey[]
  programs: readonly ProgramFacts[]
  programId?: string | undefined
  /** Of these customers alone. */
  chosen?: Chosen | undefined
}

/** The series of metrics over the buckets given. */
async function readOver(tx: Tx, asked: Asked, buckets: readonly Bucket[], interval: Interval): Promise<MetricSeries[]> {
  const { metrics, programs, programId, chosen } = asked
  const figures = await readFigures(tx, { metrics, buckets, interval, programs, programId, chosen })
  const all = metrics.flatMap((metric) => makeSeries(figures, metric))
  const [first, last] = [buckets[0], buckets.at(-1)]
  if (!metrics.includes("activeMembers") || buckets.length < 2 || !first || !last) return all
  // Who bought in several buckets counts once in the whole.
  const { buyers } = await readBuyersOf(
    tx,
    figures.memberScope,
    { from: first.from, to: last.to },
    { from: first.from, to: first.from },
    chosen,
  )
  return all.map((series) => (series.metric === "activeMembers" ? withDistinctTotal(series, buyers) : series))
}

/** Metrics by day, week or month. */
export async function readSeries(tx: Tx, asked: Asked, range: DayRange, interval: Interval): Promise<MetricSeries[]> {
  return readOver(tx, asked, bucketsOf(range.from, range.to, interval), interval)
}

/** Metrics over consecutive ranges, each as a whole: distinct customers are counted over all its days. */
export async function readTotals(tx: Tx, asked: Asked, ranges: readonly DayRange[]): Promise<MetricSeries[]> {
  const buckets = ranges.map(({ from, to }) => ({ start: from, from, to, whole: false }))
  return readOver(tx, asked, buckets, "day")
}
