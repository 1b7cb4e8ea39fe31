import { type Day, localDay, startOfLocalDay } from "@/lib/core/calendar"
import { type DayActivity, Holdings, merge } from "./holdings"
import { isBaseTier, requirementsOf, type Tier, type TierMetric } from "./tier"
import { periodOf } from "./window"

/** The ladder of a program version, in force from an instant; null: from the beginning of time. */
export type Ladder = { from: Date | null; tiers: readonly Tier[] }

/**
 * A purchase, or a return with negative amounts. `at` is when it occurred; `day` is the local day that it counts on: of a
 * return, the day of its purchase. `amountMinor` and `externalId` order what occurred at the same instant.
 */
export type TierActivity = DayActivity & { at: Date; amountMinor: bigint; externalId: string }

export type TierInput = {
  /** In order of time; the first begins with null. */
  ladders: readonly Ladder[]
  timeZone: string
  joinedAt: Date
  /** Sums per local day of what occurred before the activity listed, returns taken off. In any order. */
  carriedDays?: readonly DayActivity[]
  /** In any order. With `carriedDays`, all activity that occurred from the start of one local day on. */
  activity: readonly TierActivity[]
  /** Periods are given from this local day on: the day that a change touches. Default: from joining. */
  fromDay?: Day
}

/** `to` is the first instant at which the tier no longer holds; null: it holds on. */
export type TierPeriod = { tierId: string; from: Date; to: Date | null }

export type TierResult = {
  periods: TierPeriod[]
  /** The tier just before each activity, in the order of `orderActivity`: what a purchase earns by. */
  tierBefore: { externalId: string; tierId: string | null }[]
}

/**
 * The tiers of a member over time, drops known ahead included. Raised at the instant of the purchase that reaches a
 * tier; lowered at local midnights; from a return's instant on, reckoned as if it had not been bought. A new version
 * of the ladder judges the member anew from its instant on. The order in which activity is given does not matter.
 */
export function tierPeriods(input: TierInput): TierResult {
  const run = new Run(input)
  for (const one of orderActivity(input.activity)) run.step(one)
  return run.finish()
}

/** By instant, then the smaller amount, then externalId. */
export function orderActivity<T extends Pick<TierActivity, "at" | "amountMinor" | "externalId">>(
  activity: readonly T[],
): T[] {
  return [...activity].sort((a, b) => {
    if (a.at.getTime() !== b.at.getTime()) return a.at.getTime() - b.at.getTime()
    if (a.amountMinor !== b.amountMinor) return a.amountMinor < b.amountMinor ? -1 : 1
    return a.externalId < b.externalId ? -1 : a.externalId > b.externalId ? 1 : 0
  })
}

class Run {
  private readonly joinedDay: Day
  private readonly startsAt: number
  private readonly days = new Map<Day, DayActivity>()
  private readonly marks: { at: number; tierId: string | null }[] = []
  private readonly tierBefore: TierResult["tierBefore"] = []
  private ladder = 0
  private lastDay: Day
  private holdings: Holdings

  constructor(private readonly input: TierInput) {
    const { joinedAt, timeZone, fromDay, carriedDays = [] } = input
    this.joinedDay = localDay(joinedAt, timeZone)
    const from = fromDay ? startOfLocalDay(fromDay, timeZone).getTime() : joinedAt.getTime()
    this.startsAt = Math.max(from, joinedAt.getTime())
    for (const carried of carriedDays) this.count(carried)
    this.lastDay = [...this.days.keys()].sort().at(-1) ?? ("0000-01-01" as Day)
    const begin = input.activity.reduce((least, { at }) => Math.min(least, at.getTime()), this.startsAt)
    while (this.nextLadderAt() <= begin) this.ladder += 1
    this.holdings = this.replay()
    this.passMidnightsTo(begin)
    this.mark(begin)
  }

  step(activity: TierActivity): void {
    const at = activity.at.getTime()
    this.passTo(at)
    this.tierBefore.push({ externalId: activity.externalId, tierId: this.holdings.current()?.id ?? null })
    const negative = activity.spendMinor < 0n || activity.points < 0n || activity.purchases < 0n
    this.count(activity)
    if (negative || activity.day < this.lastDay) {
      this.holdings = this.replay()
      this.holdings.advance(localDay(activity.at, this.input.timeZone))
    } else {
      this.holdings.add(activity)
      this.lastDay = activity.day
    }
    this.mark(at)
  }

  finish(): TierResult {
    this.passTo(Number.MAX_VALUE)
    return { periods: this.periods(), tierBefore: this.tierBefore }
  }

  /** Lets midnights and new ladders pass up to and including an instant. */
  private passTo(at: number): void {
    while (this.nextLadderAt() <= at) {
      const change = this.nextLadderAt()
      this.passMidnightsTo(change)
      this.ladder += 1
      this.holdings = this.replay()
      this.holdings.advance(localDay(new Date(change), this.input.timeZone))
      this.mark(change)
    }
    this.passMidnightsTo(at)
  }

  private passMidnightsTo(at: number): void {
    for (let end = this.holdings.nextEnd(); end; end = this.holdings.nextEnd()) {
      const midnight = startOfLocalDay(end, this.input.timeZone).getTime()
      if (midnight > at) return
      this.holdings.advance(end)
      this.mark(midnight)
    }
  }

  private nextLadderAt(): number {
    const next = this.input.ladders[this.ladder + 1]
    return next ? (next.from?.getTime() ?? Number.NEGATIVE_INFINITY) : Number.POSITIVE_INFINITY
  }

  private replay(): Holdings {
    const holdings = new Holdings(this.input.ladders[this.ladder]?.tiers ?? [], this.joinedDay)
    for (const day of [...this.days.keys()].sort()) {
      const activity = this.days.get(day)
      if (activity) holdings.add(activity)
    }
    return holdings
  }

  private count(activity: DayActivity): void {
    const { day, spendMinor, points, purchases } = activity
    const known = this.days.get(day)
    this.days.set(day, known ? merge(known, activity) : { day, spendMinor, points, purchases })
  }

  private mark(at: number): void {
    this.marks.push({ at, tierId: this.holdings.current()?.id ?? null })
  }

  /** Joins the marks into periods from the start on; of several at one instant the last counts. */
  private periods(): TierPeriod[] {
    const first = this.marks.findLast(({ at }) => at <= this.startsAt)
    const later = this.marks.filter(({ at }) => at > this.startsAt)
    const periods: TierPeriod[] = []
    let held: string | null = null
    for (const [index, { at, tierId }] of [{ at: this.startsAt, tierId: first?.tierId ?? null }, ...later].entries()) {
      if (later[index]?.at === at || tierId === held) continue
      const last = periods.at(-1)
      if (last && held !== null) last.to = new Date(at)
      if (tierId !== null) periods.push({ tierId, from: new Date(at), to: null })
      held = tierId
    }
    return periods
  }
}

/** The tier held at an instant, or null before joining. */
export function tierAt(periods: readonly TierPeriod[], instant: Date): string | null {
  const held = periods.find(({ from, to }) => from <= instant && (to === null || instant < to))
  return held?.tierId ?? null
}

export type TierProgress = {
  tier: Tier | null
  /** The first instant at which the present tier no longer holds if nothing more happens; null: no end. */
  holdsUntil: Date | null
  next: {
    tier: Tier
    match: "any" | "all"
    /** `missing` is zero where a requirement is met already. */
    needs: { metric: TierMetric; threshold: bigint; reached: bigint; missing: bigint }[]
    /** The first instant of the next qualification period; null where the window rolls or has no end. */
    by: Date | null
  } | null
}

export type TierProgressInput = {
  tiers: readonly Tier[]
  timeZone: string
  joinedAt: Date
  /** All days up to now, returns taken off. */
  days: readonly DayActivity[]
  now: Date
}

/** Where a member stands: the tier, until when it holds, and what is missing to the next. */
export function tierProgress({ tiers, timeZone, joinedAt, days, now }: TierProgressInput): TierProgress {
  const today = localDay(now, timeZone)
  const joinedDay = localDay(joinedAt, timeZone)
  const holdings = new Holdings(tiers, joinedDay)
  for (const day of [...days].sort((a, b) => (a.day < b.day ? -1 : 1))) holdings.add(day)
  holdings.advance(today)
  const tier = holdings.current()
  const until = holdings.currentUntil()
  const ladder = [...tiers].sort((a, b) => a.rank - b.rank)
  const above = ladder.find((one) => one.rank > (tier?.rank ?? Number.NEGATIVE_INFINITY) && !isBaseTier(one))
  return { tier, holdsUntil: until && startOfLocalDay(until, timeZone), next: above ? nextTier(above) : null }

  function nextTier(tier: Tier): TierProgress["next"] {
    const { qualification } = tier
    const needs = requirementsOf(qualification).map(({ metric, threshold }) => {
      const reached = holdings.sumOn(tier, metric, today)
      const missing = BigInt(threshold) - reached
      return { metric, threshold: BigInt(threshold), reached, missing: missing > 0n ? missing : 0n }
    })
    const end = periodOf(qualification, today, joinedDay).next
    return {
      tier,
      match: "of" in qualification ? qualification.match : "all",
      needs,
      by: end && startOfLocalDay(end, timeZone),
    }
  }
}
