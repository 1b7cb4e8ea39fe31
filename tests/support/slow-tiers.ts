import { addDays, addMonths, type Day, dayNumber, localDay } from "@/lib/core/calendar"
import type { Tier, TierMetric } from "@/lib/tiers/domain/tier"

/**
 * A member's tier at an instant, reckoned slowly and from raw purchases alone: day by day from the first, each window summed
 * anew from all that is known by then. Written from rules 18 to 22 of the semantics, without the engine.
 */

export type SlowActivity = {
  at: Date
  /** That it counts on. */
  day: Day
  spendMinor: bigint
  purchases: bigint
  /** Of the program's own currency, and of others; absent where no tier asks for them. */
  points?: bigint
  qualifyingPoints?: bigint
}

export type SlowMember = { tiers: readonly Tier[]; timeZone: string; joinedAt: Date; activity: readonly SlowActivity[] }

function amountOf(
  { spendMinor, purchases, points = 0n, qualifyingPoints = 0n }: SlowActivity,
  metric: TierMetric,
): bigint {
  return { spendMinor, purchases, pointsEarned: points, qualifyingPoints }[metric]
}

type Need = { metric: TierMetric; threshold: number }

const needsOf = ({ qualification }: Tier): Need[] => ("of" in qualification ? qualification.of : [qualification])
const isBase = (tier: Tier) => needsOf(tier).every(({ threshold }) => threshold === 0)
const NEVER_ENDS = 10_000_000
const remembered = new Map<string, Day>()

class SlowYears {
  private readonly joinedDay: Day
  private readonly carriedBefore = new Map<string, bigint>()

  constructor(
    private readonly member: SlowMember,
    private readonly known: readonly SlowActivity[],
  ) {
    this.joinedDay = localDay(member.joinedAt, member.timeZone)
  }

  own(metric: TierMetric, from: Day, to: Day): bigint {
    let sum = 0n
    for (const one of this.known) {
      if (one.day >= from && one.day <= to) sum += amountOf(one, metric)
    }
    return sum
  }

  /** First day of the yearly period that contains a day, found by going back day by day. */
  start(tier: Tier, day: Day): Day {
    return this.found("start", tier, day, () => {
      let start = day
      while (!this.begins(tier, start)) start = addDays(start, -1)
      return start
    })
  }

  /** First day of the next period, found by going on day by day. */
  next(tier: Tier, day: Day): Day {
    return this.found("next", tier, day, () => {
      let next = addDays(day, 1)
      while (!this.begins(tier, next)) next = addDays(next, 1)
      return next
    })
  }

  private found(what: string, { qualification }: Tier, day: Day, find: () => Day): Day {
    const key = `${what} ${qualification.window} ${qualification.yearStartMonth} ${this.joinedDay} ${day}`
    const known = remembered.get(key) ?? find()
    remembered.set(key, known)
    return known
  }

  private begins({ qualification: { window, yearStartMonth = 1 } }: Tier, day: Day): boolean {
    if (window === "calendarYear") return day.endsWith("-01-01")
    if (window === "programYear") return day.endsWith(`-${String(yearStartMonth).padStart(2, "0")}-01`)
    const years = Number(day.slice(0, 4)) - Number(this.joinedDay.slice(0, 4))
    return addMonths(this.joinedDay, years * 12) === day
  }

  /** What is carried into the period that begins on a day. */
  carried(start: Day, metric: TierMetric): bigint {
    const key = `${start} ${metric}`
    const known = this.carriedBefore.get(key) ?? this.reckonCarried(start, metric)
    this.carriedBefore.set(key, known)
    return known
  }

  private reckonCarried(start: Day, metric: TierMetric): bigint {
    const [first] = this.known.map(({ day }) => day).sort()
    const above = this.member.tiers.filter((tier) => !isBase(tier))
    const [any] = above
    if (!first || !any || first >= start || !above.some(({ rollover }) => rollover)) return 0n
    const from = this.start(any, addDays(start, -1))
    const total = (one: TierMetric) => this.own(one, from, addDays(start, -1)) + this.carried(from, one)
    const attained = [...above].sort((a, b) => b.rank - a.rank).find((tier) => this.isMet(tier, total))
    const need = attained && needsOf(attained).find((one) => one.metric === metric)
    if (!attained?.rollover || !need) return 0n
    const excess = total(metric) - BigInt(need.threshold)
    const own = this.own(metric, from, addDays(start, -1))
    const least = excess < own ? excess : own
    return least > 0n ? least : 0n
  }

  isMet({ qualification }: Tier, sum: (metric: TierMetric) => bigint): boolean {
    if ("of" in qualification) {
      const met = qualification.of.map(({ metric, threshold }) => sum(metric) >= BigInt(threshold))
      return qualification.match === "any" ? met.includes(true) : !met.includes(false)
    }
    return sum(qualification.metric) >= BigInt(qualification.threshold)
  }

  /** What counts on a day of a tier's window, over so many periods. */
  sum(tier: Tier, metric: TierMetric, day: Day, periods: number): bigint {
    const { window } = tier.qualification
    if (window === "lifetime") return this.own(metric, "0001-01-01" as Day, day)
    if (window === "rolling365") return this.own(metric, addDays(day, 1 - 365 * periods), day)
    const current = this.start(tier, day)
    const from = periods === 2 ? this.start(tier, addDays(current, -1)) : current
    return this.own(metric, from, day) + this.carried(from, metric)
  }

  enters(tier: Tier, day: Day): boolean {
    return this.isMet(tier, (metric) => this.sum(tier, metric, day, 1))
  }

  keeps(tier: Tier, day: Day): boolean {
    const { qualification } = tier
    if ("of" in qualification) return this.enters(tier, day)
    const { metric, threshold, maintainThreshold = threshold, maintainPeriods = 1 } = qualification
    return this.sum(tier, metric, day, maintainPeriods) >= BigInt(maintainThreshold)
  }

  /** The day on which a validity ends that reaches to the start of another, with extra months and grace. */
  later({ extraMonths = 0, graceDays = 0 }: Tier, day: Day): number {
    return dayNumber(addDays(addMonths(day, extraMonths), graceDays))
  }
}

/** Until which day each tier is held (a number; lower than today: not), gone through day by day. */
export function slowTierAt(member: SlowMember, at: Date): string | null {
  const known = member.activity.filter((one) => one.at <= at)
  const years = new SlowYears(member, known)
  const tiers = [...member.tiers].sort((a, b) => a.rank - b.rank)
  const held = tiers.map((tier) => (isBase(tier) ? NEVER_ENDS : Number.NEGATIVE_INFINITY))
  const [first] = known.map(({ day }) => day).sort()
  const today = localDay(at, member.timeZone)
  const highest = () => held.findLastIndex((until) => until > Number.NEGATIVE_INFINITY)
  for (let day = first ?? today; day <= today; day = addDays(day, 1)) {
    const before = highest()
    const yesterday = [...held]
    for (const [index, until] of held.entries()) if (until <= dayNumber(day)) held[index] = Number.NEGATIVE_INFINITY
    // At midnight the day has brought nothing yet.
    const dawn = new SlowYears(
      member,
      known.filter((one) => one.day < day),
    )
    const dusk = years
    for (const sums of [dawn, dusk]) {
      for (const [index, tier] of tiers.entries()) judge(sums, tier, index, day, yesterday[index] ?? 0)
      const lost = tiers[before]
      if (sums === dawn && lost?.downgrade === "oneDown" && highest() < before - 1) stepDown(before - 1, day)
    }
  }
  return tiers[highest()]?.id ?? null

  function judge(sums: SlowYears, tier: Tier, index: number, day: Day, before: number): void {
    const until = held[index] ?? Number.NEGATIVE_INFINITY
    if (until === NEVER_ENDS) return
    const rolls = tier.qualification.window === "rolling365"
    // A rolling tier goes on where it is kept; a year that is over is over.
    const has = (rolls ? before : until) > Number.NEGATIVE_INFINITY || until > Number.NEGATIVE_INFINITY
    const counts = has && !rolls ? sums.keeps(tier, day) : sums.enters(tier, day) || (has && sums.keeps(tier, day))
    if (!counts) return
    held[index] = Math.max(until, validity(tier, day))
  }

  function validity(tier: Tier, day: Day): number {
    const { window } = tier.qualification
    if (tier.downgrade === "never" || window === "lifetime") return NEVER_ENDS
    // A rolling tier holds through the day on which it holds, and is looked at again on the next.
    if (window === "rolling365") return years.later(tier, addDays(day, 1))
    return years.later(tier, years.next(tier, years.next(tier, day)))
  }

  function stepDown(index: number, day: Day): void {
    const tier = tiers[index]
    if (!tier || held[index] === NEVER_ENDS) return
    const end = tier.qualification.window === "rolling365" ? addDays(day, 365) : years.next(tier, day)
    held[index] = years.later(tier, end)
  }
}
