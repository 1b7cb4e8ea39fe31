import { addDays } from "@/lib/core/calendar"
import type { Ctx, Tx } from "@/lib/core/ctx"
import { inRead } from "@/lib/core/db"
import { requirePermission } from "@/lib/core/permissions"
import { type Change, changeOf } from "@/lib/metrics/domain/change"
import { type DataSpan, type Period, resolvePeriod } from "@/lib/metrics/domain/period"
import type { PointsBridge } from "@/lib/metrics/domain/points-bridge"
import { type MetricKey, type MetricUnit, metricDefinition } from "@/lib/metrics/domain/registry"
import type { MetricPoint, MetricSeries } from "@/lib/metrics/domain/series"
import { type ProgramFacts, readPrograms } from "@/lib/metrics/steps/read-programs"
import { readSeries, readTotals } from "@/lib/metrics/steps/read-series"
import { readSpan } from "@/lib/metrics/steps/read-span"
import { readBehind } from "@/lib/metrics/steps/read-waiting"
import { readYearOfMonths } from "@/lib/metrics/steps/year-of-months"

/** One figure of a period: its value, that of the period before, and its course. */
export interface Figure {
  metric: MetricKey
  unit: string
  dimension: Record<string, string> | undefined
  value: number | null
  numerator: number | undefined
  denominator: number | undefined
  before: number | null
  change: Change | null
  points: MetricPoint[]
  pointsBefore: MetricPoint[]
  /** Its course where it is told by month, over a year, and not over the period. */
  yearOfMonths?: MetricPoint[] | undefined
}

export interface Overview {
  span: DataSpan
  period: Period
  behind: number
  figures: Figure[]
  bridge: PointsBridge
  /** What the points are worth: of the only program, else null. */
  program: ProgramFacts | null
}

const shown: MetricKey[] = [
  "customers",
  "members",
  "activeMembers",
  "purchases",
  "revenueMinor",
  "memberRevenueShare",
  "repeatPurchaseRate",
  "pointsIssued",
  "pointsRedeemed",
  "pointsOutstanding",
  "liabilityMinor",
  "expectedLiabilityMinor",
  "redemptionRate",
  "membersByTier",
  "nps",
]

/** Those that the overview draws beside the period before. */
const charted: MetricKey[] = ["revenueMinor", "members"]

const bridgeMetrics: MetricKey[] = [
  "pointsIssued",
  "pointsRedeemed",
  "pointsExpired",
  "pointsReversed",
  "pointsAdjusted",
  "pointsOutstanding",
]

const keyOf = ({ metric, dimension }: MetricSeries) => `${metric} ${JSON.stringify(dimension ?? {})}`

function lastPoint(series: MetricSeries | undefined): MetricPoint | undefined {
  return series?.points.at(-1)
}

/** Scores are told without decimals: 306 answers do not tell 35.29 from 35.3. */
function toldValue(unit: MetricUnit, value: number | null): number | null {
  return unit === "score" && value !== null ? Math.round(value) + 0 : value
}

function figureOf(
  now: MetricSeries,
  before: MetricSeries | undefined,
  course: MetricSeries | undefined,
  courseBefore: MetricSeries | undefined,
): Figure {
  const point = lastPoint(now)
  const { unit } = metricDefinition(now.metric)
  const [value, valueBefore] = [point?.value ?? null, lastPoint(before)?.value ?? null]
  const told = (points: readonly MetricPoint[] = []) =>
    points.map((one) => ({ ...one, value: toldValue(unit, one.value) }))
  return {
    metric: now.metric,
    unit: now.unit,
    dimension: now.dimension,
    value: toldValue(unit, value),
    numerator: point?.numerator,
    denominator: point?.denominator,
    before: toldValue(unit, valueBefore),
    change: changeOf(unit, value, valueBefore),
    points: told(course?.points),
    pointsBefore: told(courseBefore?.points),
  }
}

/** Figures of a period beside those of the one before; the course of the one before is read for `compared` alone. */
export async function readPeriodFigures(
  tx: Tx,
  metrics: readonly MetricKey[],
  programs: readonly ProgramFacts[],
  period: Period,
  compared: readonly MetricKey[] = metrics,
): Promise<Figure[]> {
  const asked = { metrics, programs }
  const totals = await readTotals(tx, asked, [period])
  const course = await readSeries(tx, asked, period, period.interval)
  const before = period.before ? await readTotals(tx, asked, [period.before]) : []
  const courseBefore = period.before
    ? await readSeries(tx, { ...asked, metrics: compared }, period.before, period.interval)
    : []
  const months = await readYearOfMonths(tx, metrics, programs, period)
  const find = (all: readonly MetricSeries[], one: MetricSeries) => all.find((other) => keyOf(other) === keyOf(one))
  return totals.map((now) => ({
    ...figureOf(now, find(before, now), find(course, now), find(courseBefore, now)),
    yearOfMonths: find(months, now)?.points,
  }))
}

/** How points outstanding came from the opening of a period to its closing. */
async function readBridge(tx: Tx, programs: readonly ProgramFacts[], { from, to }: Period): Promise<PointsBridge> {
  const eve = addDays(from, -1)
  const series = await readTotals(tx, { metrics: bridgeMetrics, programs }, [
    { from: eve, to: eve },
    { from, to },
  ])
  const at = (metric: MetricKey, place: 0 | 1) =>
    BigInt(series.find((one) => one.metric === metric)?.points[place]?.value ?? 0)
  return {
    opening: at("pointsOutstanding", 0),
    issued: at("pointsIssued", 1),
    redeemed: at("pointsRedeemed", 1),
    expired: at("pointsExpired", 1),
    reversed: at("pointsReversed", 1),
    adjusted: at("pointsAdjusted", 1),
    closing: at("pointsOutstanding", 1),
  }
}

/** The figures of the overview; null for a merchant without purchases and points. */
export async function getOverview(
  ctx: Ctx,
  asked: { period?: string; from?: string; to?: string },
): Promise<Overview | null> {
  requirePermission(ctx, "metrics:read")
  return inRead(ctx, async (tx) => {
    const behind = await readBehind(tx)
    const span = await readSpan(tx)
    if (!span) return null
    const period = resolvePeriod(asked, span)
    const programs = await readPrograms(tx)
    const figures = await readPeriodFigures(tx, shown, programs, period, charted)
    const bridge = await readBridge(tx, programs, period)
    const [program] = programs
    return { span, period, behind, figures, bridge, program: programs.length === 1 && program ? program : null }
  })
}
