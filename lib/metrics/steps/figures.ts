import { type Day, localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import type { Bucket, Interval } from "@/lib/metrics/domain/buckets"
import type { MetricKey } from "@/lib/metrics/domain/registry"
import { anyProgram, wholeMerchant } from "@/lib/metrics/domain/scope"
import { type Buyers, readBuyers } from "./read-buyers"
import { type ProgramFacts, readTiers, type TierFacts } from "./read-programs"
import { readDueExpiry, readSums, type Sums } from "./read-sums"
import type { Chosen } from "./segment-customers"

/** What has been read for a question about figures; the series are made from it without asking again. */
export interface Figures {
  buckets: readonly Bucket[]
  interval: Interval
  today: Day
  currency: string
  programs: readonly ProgramFacts[]
  /** The scope of purchases: the program asked for, else the whole merchant. */
  scope: string
  /** The scope of members' purchases: the program asked for, else any. */
  memberScope: string
  sums: readonly Sums[]
  tiers: readonly TierFacts[]
  buyers: readonly Buyers[]
  memberBuyers: readonly Buyers[]
}

const pointMetrics = ["pointsIssued", "pointsRedeemed", "pointsExpired", "pointsReversed", "pointsAdjusted"]

/** Which rollups a metric is made from. Stocks are summed from the beginning. */
const needs: Record<
  MetricKey,
  { flows?: string[]; stocks?: string[]; buyers?: boolean; memberBuyers?: boolean; tiers?: boolean }
> = {
  customers: { stocks: ["customers"] },
  members: { stocks: ["members"] },
  activeMembers: { memberBuyers: true },
  purchases: { flows: ["purchases"] },
  revenueMinor: { flows: ["revenueMinor"] },
  memberRevenueShare: { flows: ["revenueMinor"] },
  repeatPurchaseRate: { buyers: true },
  retention: { buyers: true },
  pointsIssued: { flows: ["pointsIssued"] },
  pointsRedeemed: { flows: ["pointsRedeemed"] },
  pointsExpired: { flows: ["pointsExpired"] },
  pointsReversed: { flows: ["pointsReversed"] },
  pointsAdjusted: { flows: ["pointsAdjusted"] },
  pointsOutstanding: { stocks: pointMetrics },
  liabilityMinor: { stocks: pointMetrics },
  expectedLiabilityMinor: { stocks: pointMetrics },
  redemptionRate: { flows: ["pointsRedeemed", "pointsIssued"] },
  membersByTier: { stocks: ["membersByTier"], tiers: true },
  nps: { flows: ["npsResponses", "npsPromoters", "npsDetractors"] },
}

interface Question {
  metrics: readonly MetricKey[]
  buckets: readonly Bucket[]
  interval: Interval
  programs: readonly ProgramFacts[]
  programId: string | undefined
  chosen?: Chosen | undefined
}

/** Reads what the metrics are made from, once each. */
export async function readFigures(
  tx: Tx,
  { metrics, buckets, interval, programs, programId, chosen }: Question,
): Promise<Figures> {
  const needed = metrics.map((metric) => needs[metric])
  const flows = needed.flatMap((need) => need.flows ?? [])
  const stocks = needed.flatMap((need) => need.stocks ?? [])
  const scope = programId ?? wholeMerchant
  const memberScope = programId ?? anyProgram
  const expiring = [...flows, ...stocks].includes("pointsExpired")
  const programIds = programs.map(({ id }) => id)
  return {
    buckets,
    interval,
    today: localDay(tx.now, tx.merchant.timeZone),
    currency: tx.merchant.currency,
    programs,
    scope,
    memberScope,
    sums: [
      ...(await readSums(tx, flows, stocks, buckets, chosen)),
      ...(expiring ? await readDueExpiry(tx, buckets, chosen) : []),
    ],
    tiers: needed.some((need) => need.tiers) ? await readTiers(tx, programIds) : [],
    buyers: needed.some((need) => need.buyers) ? await readBuyers(tx, scope, interval, buckets, chosen) : [],
    memberBuyers: needed.some((need) => need.memberBuyers)
      ? await readBuyers(tx, memberScope, interval, buckets, chosen)
      : [],
  }
}
