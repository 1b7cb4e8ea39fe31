import { addDays, type Day, dayFromNumber, dayNumber } from "@/lib/core/calendar"
import { Carry } from "./carry"
import { type DayActivity, DaySums } from "./day-sums"
import { meets, requirementsOf, type Tier, type TierMetric } from "./tier"
import { canBeEarned } from "./tier-price"
import { periodOf, ROLLING_DAYS, withGrace } from "./window"

const FOREVER = Number.POSITIVE_INFINITY
const NOT_HELD = Number.NEGATIVE_INFINITY
const LONG_AGO = "0000-01-01" as Day

/** What keeps a tier that was given for a time: so much of one metric from its first day to its last. */
export type Target = {
  tierId: string
  metric: TierMetric
  threshold: number
  from: Day
  last: Day
  /** The first day on which it is given no more: a target that is met keeps the tier at least until then. */
  until: Day
}

/**
 * The tiers that a member holds under one ladder, each until a day. Days are replayed in order; between them validities
 * end at local midnights. Which tiers are held follows from the days alone, so that a return is a replay without it.
 */
export class Holdings {
  private readonly tiers: readonly Tier[]
  private readonly until: number[]
  private readonly days = new DaySums()
  private readonly carry: Carry
  /** The tiers that two periods of a year keep. */
  private readonly keptByTwo: readonly Tier[]
  private today: Day = LONG_AGO

  /** `joinedDay` anchors anniversary years. The lowest tier, without a threshold, is held from the beginning. */
  constructor(
    tiers: readonly Tier[],
    private readonly joinedDay: Day,
    private readonly targets: readonly Target[] = [],
  ) {
    this.tiers = earnedTiers(tiers)
    this.carry = new Carry(this.tiers, this.days, joinedDay)
    this.until = this.tiers.map((tier) => (meets(tier.qualification, () => 0n) ? FOREVER : NOT_HELD))
    this.keptByTwo = this.tiers.filter(isKeptByTwo)
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

  /** The next day at whose midnight any validity ends, or a new period begins with something that counts in it; or null. */
  nextEnd(): Day | null {
    let next = FOREVER
    for (const until of this.until) if (until > NOT_HELD && until < next) next = until
    const end = Number.isFinite(next) ? dayFromNumber(next) : null
    const opening = this.nextOpening()
    return opening !== null && (end === null || opening < end) ? opening : end
  }

  /** Ends what ends at or before the midnight that opens the day, in order of time. */
  advance(day: Day): void {
    for (let end = this.nextEnd(); end && end <= day; end = this.nextEnd()) this.endAt(end)
    if (day > this.today) this.today = day
  }

  /** Counts activity of a day that is not before the last one, and raises or prolongs what it reaches. */
  add(activity: DayActivity): void {
    const { day } = activity
    this.advance(day)
    this.days.add(activity)
    for (let index = 0; index < this.tiers.length; index += 1) this.qualify(index, day)
    for (const target of this.targets) this.keep(target, day)
  }

  /** What counts in the window that contains the day, what was carried into it included; of so many periods. */
  sumOn(tier: Tier, metric: TierMetric, day: Day, periods: 1 | 2 = 1): bigint {
    return this.sum(tier, metric, day, periods)
  }

  /** Of what counts on the day, what was carried into its period. */
  carriedOn({ qualification }: Tier, metric: TierMetric, day: Day): bigint {
    if (qualification.window === "rolling365") return 0n
    return this.carry.into(periodOf(qualification, day, this.joinedDay).from, this.today).get(metric) ?? 0n
  }

  /** Whether the window that contains the day reaches the tier anew. */
  enters(tier: Tier, day: Day): boolean {
    return meets(tier.qualification, (metric) => this.sum(tier, metric, day, 1))
  }

  /** What was counted of a target so far. */
  sumOfTarget({ metric, from, last }: Target): bigint {
    return this.days.sum(metric, from, last)
  }

  private highest(): number {
    let index = this.until.length - 1
    while (index >= 0 && this.until[index] === NOT_HELD) index -= 1
    return index
  }

  private endAt(day: Day): void {
    const held = this.highest()
    const number = dayNumber(day)
    const opens = this.nextOpening() === day
    this.today = day
    this.until.forEach((until, index) => {
      if (until <= number) this.until[index] = NOT_HELD
    })
    this.tiers.forEach((_, index) => {
      if (opens || this.until[index] === NOT_HELD) this.qualify(index, day)
    })
    const lost = this.tiers[held]
    if (lost?.downgrade === "oneDown" && this.highest() < held - 1) this.stepDown(held - 1, day)
  }

  /** One step down for one period; what keeps a tier that is held may keep it longer. */
  private stepDown(index: number, day: Day): void {
    const tier = this.tiers[index]
    if (!tier) return
    this.until[index] = this.periodEnd(tier, day)
    this.qualify(index, day)
  }

  /** The start of the next period, if anything is carried into it, or counts in it where tiers are kept by two periods. */
  private nextOpening(): Day | null {
    const carries = this.carry.nextStart(this.today)
    if (carries !== null) return carries
    for (const tier of this.keptByTwo) {
      const { qualification } = tier
      if ("of" in qualification) continue
      const { next } = periodOf(qualification, this.today, this.joinedDay)
      if (next !== null && this.sum(tier, qualification.metric, this.today, 1) > 0n) return next
    }
    return null
  }

  /** A target that is met keeps the tier as if it had been reached on that day, and at least until it is given no more. */
  private keep(target: Target, day: Day): void {
    const index = this.tiers.findIndex(({ id }) => id === target.tierId)
    const tier = this.tiers[index]
    if (!tier || day < target.from || day > target.last) return
    if (this.sumOfTarget({ ...target, last: day }) < BigInt(target.threshold)) return
    const reached =
      tier.downgrade === "never" || tier.qualification.window === "lifetime"
        ? FOREVER
        : tier.qualification.window === "rolling365"
          ? this.periodEnd(tier, day)
          : this.yearlyEnd(tier, day)
    this.until[index] = Math.max(this.until[index] ?? NOT_HELD, reached, dayNumber(target.until))
  }

  /** The end of the period that contains the day, with extra months and grace: of a year where the window rolls. */
  private periodEnd({ qualification, extraMonths, graceDays }: Tier, day: Day): number {
    const next =
      qualification.window === "rolling365"
        ? addDays(day, ROLLING_DAYS)
        : periodOf(qualification, day, this.joinedDay).next
    return next === null ? FOREVER : withGrace(next, extraMonths, graceDays)
  }

  private qualify(index: number, day: Day): void {
    const tier = this.tiers[index]
    const until = this.until[index] ?? NOT_HELD
    if (!tier || until === FOREVER) return
    const rolling = tier.qualification.window === "rolling365"
    const held = until > NOT_HELD
    // A year is kept by what keeps it; a rolling window also by what would win it anew.
    const counts =
      held && !rolling ? this.maintains(tier, day) : this.enters(tier, day) || (held && this.maintains(tier, day))
    if (counts) this.until[index] = Math.max(until, this.validity(tier, day))
  }

  private validity(tier: Tier, day: Day): number {
    if (tier.downgrade === "never") return FOREVER
    return tier.qualification.window === "rolling365" ? this.rollingEnd(tier) : this.yearlyEnd(tier, day)
  }

  /** From reaching it to the end of the next period, plus extra months and grace. */
  private yearlyEnd(tier: Tier, day: Day): number {
    const { next } = periodOf(tier.qualification, day, this.joinedDay)
    return next === null ? FOREVER : this.periodEnd(tier, next)
  }

  /**
   * The midnight at which the window no longer holds enough if nothing more is bought, plus grace. Sums only fall as days
   * leave the window: they are too little once the latest day leaves from which on enough was counted.
   */
  private rollingEnd({ qualification, extraMonths, graceDays }: Tier): number {
    const ends = requirementsOf(qualification).map(({ metric, threshold }) => this.leaves(metric, threshold))
    let end = "of" in qualification && qualification.match === "any" ? Math.max(...ends) : Math.min(...ends)
    if (!("of" in qualification)) {
      const { metric, threshold, maintainThreshold = threshold, maintainPeriods } = qualification
      end = Math.max(end, this.leaves(metric, maintainThreshold, maintainPeriods))
    }
    return Number.isFinite(end) ? withGrace(dayFromNumber(end), extraMonths, graceDays) : end
  }

  private leaves(metric: TierMetric, threshold: number, periods: 1 | 2 = 1): number {
    if (threshold <= 0) return FOREVER
    const day = this.days.latestWith(metric, BigInt(threshold))
    return day === null ? NOT_HELD : dayNumber(day) + ROLLING_DAYS * periods
  }

  private maintains(tier: Tier, day: Day): boolean {
    const { qualification } = tier
    if ("of" in qualification) return this.enters(tier, day)
    const { metric, threshold, maintainThreshold = threshold, maintainPeriods = 1 } = qualification
    return this.sum(tier, metric, day, maintainPeriods) >= BigInt(maintainThreshold)
  }

  private sum({ qualification }: Tier, metric: TierMetric, day: Day, periods: 1 | 2): bigint {
    if (qualification.window === "rolling365") {
      return this.days.sum(metric, addDays(day, 1 - ROLLING_DAYS * periods), day)
    }
    const { from, next } = periodOf(qualification, day, this.joinedDay)
    const start =
      periods === 1 || next === null ? from : periodOf(qualification, addDays(from, -1), this.joinedDay).from
    // What was carried from the first of two periods into the second is in the sum of the first already.
    return this.days.sum(metric, start, day) + (this.carry.into(start, this.today).get(metric) ?? 0n)
  }
}

/** The same for every member, in the order of their ranks. */
const earned = new WeakMap<readonly Tier[], readonly Tier[]>()

function earnedTiers(tiers: readonly Tier[]): readonly Tier[] {
  let known = earned.get(tiers)
  if (!known) {
    known = tiers.filter(canBeEarned).sort((a, b) => a.rank - b.rank)
    earned.set(tiers, known)
  }
  return known
}

function isKeptByTwo({ qualification }: Tier): boolean {
  if ("of" in qualification || qualification.window === "rolling365") return false
  return qualification.maintainPeriods === 2
}
