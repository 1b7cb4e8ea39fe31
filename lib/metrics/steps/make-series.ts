import { divideHalfEven } from "@/lib/core/money"
import { expectedToBeUsed } from "@/lib/metrics/domain/expected-breakage"
import { type MetricKey, metricDefinition } from "@/lib/metrics/domain/registry"
import { wholeMerchant } from "@/lib/metrics/domain/scope"
import { figureNumber, flowPoints, type MetricSeries, ratioPoints, stockPoints } from "@/lib/metrics/domain/series"
import type { Figures } from "./figures"
import type { Buyers } from "./read-buyers"
import type { ProgramFacts } from "./read-programs"

type Values = { values: bigint[]; has: boolean[]; opening: bigint }

/** Sums per bucket of one rollup over the scopes given, in the program's own points. */
function valuesOf(figures: Figures, metric: string, scopes: readonly string[], dimension = ""): Values {
  const places = figures.buckets.length
  const total: Values = { values: Array(places).fill(0n), has: Array(places).fill(false), opening: 0n }
  for (const sums of figures.sums) {
    if (sums.metric !== metric || sums.dimension !== dimension || !scopes.includes(sums.programId)) continue
    total.opening += sums.byBucket[0] ?? 0n
    for (let index = 0; index < places; index += 1) {
      total.values[index] = (total.values[index] ?? 0n) + (sums.byBucket[index + 1] ?? 0n)
      total.has[index] = Boolean(total.has[index] || sums.has[index + 1])
    }
  }
  return total
}

const programScopes = (figures: Figures) => figures.programs.map(({ id }) => id)
const fromsOf = (figures: Figures) => figures.buckets.map(({ from }) => from as string)

/** A bucket that has not begun says nothing, unless something is recorded for it. */
function withoutFuture(figures: Figures, { values, has }: Values): (bigint | null)[] {
  return values.map((value, index) =>
    (figures.buckets[index]?.from ?? "") > figures.today && !has[index] ? null : value,
  )
}

/** As of the end of each bucket; nothing is said of the future. */
function running(figures: Figures, { values, opening }: Values): (bigint | null)[] {
  let sum = opening
  return values.map((value, index) => {
    sum += value
    return (figures.buckets[index]?.from ?? "") > figures.today ? null : sum
  })
}

function flow(figures: Figures, metric: MetricKey, scopes: readonly string[]): MetricSeries {
  return {
    metric,
    unit: unitOf(metric, figures.currency),
    ...flowPoints(fromsOf(figures), withoutFuture(figures, valuesOf(figures, metric, scopes))),
  }
}

function stock(figures: Figures, metric: MetricKey, scopes: readonly string[]): MetricSeries {
  return {
    metric,
    unit: unitOf(metric, figures.currency),
    ...stockPoints(fromsOf(figures), running(figures, valuesOf(figures, metric, scopes))),
  }
}

const points = (metric: MetricKey) => (figures: Figures) => [flow(figures, metric, programScopes(figures))]

/** Points outstanding at each bucket's end of the programs given. */
export function outstanding(figures: Figures, programIds: readonly string[]): (bigint | null)[] {
  const of = (metric: string) => valuesOf(figures, metric, programIds)
  const issued = of("pointsIssued")
  const adjusted = of("pointsAdjusted")
  const taken = [of("pointsRedeemed"), of("pointsExpired"), of("pointsReversed")]
  const net: Values = {
    values: issued.values.map((value, index) =>
      taken.reduce((sum, { values }) => sum - (values[index] ?? 0n), value + (adjusted.values[index] ?? 0n)),
    ),
    has: issued.has,
    opening: taken.reduce((sum, { opening }) => sum - opening, issued.opening + adjusted.opening),
  }
  return running(figures, net)
}

type Held = (figures: Figures, program: ProgramFacts) => (bigint | null)[]

/** What a program's points are worth at each bucket's end. */
const gross: Held = (figures, { id, valuePoints, valueAmountMinor }) =>
  outstanding(figures, [id]).map((held) =>
    held === null ? null : divideHalfEven(held * valueAmountMinor, valuePoints),
  )

/** What of it is expected to be used, by what became of the program's points until then. */
const afterBreakage: Held = (figures, program) => {
  const until = (metric: string) => running(figures, valuesOf(figures, metric, [program.id]))
  const [redeemed, expired] = [until("pointsRedeemed"), until("pointsExpired")]
  return gross(figures, program).map((worth, index) =>
    worth === null ? null : expectedToBeUsed(worth, redeemed[index] ?? 0n, expired[index] ?? 0n),
  )
}

/** One series per currency of account: sums of different money are never added up. */
function liability(figures: Figures, metric: MetricKey, worth: Held): MetricSeries[] {
  const currencies = [...new Set(figures.programs.map(({ moneyCurrency }) => moneyCurrency))]
  return currencies.map((currency) => {
    const each = figures.programs
      .filter(({ moneyCurrency }) => moneyCurrency === currency)
      .map((program) => worth(figures, program))
    const values = figures.buckets.map((_, index) =>
      each.reduce<bigint | null>((sum, of) => plus(sum, of[index] ?? null), 0n),
    )
    const dimension = currencies.length > 1 ? { dimension: { currency } } : {}
    return { metric, unit: currency, ...dimension, ...stockPoints(fromsOf(figures), values) }
  })
}

function plus(a: bigint | null, b: bigint | null): bigint | null {
  return a === null || b === null ? null : a + b
}

function tiers(figures: Figures): MetricSeries[] {
  const several = new Set(figures.tiers.map(({ programId }) => programId)).size > 1
  return figures.tiers.map(({ id, programId, name }) => {
    const program = figures.programs.find((one) => one.id === programId)?.name ?? ""
    const values = running(figures, valuesOf(figures, "membersByTier", [programId], id))
    return {
      metric: "membersByTier",
      unit: "count",
      dimension: { tier: name, ...(several && { program }) },
      ...stockPoints(fromsOf(figures), values),
    }
  })
}

function ratio(
  figures: Figures,
  metric: MetricKey,
  numerators: readonly bigint[],
  denominators: readonly bigint[],
): MetricSeries {
  const fractions = numerators.map((numerator, index) => ({ numerator, denominator: denominators[index] ?? 0n }))
  const unit = unitOf(metric, figures.currency)
  return { metric, unit, ...ratioPoints(fromsOf(figures), fractions, unit === "score" ? 100 : 1) }
}

const pick = (buyers: readonly Buyers[], key: keyof Buyers) => buyers.map((one) => one[key])

function unitOf(metric: MetricKey, currency: string): string {
  const { unit } = metricDefinition(metric)
  return unit === "minor" ? currency : unit
}

function nps(figures: Figures): MetricSeries {
  const of = (metric: string) => valuesOf(figures, metric, [wholeMerchant]).values
  const detractors = of("npsDetractors")
  const balance = of("npsPromoters").map((promoters, index) => promoters - (detractors[index] ?? 0n))
  return ratio(figures, "nps", balance, of("npsResponses"))
}

function activeMembers(figures: Figures): MetricSeries {
  const values = pick(figures.memberBuyers, "buyers")
  const known: Values = { values, has: values.map((value) => value > 0n), opening: 0n }
  return { metric: "activeMembers", unit: "count", ...flowPoints(fromsOf(figures), withoutFuture(figures, known)) }
}

/** How each metric is made from what was read. */
const makers: Record<MetricKey, (figures: Figures) => MetricSeries[]> = {
  customers: (figures) => [stock(figures, "customers", [wholeMerchant])],
  members: (figures) => [stock(figures, "members", programScopes(figures))],
  activeMembers: (figures) => [activeMembers(figures)],
  purchases: (figures) => [flow(figures, "purchases", [figures.scope])],
  revenueMinor: (figures) => [flow(figures, "revenueMinor", [figures.scope])],
  memberRevenueShare: (figures) => {
    const of = (scope: string) => valuesOf(figures, "revenueMinor", [scope]).values
    return [ratio(figures, "memberRevenueShare", of(figures.memberScope), of(wholeMerchant))]
  },
  repeatPurchaseRate: (figures) => [
    ratio(figures, "repeatPurchaseRate", pick(figures.buyers, "repeatBuyers"), pick(figures.buyers, "buyers")),
  ],
  retention: (figures) => [
    ratio(figures, "retention", pick(figures.buyers, "returningBuyers"), pick(figures.buyers, "buyersBefore")),
  ],
  pointsIssued: points("pointsIssued"),
  pointsRedeemed: points("pointsRedeemed"),
  pointsExpired: points("pointsExpired"),
  pointsReversed: points("pointsReversed"),
  pointsAdjusted: points("pointsAdjusted"),
  pointsOutstanding: (figures) => [
    {
      metric: "pointsOutstanding",
      unit: "points",
      ...stockPoints(fromsOf(figures), outstanding(figures, programScopes(figures))),
    },
  ],
  liabilityMinor: (figures) => liability(figures, "liabilityMinor", gross),
  expectedLiabilityMinor: (figures) => liability(figures, "expectedLiabilityMinor", afterBreakage),
  redemptionRate: (figures) => {
    const of = (metric: string) => valuesOf(figures, metric, programScopes(figures)).values
    return [ratio(figures, "redemptionRate", of("pointsRedeemed"), of("pointsIssued"))]
  },
  membersByTier: tiers,
  nps: (figures) => [nps(figures)],
}

/** The series of one metric; one for each value where it has a dimension. */
export function makeSeries(figures: Figures, metric: MetricKey): MetricSeries[] {
  return makers[metric](figures)
}

/** Members who bought at all in the range: each once, so not the sum of the buckets. */
export function withDistinctTotal(series: MetricSeries, buyers: bigint): MetricSeries {
  return { ...series, total: figureNumber(buyers) }
}
