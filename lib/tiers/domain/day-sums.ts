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

/** Days in their order, with sums over spans of them: differences of running totals, as some members bought on hundreds. */
export class DaySums {
  private readonly days: DayActivity[] = []
  /** After each day, of the metrics that were asked for. */
  private readonly totals = new Map<TierMetric, bigint[]>()

  /** Of a day that is not before the last one. */
  add(activity: DayActivity): void {
    const last = this.days.at(-1)
    if (last && last.day === activity.day) {
      this.days[this.days.length - 1] = merge(last, activity)
      for (const totals of this.totals.values()) totals.length = Math.min(totals.length, this.days.length - 1)
    } else this.days.push(activity)
  }

  first(): Day | null {
    return this.days[0]?.day ?? null
  }

  /** The latest day such that from it on so much was counted; null: there is none. */
  latestWith(metric: TierMetric, amount: bigint): Day | null {
    const totals = this.totalsOf(metric)
    const most = (totals.at(-1) ?? 0n) - amount
    for (let index = totals.length - 1; index >= 0; index -= 1) {
      if ((totals[index - 1] ?? 0n) <= most) return this.days[index]?.day ?? null
    }
    return null
  }

  /** From one day to another, both included. */
  sum(metric: TierMetric, from: Day, to: Day): bigint {
    const totals = this.totalsOf(metric)
    const beyond = this.placeAfter(to)
    const begin = this.placeFrom(from, beyond)
    return begin < beyond ? (totals[beyond - 1] ?? 0n) - (totals[begin - 1] ?? 0n) : 0n
  }

  private totalsOf(metric: TierMetric): bigint[] {
    let totals = this.totals.get(metric)
    if (!totals) {
      totals = []
      this.totals.set(metric, totals)
    }
    for (let index = totals.length; index < this.days.length; index += 1) {
      const activity = this.days[index]
      if (activity) totals.push((totals[index - 1] ?? 0n) + countOf(activity, metric))
    }
    return totals
  }

  /** Of the first day after one; most ask up to the last. */
  private placeAfter(day: Day): number {
    let place = this.days.length
    while (place > 0 && (this.days[place - 1]?.day ?? day) > day) place -= 1
    return place
  }

  /** Of the first day that is not before one, below a place. */
  private placeFrom(day: Day, beyond: number): number {
    let low = 0
    let high = beyond
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.days[middle]?.day ?? day) < day) low = middle + 1
      else high = middle
    }
    return low
  }
}
