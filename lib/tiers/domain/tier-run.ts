import { addDays, addMonths, type Day, localDay, startOfLocalDay } from "@/lib/core/calendar"
import { type DayActivity, merge } from "./day-sums"
import { type GiftGiven, mayGive } from "./entry-gift"
import { Holdings } from "./holdings"
import { isBaseTier, requirementsOf, type Tier } from "./tier"
import { shownTier, type TierGrant, targetsOf } from "./tier-grant"
import type { GiftDue, TierActivity, TierInput, TierPeriod, TierResult } from "./tier-input"
import type { TierReason, TierSum } from "./tier-reason"

type Mark = { at: number; tierId: string | null; reason: TierReason }

/** One pass over a member's time: see `tierPeriods`. */
export class TierRun {
  private readonly joinedDay: Day
  private readonly startsAt: number
  private readonly days = new Map<Day, DayActivity>()
  private readonly marks: Mark[] = []
  private readonly tierBefore: TierResult["tierBefore"] = []
  private readonly gifts: GiftDue[] = []
  private readonly given: GiftGiven[]
  private readonly grants: readonly TierGrant[]
  /** The instants at which a grant begins or ends, and the first of them that is still to come. */
  private readonly edges: number[]
  private edge = 0
  private ladder = 0
  private lastDay: Day
  private holdings: Holdings
  private joins: boolean
  private midnight: { day: Day | null; at: number } = { day: null, at: 0 }

  constructor(private readonly input: TierInput) {
    const { joinedAt, timeZone, fromDay, carriedDays = [], grants = [], given = [] } = input
    this.joinedDay = localDay(joinedAt, timeZone)
    const from = fromDay ? startOfLocalDay(fromDay, timeZone).getTime() : joinedAt.getTime()
    this.startsAt = Math.max(from, joinedAt.getTime())
    this.grants = grants
    this.given = given.map(({ tierId, at }) => ({ tierId, day: localDay(at, timeZone) }))
    this.joins = input.joinsByBuying ?? false
    for (const carried of carriedDays) this.count(carried)
    this.lastDay = [...this.days.keys()].sort().at(-1) ?? ("0000-01-01" as Day)
    const begin = input.activity.reduce((least, { at }) => Math.min(least, at.getTime()), this.startsAt)
    this.edges = edgesOf(grants).filter((at) => at >= begin)
    while (this.nextLadderAt() < begin) this.ladder += 1
    this.holdings = this.replay()
    this.passTo(begin)
    this.mark(begin, () => ({}))
  }

  step(activity: TierActivity): void {
    const at = activity.at.getTime()
    this.passTo(at)
    this.tierBefore.push({ externalId: activity.externalId, tierId: this.shownAt(at)?.id ?? null })
    const before = this.holdings.current()
    const { spendMinor, points, qualifyingPoints, purchases } = activity
    const negative = spendMinor < 0n || points < 0n || qualifyingPoints < 0n || purchases < 0n
    this.count(activity)
    if (negative || activity.day < this.lastDay) {
      this.holdings = this.replay()
      this.holdings.advance(localDay(activity.at, this.input.timeZone))
    } else {
      this.holdings.add(activity)
      this.lastDay = activity.day
    }
    if (!negative && activity.paysGifts) this.give(before, activity)
    const cause = activity.cause ?? null
    this.mark(at, () => (negative ? { kind: "returned", cause } : this.raised(activity)))
  }

  finish(): TierResult {
    this.passTo(Number.MAX_VALUE)
    return { periods: this.periods(), tierBefore: this.tierBefore, gifts: this.gifts }
  }

  /** Lets midnights, grants and new ladders pass up to and including an instant. */
  private passTo(at: number): void {
    for (;;) {
      const end = this.holdings.nextEnd()
      const midnight = end ? this.midnightOf(end) : Number.POSITIVE_INFINITY
      const ladder = this.nextLadderAt()
      const edge = this.edges[this.edge] ?? Number.POSITIVE_INFINITY
      const next = Math.min(midnight, ladder, edge)
      if (next > at || next === Number.POSITIVE_INFINITY) return
      if (end && next === midnight) this.passMidnight(end, midnight)
      else if (next === ladder) this.passLadder(ladder)
      else {
        this.edge += 1
        this.mark(edge, () => this.edgeReason(edge))
      }
    }
  }

  /** The same for one activity after another, mostly. */
  private midnightOf(day: Day): number {
    if (this.midnight.day !== day) this.midnight = { day, at: startOfLocalDay(day, this.input.timeZone).getTime() }
    return this.midnight.at
  }

  private passMidnight(end: Day, midnight: number): void {
    const lost = this.holdings.current()
    this.holdings.advance(end)
    this.mark(midnight, () => (lost ? this.ended(lost, end) : {}))
  }

  /** What the window held that a tier was lost by: of a year, the one before the extra months and the grace. */
  private ended(lost: Tier, end: Day): TierReason {
    const { name, qualification, graceDays = 0, extraMonths = 0 } = lost
    const rolls = qualification.window === "rolling365"
    const day = rolls ? end : addDays(addMonths(addDays(end, -graceDays), -extraMonths), -1)
    const kind = rolls ? "windowEnded" : "validityEnded"
    const over =
      "maintainPeriods" in qualification && qualification.maintainPeriods === 2 ? { periods: 2 as const } : {}
    return { kind, from: name, sums: this.sumsToKeep(lost, day), ...over }
  }

  private passLadder(change: number): void {
    this.ladder += 1
    this.holdings = this.replay()
    // One that holds from the beginning of time has no day of its own.
    if (Number.isFinite(change)) this.holdings.advance(localDay(new Date(change), this.input.timeZone))
    const versionId = this.input.ladders[this.ladder]?.versionId ?? null
    this.mark(change, () => ({ kind: "programChanged", versionId }))
  }

  private edgeReason(at: number): TierReason {
    const began = this.grants.find(({ from }) => from.getTime() === at)
    const one = began ?? this.grants.find(({ until }) => until?.getTime() === at)
    return one ? { kind: began ? "grantBegan" : "grantEnded", grantId: one.id, grant: one.kind } : {}
  }

  private nextLadderAt(): number {
    const next = this.input.ladders[this.ladder + 1]
    return next ? (next.from?.getTime() ?? Number.NEGATIVE_INFINITY) : Number.POSITIVE_INFINITY
  }

  private tiers(): readonly Tier[] {
    return this.input.ladders[this.ladder]?.tiers ?? []
  }

  private replay(): Holdings {
    const holdings = new Holdings(this.tiers(), this.joinedDay, targetsOf(this.grants, this.input.timeZone))
    for (const day of [...this.days.keys()].sort()) {
      const activity = this.days.get(day)
      if (activity) holdings.add(activity)
    }
    return holdings
  }

  private count(activity: DayActivity): void {
    const { day, spendMinor, points, qualifyingPoints, purchases } = activity
    const known = this.days.get(day)
    this.days.set(day, known ? merge(known, activity) : { day, spendMinor, points, qualifyingPoints, purchases })
  }

  /** The gifts of the tiers that an activity entered, lowest first; a tier that a target alone keeps gives none. */
  private give(before: Tier | null, { at, externalId, day, purchases }: TierActivity): void {
    const after = this.holdings.current()?.rank ?? Number.NEGATIVE_INFINITY
    const joins = this.joins && purchases > 0n && at.getTime() === this.input.joinedAt.getTime()
    if (joins) this.joins = false
    if (!this.tiers().some(({ entryGift }) => entryGift)) return
    for (const tier of [...this.tiers()].sort((a, b) => a.rank - b.rank)) {
      const isBase = isBaseTier(tier)
      const raised = !isBase && tier.rank > (before?.rank ?? Number.NEGATIVE_INFINITY) && tier.rank <= after
      const due = isBase ? joins : raised && this.holdings.enters(tier, day)
      const again = isBase ? this.given.some(({ tierId }) => tierId === tier.id) : false
      if (!due || again || !tier.entryGift || !mayGive(tier, day, this.given, this.joinedDay)) continue
      this.given.push({ tierId: tier.id, day })
      const { id: tierId, name } = tier
      const sums = isBase ? [] : this.sums(tier, day)
      this.gifts.push({ tierId, name, points: tier.entryGift.points, at, externalId, sums })
    }
  }

  private raised({ day, cause: known }: TierActivity): TierReason {
    const cause = known ?? null
    const tier = this.holdings.current()
    if (!tier) return {}
    const target = targetsOf(this.grants, this.input.timeZone).find(
      (one) => one.tierId === tier.id && this.holdings.sumOfTarget(one) >= BigInt(one.threshold),
    )
    if (!target || this.holdings.enters(tier, day)) return { kind: "reached", cause, sums: this.sums(tier, day) }
    const { metric, threshold } = target
    return { kind: "targetMet", cause, metric, reached: Number(this.holdings.sumOfTarget(target)), threshold }
  }

  private sums(tier: Tier, day: Day): TierSum[] {
    return requirementsOf(tier.qualification).map(({ metric, threshold }) => {
      const carried = Number(this.holdings.carriedOn(tier, metric, day))
      const reached = Number(this.holdings.sumOn(tier, metric, day))
      return { metric, reached, threshold, ...(carried > 0 ? { carried } : {}) }
    })
  }

  private sumsToKeep(tier: Tier, day: Day): TierSum[] {
    const { qualification } = tier
    if ("of" in qualification) return this.sums(tier, day)
    const { metric, threshold, maintainThreshold = threshold, maintainPeriods } = qualification
    return [
      {
        metric,
        reached: Number(this.holdings.sumOn(tier, metric, day, maintainPeriods)),
        threshold: maintainThreshold,
      },
    ]
  }

  private shownAt(at: number): Tier | null {
    return shownTier(this.holdings.current(), this.grants, this.tiers(), at).tier
  }

  private mark(at: number, why: () => TierReason): void {
    const tierId = this.shownAt(at)?.id ?? null
    const last = this.marks.at(-1)
    if (!last || last.tierId !== tierId) this.marks.push({ at, tierId, reason: why() })
  }

  /** Joins the marks into periods from the start on; of several at one instant the last counts. */
  private periods(): TierPeriod[] {
    const first = this.marks.findLast(({ at }) => at <= this.startsAt)
    const begins: Mark = { at: this.startsAt, tierId: first?.tierId ?? null, reason: this.reasonOfStart(first) }
    const periods: TierPeriod[] = []
    let held: string | null = null
    const later = this.marks.filter(({ at }) => at > this.startsAt)
    for (const [index, { at, tierId, reason }] of [begins, ...later].entries()) {
      if (later[index]?.at === at || tierId === held) continue
      const last = periods.at(-1)
      if (last && held !== null) last.to = new Date(at)
      if (tierId !== null) periods.push({ tierId, from: new Date(at), to: null, reason })
      held = tierId
    }
    return periods
  }

  private reasonOfStart(first: Mark | undefined): TierReason {
    const joins = this.startsAt === this.input.joinedAt.getTime()
    const known = first?.at === this.startsAt && first.reason.kind !== undefined
    return joins && !known ? { kind: "joined" } : (first?.reason ?? {})
  }
}

function edgesOf(grants: readonly TierGrant[]): number[] {
  const edges = grants.flatMap(({ from, until }) => [from.getTime(), ...(until ? [until.getTime()] : [])])
  return [...new Set(edges)].sort((a, b) => a - b)
}
