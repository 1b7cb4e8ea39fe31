import type { Ctx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import type { Interval } from "@/lib/metrics/domain/buckets"
import { type Bucket, bucketsOf } from "@/lib/metrics/domain/buckets"
import { type DataSpan, type Period, resolvePeriod } from "@/lib/metrics/domain/period"
import { type MetricKey, metricKeys } from "@/lib/metrics/domain/registry"
import { type ProgramFacts, readPrograms } from "@/lib/metrics/steps/read-programs"
import { readSpan } from "@/lib/metrics/steps/read-span"
import { readBehind } from "@/lib/metrics/steps/read-waiting"
import { type Figure, readPeriodFigures } from "./get-overview"

export interface MetricDetail {
  span: DataSpan
  period: Period
  behind: number
  /** One, or one for each value of the metric's dimension. */
  figures: Figure[]
  /** The days of each of the figures' points. */
  buckets: Bucket[]
  program: ProgramFacts | null
}

interface Asked {
  period?: string
  from?: string
  to?: string
  interval?: string
}

const intervals: Interval[] = ["day", "week", "month"]
const mostDays = 400

/** What the interval is: the one asked for where that gives few enough points. */
function withInterval(period: Period, asked: string | undefined): Period {
  const interval = intervals.find((known) => known === asked)
  if (!interval) return period
  const chosen = { ...period, interval }
  return bucketsOf(period.from, period.to, interval).length <= mostDays ? chosen : period
}

async function readDetail(ctx: Ctx, metrics: readonly MetricKey[], asked: Asked): Promise<MetricDetail | null> {
  return inRead(ctx, async (tx) => {
    const behind = await readBehind(tx)
    const span = await readSpan(tx)
    if (!span) return null
    const period = withInterval(resolvePeriod(asked, span), asked.interval)
    const programs = await readPrograms(tx)
    const figures = await readPeriodFigures(tx, metrics, programs, period)
    const buckets = bucketsOf(period.from, period.to, period.interval)
    const [program] = programs
    return { span, period, behind, figures, buckets, program: programs.length === 1 && program ? program : null }
  })
}

/** Who asks for days or weeks sees them, where a rate's course would be told by month. */
function asAsked(figures: readonly Figure[], asked: Asked): Figure[] {
  return figures.map((figure) => (asked.interval ? { ...figure, yearOfMonths: undefined } : figure))
}

/** One metric over a period; null for a merchant without purchases and points. */
export async function getMetricDetail(ctx: Ctx, metric: MetricKey, asked: Asked): Promise<MetricDetail | null> {
  requirePermission(ctx, "metrics:read")
  const detail = await readDetail(ctx, [metric], asked)
  return detail && { ...detail, figures: asAsked(detail.figures, asked) }
}

/** Every metric over a period; null for a merchant without purchases and points. */
export async function getAllMetrics(ctx: Ctx, asked: Asked): Promise<MetricDetail | null> {
  requirePermission(ctx, "metrics:read")
  return readDetail(ctx, metricKeys, asked)
}
