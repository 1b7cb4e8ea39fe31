import { addDays, type Day } from "@/lib/core/calendar"
import { least } from "@/lib/core/points"
import type { DaySums } from "./day-sums"
import { isBaseTier, meets, type Qualification, requirementsOf, type Tier, type TierMetric } from "./tier"
import { periodOf } from "./window"

export type Carried = ReadonlyMap<TierMetric, bigint>

const nothing: Carried = new Map()

/**
 * What exceeds the tier attained in a period of a yearly window carries into the next one, once: what was carried in does
 * not carry again. The tier attained is the highest that the period's own sum and what was carried into it reach; whether
 * it carries is its own choice, and the base tier carries nothing.
 */
export class Carry {
  private readonly qualification: Qualification | null
  private readonly known = new Map<Day, Carried>()

  /** Tiers lowest first: those of one ladder share their window. */
  constructor(
    private readonly tiers: readonly Tier[],
    private readonly days: DaySums,
    private readonly joinedDay: Day,
  ) {
    this.qualification = tiers.find(({ rollover }) => rollover)?.qualification ?? null
  }

  /** What is carried into the period that begins on a day, by all that is counted so far. `today`: nothing comes before it any more. */
  into(start: Day, today: Day): Carried {
    const first = this.days.first()
    if (!this.qualification || first === null || start <= first) return nothing
    const known = this.known.get(start)
    if (known) return known
    const last = addDays(start, -1)
    const { from } = periodOf(this.qualification, last, this.joinedDay)
    const carried = this.over(from, last, this.into(from, today))
    if (start <= today) this.known.set(start, carried)
    return carried
  }

  /** The start of the period after a day, if anything is carried into it; else null. */
  nextStart(today: Day): Day | null {
    if (!this.qualification) return null
    const { next } = periodOf(this.qualification, today, this.joinedDay)
    return next !== null && this.into(next, today).size > 0 ? next : null
  }

  private over(from: Day, last: Day, before: Carried): Carried {
    const own = (metric: TierMetric) => this.days.sum(metric, from, last)
    const total = (metric: TierMetric) => own(metric) + (before.get(metric) ?? 0n)
    const attained = this.tiers.findLast((tier) => !isBaseTier(tier) && meets(tier.qualification, total))
    if (!attained?.rollover) return nothing
    return new Map(
      requirementsOf(attained.qualification)
        .map(({ metric, threshold }) => [metric, least(own(metric), total(metric) - BigInt(threshold))] as const)
        .filter(([, points]) => points > 0n),
    )
  }
}
