import { addDays, type Day, dayFromNumber, dayNumber } from "@/lib/core/calendar"
import { requirementsOf, type Tier, type TierMetric } from "./tier"
import { periodOf, ROLLING_DAYS, withGrace } from "./window"

/** What counts towards tiers on one local day, after returns: amounts in minor units, points, and a number of purchases. */
export type DayActivity = { day: Day; spendMinor: bigint; points: bigint; purchases: bigint }

const FOREVER = Number.POSITIVE_INFINITY

const valueByMetric: Record<TierMetric, (activity: DayActivity) => bigint> = {
  spendMinor: ({ spendMinor }) => spendMinor,
  pointsEarned: ({ points }) => points,
  qualifyingPoints: ({ points }) => points,
  purchases: ({ purchases }) => purchases,
}

type Sum = (metric: TierMetric) => bigint

/**
 * The tiers that a member holds under one ladder, each until a day. Days are replayed in order; between them validities
 * end at local midnights. Which tiers are held follows from the days alone, so that a return is a replay without it.
 */
export class Holdings {
  private readonly tiers: Tier[]
  private readonly until: number[]
  private readonly days: DayActivity[] = []

  /** `joinedDay` anchors anniversary years. The lowest tier, without a threshold, is held from the beginning. */
  constructor(
    tiers: readonly Tier[],
    private readonly joinedDay: Day,
  ) {
    this.tiers = [...tiers].sort((a, b) => a.rank - b.rank)
    this.until = this.tiers.map(() => Number.NEGATIVE_INFINITY)
    this.tiers.forEach((tier, index) => {
      if (meets(tier, () => 0n)) this.until[index] = FOREVER
    })
  }

  /** The highest tier held, or null. */
  current(): Tier | null {
    return this.tiers[this.highest()] ?? null
  }

  /** The day at whose midnight the present tier's validity ends if nothing more happens; null: it does not end. */
  currentUntil(): Day | null {
    const until = this.until[this.highest()] ?? FOREVER
    return Number.isFinite(until) ? dayFromNumber(until) : null
  }

  /** The next day at whose midnight any validity ends, or null. */
  nextEnd(): Day | null {
    let next = FOREVER
    for (const until of this.until) if (until > Number.NEGATIVE_INFINITY && until < next) next = until
    return Number.isFinite(next) ? dayFromNumber(next) : null
  }

  /** Ends what ends at or before the midnight that opens the day, in order of time. */
  advance(day: Day): void {
    for (let end = this.nextEnd(); end && end <= day; end = this.nextEnd()) this.endAt(end)
  }

  /** Counts activity of a day that is not before the last one, and raises or prolongs what it reaches. */
  add(activity: DayActivity): void {
    this.advance(activity.day)
    const last = this.days.at(-1)
    if (last && last.day === activity.day) this.days[this.days.length - 1] = merge(last, activity)
    else this.days.push(activity)
    this.tiers.forEach((_, index) => {
      this.qualify(index, activity.day)
    })
  }

  /** What has been counted in the window that contains the day. */
  sumOn(tier: Tier, metric: TierMetric, day: Day): bigint {
    return this.sum(metric, this.windowStart(tier, day, 1), day)
  }

  private highest(): number {
    for (let index = this.tiers.length - 1; index >= 0; index -= 1) {
      if ((this.until[index] ?? 0) > Number.NEGATIVE_INFINITY) return index
    }
    return -1
  }

  private endAt(day: Day): void {
    const held = this.highest()
    const number = dayNumber(day)
    this.until.forEach((until, index) => {
      if (until <= number) this.until[index] = Number.NEGATIVE_INFINITY
    })
    this.tiers.forEach((_, index) => {
      if (this.until[index] === Number.NEGATIVE_INFINITY) this.qualify(index, day)
    })
    const lost = this.tiers[held]
    if (lost?.downgrade === "oneDown" && this.highest() < held - 1) this.stepDown(held - 1, day)
  }

  /** One step down for one period: a year where the window rolls. */
  private stepDown(index: number, day: Day): void {
    const tier = this.tiers[index]
    if (!tier) return
    const { window } = tier.qualification
    const next =
      window === "rolling365" ? addDays(day, ROLLING_DAYS) : periodOf(tier.qualification, day, this.joinedDay).next
    this.until[index] = next === null ? FOREVER : withGrace(next, tier.extraMonths, tier.graceDays)
  }

  private qualify(index: number, day: Day): void {
    const tier = this.tiers[index]
    const until = this.until[index] ?? Number.NEGATIVE_INFINITY
    if (!tier || until === FOREVER) return
    const rolling = tier.qualification.window === "rolling365"
    const held = until > Number.NEGATIVE_INFINITY
    // A year is kept by what keeps it; a rolling window also by what would win it anew.
    const counts =
      held && !rolling ? this.maintains(tier, day) : this.enters(tier, day) || (held && this.maintains(tier, day))
    if (counts) this.until[index] = Math.max(until, this.validity(tier, day))
  }

  private validity(tier: Tier, day: Day): number {
    if (tier.downgrade === "never") return FOREVER
    return tier.qualification.window === "rolling365" ? this.rollingEnd(tier, day) : this.yearlyEnd(tier, day)
  }

  /** From reaching it to the end of the next period, plus extra months and grace. */
  private yearlyEnd(tier: Tier, day: Day): number {
    const { next } = periodOf(tier.qualification, day, this.joinedDay)
    if (next === null) return FOREVER
    const end = periodOf(tier.qualification, next, this.joinedDay).next
    return end === null ? FOREVER : withGrace(end, tier.extraMonths, tier.graceDays)
  }

  /**
   * The midnight at which the window no longer holds enough if nothing more is bought, plus grace. Sums only fall as days
   * leave the window, so that the first day too many is found by halving.
   */
  private rollingEnd(tier: Tier, day: Day): number {
    const leaves = this.daysOfLeaving(tier, dayNumber(day))
    let low = 0
    let high = leaves.length
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const then = dayFromNumber(leaves[middle] ?? 0)
      if (this.enters(tier, then) || this.maintains(tier, then)) low = middle + 1
      else high = middle
    }
    const end = leaves[low]
    return end === undefined ? FOREVER : withGrace(dayFromNumber(end), tier.extraMonths, tier.graceDays)
  }

  /** The days, in order, at whose midnight something counted leaves a window of the tier. */
  private daysOfLeaving({ qualification }: Tier, today: number): number[] {
    const longest = ("of" in qualification ? 1 : (qualification.maintainPeriods ?? 1)) * ROLLING_DAYS
    const leaves: number[] = []
    for (let index = this.days.length - 1; index >= 0; index -= 1) {
      const bought = dayNumber(this.days[index]?.day ?? ("0000-01-01" as Day))
      if (bought + longest <= today) break
      leaves.push(bought + longest)
      if (longest > ROLLING_DAYS && bought + ROLLING_DAYS > today) leaves.push(bought + ROLLING_DAYS)
    }
    return leaves.sort((a, b) => a - b)
  }

  private enters(tier: Tier, day: Day): boolean {
    const from = this.windowStart(tier, day, 1)
    return meets(tier, (metric) => this.sum(metric, from, day))
  }

  private maintains(tier: Tier, day: Day): boolean {
    const { qualification } = tier
    if ("of" in qualification) return this.enters(tier, day)
    const { metric, threshold, maintainThreshold = threshold, maintainPeriods = 1 } = qualification
    return this.sum(metric, this.windowStart(tier, day, maintainPeriods), day) >= BigInt(maintainThreshold)
  }

  private windowStart({ qualification }: Tier, day: Day, periods: 1 | 2): Day {
    if (qualification.window === "rolling365") return addDays(day, 1 - ROLLING_DAYS * periods)
    const { from, next } = periodOf(qualification, day, this.joinedDay)
    return periods === 1 || next === null ? from : periodOf(qualification, addDays(from, -1), this.joinedDay).from
  }

  private sum(metric: TierMetric, from: Day, to: Day): bigint {
    let total = 0n
    for (let index = this.days.length - 1; index >= 0; index -= 1) {
      const activity = this.days[index]
      if (!activity || activity.day < from) break
      if (activity.day <= to) total += valueByMetric[metric](activity)
    }
    return total
  }
}

function meets({ qualification }: Tier, sum: Sum): boolean {
  const reached = requirementsOf(qualification).map(({ metric, threshold }) => sum(metric) >= BigInt(threshold))
  return "of" in qualification && qualification.match === "any" ? reached.some(Boolean) : reached.every(Boolean)
}

/** Two activities of one day as one. */
export function merge(a: DayActivity, b: DayActivity): DayActivity {
  return {
    day: a.day,
    spendMinor: a.spendMinor + b.spendMinor,
    points: a.points + b.points,
    purchases: a.purchases + b.purchases,
  }
}
