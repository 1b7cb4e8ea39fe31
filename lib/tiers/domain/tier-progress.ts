import { addDays, addMonths, type Day, localDay, startOfLocalDay } from "@/lib/core/calendar"
import { type DayActivity, merge } from "./day-sums"
import { Holdings } from "./holdings"
import { projectedDay } from "./projection"
import { isBaseTier, requirementsOf, type Tier, type TierMetric } from "./tier"
import { shownTier, type TierGrant, targetsOf } from "./tier-grant"
import type { Ladder } from "./tier-input"
import { tierPeriods } from "./tier-periods"
import { canBeEarned } from "./tier-price"
import { periodOf } from "./window"

/** `reached` counts what was carried over from the period before; `missing` is zero where a requirement is met already. */
export type TierNeed = { metric: TierMetric; threshold: bigint; reached: bigint; missing: bigint; carried: bigint }

export type TierProgress = {
  tier: Tier | null
  /** What was earned, beside what may have been given. */
  earned: Tier | null
  /** What shows the tier where it is not the earned one. */
  grant: TierGrant | null
  /** The first instant at which the present tier no longer holds if nothing more happens; null: no end. */
  holdsUntil: Date | null
  /** The tier from then on. */
  after: Tier | null
  next: {
    tier: Tier
    match: "any" | "all"
    needs: TierNeed[]
    /** The first instant of the next qualification period; null where the window rolls or has no end. */
    by: Date | null
    /** The day on which it is reached at the pace of the last 90 days; null: there is no pace, or the period ends before. */
    projected: Day | null
  } | null
  /** What keeps the present tier beyond its end: counted from an instant on (null: already), and to be met before `by`. */
  keep: { match: "any" | "all"; needs: TierNeed[]; from: Date | null; by: Date } | null
}

export type TierProgressInput = {
  ladders: readonly Ladder[]
  timeZone: string
  joinedAt: Date
  /** All days up to now, returns taken off. */
  days: readonly DayActivity[]
  grants?: readonly TierGrant[]
  now: Date
}

/** Where a member stands: the tier, until when it holds, what keeps it, and what is missing to the next. */
export function tierProgress(input: TierProgressInput): TierProgress {
  const { ladders, timeZone, joinedAt, now, grants = [] } = input
  const tiers = ladders.findLast(({ from }) => from === null || from <= now)?.tiers ?? []
  const today = localDay(now, timeZone)
  const days = dayByDay(input.days)
  const known = grants.filter(({ from }) => from <= now)
  const holdings = new Holdings(tiers, localDay(joinedAt, timeZone), targetsOf(known, timeZone))
  for (const day of days) holdings.add(day)
  holdings.advance(today)
  const earned = holdings.current()
  const { tier, grant } = shownTier(earned, grants, tiers, now.getTime())
  const stand: Stand = { ...input, tiers, days, today, holdings, tier, joinedDay: localDay(joinedAt, timeZone) }
  const follows = whatFollows(stand)
  return { tier, earned, grant, ...follows, next: nextOf(stand, grant), keep: keepOf(stand, grant, follows.holdsUntil) }
}

/** In order, each day once: what was taken back of a day is no activity of its own. */
function dayByDay(all: readonly DayActivity[]): DayActivity[] {
  const days = new Map<Day, DayActivity>()
  for (const one of all) {
    const known = days.get(one.day)
    days.set(one.day, known ? merge(known, one) : one)
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

type Stand = TierProgressInput & {
  tiers: readonly Tier[]
  today: Day
  joinedDay: Day
  holdings: Holdings
  tier: Tier | null
}

/** Read off the periods that are known ahead, so that what was given and what was published for later counts. */
function whatFollows({ ladders, timeZone, joinedAt, days, grants, now, today }: Stand) {
  const { periods } = tierPeriods({
    ladders,
    timeZone,
    joinedAt,
    carriedDays: days,
    activity: [],
    fromDay: today,
    ...(grants ? { grants } : {}),
  })
  const index = periods.findIndex(({ from, to }) => from <= now && (to === null || now < to))
  const tierId = periods[index + 1]?.tierId
  const after = index >= 0 ? ladders.flatMap(({ tiers }) => tiers).findLast(({ id }) => id === tierId) : null
  return { holdsUntil: periods[index]?.to ?? null, after: after ?? null }
}

function needOf(metric: TierMetric, threshold: number, reached: bigint, carried: bigint): TierNeed {
  const missing = BigInt(threshold) - reached
  return { metric, threshold: BigInt(threshold), reached, missing: missing > 0n ? missing : 0n, carried }
}

function matchOf({ qualification }: Tier): "any" | "all" {
  return "of" in qualification ? qualification.match : "all"
}

/** Nothing leads on from a tier that is set by hand. */
function nextOf(stand: Stand, grant: TierGrant | null): TierProgress["next"] {
  const { tiers, tier, holdings, today, joinedDay, timeZone, days } = stand
  const ladder = tiers.filter(canBeEarned).sort((a, b) => a.rank - b.rank)
  const above = ladder.find((one) => one.rank > (tier?.rank ?? Number.NEGATIVE_INFINITY) && !isBaseTier(one))
  if (!above || grant?.kind === "override") return null
  const { qualification } = above
  const needs = requirementsOf(qualification).map(({ metric, threshold }) =>
    needOf(metric, threshold, holdings.sumOn(above, metric, today), holdings.carriedOn(above, metric, today)),
  )
  const end = periodOf(qualification, today, joinedDay).next
  const match = matchOf(above)
  const rolls = qualification.window === "rolling365"
  const projected = projectedDay({ days, joinedDay, today, rolls, by: end, match, needs })
  return { tier: above, match, needs, by: end && startOfLocalDay(end, timeZone), projected }
}

/** What keeps the earned tier where that is shown; of a match, its target. */
function keepOf(stand: Stand, grant: TierGrant | null, holdsUntil: Date | null): TierProgress["keep"] {
  const { holdings, tier, timeZone, ladders, now } = stand
  if (grant) {
    const [target] = targetsOf([grant], timeZone)
    if (!target) return null
    const need = needOf(target.metric, target.threshold, holdings.sumOfTarget(target), 0n)
    return { match: "all", needs: [need], from: null, by: startOfLocalDay(target.until, timeZone) }
  }
  const later = ladders.findLast(({ from }) => from !== null && from > now && holdsUntil !== null && from <= holdsUntil)
  if (tier && later) return keepUnderLater(stand, tier, later)
  const end = holdings.currentUntil()
  return tier && end ? keepEarned(stand, tier, end) : null
}

/** What keeps it where a ladder that is published for later holds when it ends: what that one asks for. */
function keepUnderLater(stand: Stand, { id }: Tier, { from, tiers }: Ladder): TierProgress["keep"] {
  const tier = tiers.find((one) => one.id === id)
  if (!tier || !from) return null
  const start = localDay(from, stand.timeZone)
  const holdings = new Holdings(tiers, stand.joinedDay)
  for (const day of stand.days) holdings.add(day)
  holdings.advance(start)
  const end = holdings.current()?.id === id ? holdings.currentUntil() : null
  if (end) return keepEarned({ ...stand, holdings, today: start }, tier, end)
  return { match: matchOf(tier), needs: needsToKeep(holdings, tier, start), from: null, by: from }
}

function keepEarned({ holdings, today, joinedDay, timeZone }: Stand, tier: Tier, end: Day): TierProgress["keep"] {
  const { qualification, graceDays = 0, extraMonths = 0 } = tier
  // The midnight at which it would end without grace and extra months.
  const plain = addMonths(addDays(end, -graceDays), -extraMonths)
  if (qualification.window === "rolling365") {
    const day = plain > today ? plain : today
    const needs = needsToKeep(holdings, tier, day)
    const grows = dayOfMore(holdings, tier, needs, day, end)
    return { match: matchOf(tier), needs, from: null, by: startOfLocalDay(grows, timeZone) }
  }
  const last = addDays(plain, -1)
  const day = last > today ? last : today
  const { from, next } = periodOf(qualification, day, joinedDay)
  const deadline = next !== null && next < end ? next : end
  return {
    match: matchOf(tier),
    needs: needsToKeep(holdings, tier, from > today ? from : today),
    from: from > today ? startOfLocalDay(from, timeZone) : null,
    by: startOfLocalDay(deadline, timeZone),
  }
}

/** The first day on which more is asked for, as more has left the window, at the latest the end: by then so much is enough. */
function dayOfMore(holdings: Holdings, tier: Tier, needs: readonly TierNeed[], from: Day, end: Day): Day {
  const isAsMuch = (day: Day) =>
    needsToKeep(holdings, tier, day).every(({ reached }, index) => reached === needs[index]?.reached)
  let day = addDays(from, 1)
  while (day < end && isAsMuch(day)) day = addDays(day, 1)
  return day < end ? day : end
}

function needsToKeep(holdings: Holdings, tier: Tier, day: Day): TierNeed[] {
  const { qualification } = tier
  if ("of" in qualification) {
    return qualification.of.map(({ metric, threshold }) =>
      needOf(metric, threshold, holdings.sumOn(tier, metric, day), holdings.carriedOn(tier, metric, day)),
    )
  }
  const { metric, threshold, maintainThreshold = threshold, maintainPeriods = 1 } = qualification
  const reached = holdings.sumOn(tier, metric, day, maintainPeriods)
  return [needOf(metric, maintainThreshold, reached, holdings.carriedOn(tier, metric, day))]
}
