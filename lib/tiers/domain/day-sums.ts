import type { Day } from "@/lib/core/calendar"
import type { TierMetric } from "./tier"

/** Points as tiers count them: those of the program's own currency, and those of its qualifying ones. */
export type CountedPoints = { points: bigint; qualifyingPoints: bigint }

export const noPoints: CountedPoints = { points: 0n, qualifyingPoints: 0n }

/** What counts towards tiers on one local day, after returns: amounts in minor units, points, and a number of purchases. */
export type DayActivity = CountedPoints & { day: Day; spendMinor: bigint; purchases: bigint }

const valueByMetric: Record<TierMetric, (activity: DayActivity) => bigint> = {
  spendMinor: ({ spendMinor }) => spendMinor,
  pointsEarned: ({ points }) => points,
  qualifyingPoints: ({ qualifyingPoints }) => qualifyingPoints,
  purchases: ({ purchases }) => purchases,
}

/** What an activity counts of a metric. */
export function countOf(activity: DayActivity, metric: TierMetric): bigint {
  return valueByMetric[metric](activity)
}

/** What points of a currency count as. */
export function countedAs(programCurrency: string, currency: string): keyof CountedPoints {
  return currency === programCurrency ? "points" : "qualifyingPoints"
}

/** Two activities of one day as one. */
export function merge(a: DayActivity, b: DayActivity): DayActivity {
  return {
    day: a.day,
    spendMinor: a.spendMinor + b.spendMinor,
    points: a.points + b.points,
    qualifyingPoints: a.qualifyingPoints + b.qualifyingPoints,
    purchases: a.purchases + b.purchases,
  }
}

/** Days in their order, with sums over spans of them. */
export class DaySums {
  private readonly days: DayActivity[] = []

  /** Of a day that is not before the last one. */
  add(activity: DayActivity): void {
    const last = this.days.at(-1)
    if (last && last.day === activity.day) this.days[this.days.length - 1] = merge(last, activity)
    else this.days.push(activity)
  }

  first(): Day | null {
    return this.days[0]?.day ?? null
  }

  /** The latest day such that from it on so much was counted; null: there is none. */
  latestWith(metric: TierMetric, amount: bigint): Day | null {
    let total = 0n
    for (let index = this.days.length - 1; index >= 0; index -= 1) {
      const activity = this.days[index]
      if (activity) total += countOf(activity, metric)
      if (activity && total >= amount) return activity.day
    }
    return null
  }

  /** From one day to another, both included. */
  sum(metric: TierMetric, from: Day, to: Day): bigint {
    let total = 0n
    for (let index = this.days.length - 1; index >= 0; index -= 1) {
      const activity = this.days[index]
      if (!activity || activity.day < from) break
      if (activity.day <= to) total += countOf(activity, metric)
    }
    return total
  }
}
