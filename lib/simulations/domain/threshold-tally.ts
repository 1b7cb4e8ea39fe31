import { addDays, type Day } from "@/lib/core/calendar"
import { isBaseTier, requirementsOf, type Tier, type TierMetric } from "@/lib/tiers/domain/tier"
import { canBeEarned } from "@/lib/tiers/domain/tier-price"
import { periodOf, ROLLING_DAYS } from "@/lib/tiers/domain/window"

/** How members lie around a tier's threshold at the end of a period. */
export interface ThresholdReach {
  tierId: string
  tierName: string
  metric: TierMetric
  threshold: number
  /** With less than a tenth missing, and with less than a tenth more than it takes. */
  below: number
  above: number
  /** Members by tenths of the threshold: the last holds all from twice it on. */
  tenths: number[]
}

/** What a member has done since a day, until the end of the period. */
export type SinceDay = (metric: TierMetric, from: Day) => bigint

const TENTHS = 20

/** Where members stand to thresholds of one figure; a tier that asks for several has no one place to stand. */
export class ThresholdTally {
  private readonly watched: { tier: Tier; reach: ThresholdReach }[]

  constructor(
    tiers: readonly Tier[],
    private readonly lastDay: Day,
  ) {
    this.watched = tiers.flatMap((tier) => {
      const [need, ...more] = requirementsOf(tier.qualification)
      if (isBaseTier(tier) || !canBeEarned(tier) || !need || more.length > 0) return []
      const { metric, threshold } = need
      const none = { below: 0, above: 0, tenths: Array.from({ length: TENTHS + 1 }, () => 0) }
      return [{ tier, reach: { tierId: tier.id, tierName: tier.name, metric, threshold, ...none } }]
    })
  }

  get isEmpty(): boolean {
    return this.watched.length === 0
  }

  add(joinedDay: Day, since: SinceDay): void {
    for (const { tier, reach } of this.watched) {
      const { window } = tier.qualification
      const from =
        window === "rolling365"
          ? addDays(this.lastDay, 1 - ROLLING_DAYS)
          : periodOf(tier.qualification, this.lastDay, joinedDay).from
      const value = Number(since(reach.metric, from))
      if (value <= 0) continue
      const tenth = Math.min(TENTHS, Math.floor((value * 10) / reach.threshold))
      reach.tenths[tenth] = (reach.tenths[tenth] ?? 0) + 1
      if (tenth === 9) reach.below += 1
      if (tenth === 10) reach.above += 1
    }
  }

  all(): ThresholdReach[] {
    return this.watched.map(({ reach }) => reach)
  }
}
