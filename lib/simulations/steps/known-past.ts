import type { TimelineActivity } from "@/lib/purchases/steps/judge-member"
import type { CustomerPast } from "@/lib/purchases/steps/read-timelines"
import type { RecordedActivity } from "@/lib/purchases/steps/replay-members"
import type { ReturnTime } from "./read-return-times"

/** What a backtest looks at: what was recorded by an instant and occurred before another. */
export interface KnownUntil {
  recordedBefore: Date
  endMs: number
}

export interface KnownPast {
  past: CustomerPast
  recorded: Map<TimelineActivity, RecordedActivity>
}

/** The part of a customer's past that a backtest looks at, so that what is recorded later changes none of its digits. */
export function knownPast(
  past: CustomerPast,
  recordedById: ReadonlyMap<string, RecordedActivity>,
  returns: ReadonlyMap<string, ReturnTime>,
  until: KnownUntil,
): KnownPast {
  const idOf = (activity: TimelineActivity) => past.stored.get(activity)?.id ?? ""
  const isKnown = (activity: TimelineActivity) => {
    const id = idOf(activity)
    const recordedAt = recordedById.get(id)?.recordedAt ?? returns.get(id)?.recordedAt
    return activity.at.getTime() < until.endMs && (recordedAt === undefined || recordedAt <= until.recordedBefore)
  }
  const kept = past.activities.filter(isKnown)
  const known: KnownPast = { past: { ...past, activities: kept }, recorded: new Map() }
  const cut = kept.length < past.activities.length ? cutReturns(past, kept, returns) : null
  if (cut) known.past = { ...past, activities: cut.activities, stored: cut.stored }
  for (const activity of known.past.activities) {
    const one = recordedById.get(known.past.stored.get(activity)?.id ?? "")
    if (one) known.recorded.set(activity, withRests(one, cut?.positions.get(activity.externalId)))
  }
  return known
}

interface Cut {
  activities: TimelineActivity[]
  stored: CustomerPast["stored"]
  /** Of purchases some of whose returns are not looked at: the places of those that are. */
  positions: Map<string, number[]>
}

/** Where a purchase loses returns, those that are left move up, and the last of them ends the purchase if any does. */
function cutReturns(
  past: CustomerPast,
  kept: readonly TimelineActivity[],
  returns: ReadonlyMap<string, ReturnTime>,
): Cut {
  const left = new Set(kept)
  const losing = new Set<string>()
  for (const one of past.activities) if (one.returnOf && !left.has(one)) losing.add(one.returnOf.externalId)
  const cut: Cut = { activities: [], stored: new Map(), positions: new Map() }
  for (const key of losing) {
    const own = kept.flatMap(({ returnOf }) => (returnOf?.externalId === key ? [returnOf.position] : []))
    cut.positions.set(
      key,
      own.sort((a, b) => a - b),
    )
  }
  for (const one of kept) {
    const places = cut.positions.get(one.returnOf?.externalId ?? "")
    const moved = one.returnOf && places ? movedUp(one, one.returnOf, places, past, kept, returns) : one
    const from = past.stored.get(one)
    cut.activities.push(moved)
    if (from) cut.stored.set(moved, from)
  }
  return cut
}

function movedUp(
  one: TimelineActivity,
  { externalId, position }: NonNullable<TimelineActivity["returnOf"]>,
  places: readonly number[],
  past: CustomerPast,
  kept: readonly TimelineActivity[],
  returns: ReadonlyMap<string, ReturnTime>,
): TimelineActivity {
  const same = kept.filter(({ returnOf }) => returnOf?.externalId === externalId)
  const isWhole = same.some((other) => returns.get(past.stored.get(other)?.id ?? "")?.isWhole)
  const isLast = same.every(
    (other) => other === one || other.at < one.at || (other.at <= one.at && other !== same.at(-1)),
  )
  const purchases = isWhole && isLast ? -1n : 0n
  return { ...one, purchases, returnOf: { externalId, position: places.indexOf(position) } }
}

function withRests(one: RecordedActivity, places: readonly number[] | undefined): RecordedActivity {
  if (!places || one.judge.kind !== "purchase") return one
  const { rests } = one.judge
  return { ...one, judge: { ...one.judge, rests: places.map((place) => rests[place] ?? null) } }
}
