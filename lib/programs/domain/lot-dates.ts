import {
  addDays,
  addMonths,
  type Day,
  endOfMonth,
  localDay,
  parseDay,
  startOfLocalDay,
  startOfMonth,
  startOfWeek,
  startOfYear,
} from "@/lib/core/calendar"
import type { Expiry, LimitPeriod, Pending } from "./definition"

/** When points can be spent: null while they wait for an action; without a delay, at once. */
export function availableFrom(pending: Pending | undefined, occurredAt: Date, timeZone: string): Date | null {
  if (!pending) return occurredAt
  if ("untilAction" in pending) return null
  if (pending.days === 0) return occurredAt
  return startOfLocalDay(addDays(localDay(occurredAt, timeZone), pending.days), timeZone)
}

type LastDay<K extends Expiry["kind"]> = (
  expiry: Extract<Expiry, { kind: K }>,
  day: Day,
  lastActivityDay: Day,
) => Day | null

const lastDayByKind: { [K in Expiry["kind"]]: LastDay<K> } = {
  never: () => null,
  afterDays: ({ days }, day) => addDays(day, days),
  afterMonths: ({ months, roundTo }, day) => {
    const anniversary = addMonths(day, months)
    return roundTo === "monthEnd" ? endOfMonth(anniversary) : anniversary
  },
  endOfYear: (_, day) => addDays(addMonths(startOfYear(day), 12), -1),
  fixedDate: ({ date }) => parseDay(date),
  inactivity: ({ months }, _, lastActivityDay) => addMonths(lastActivityDay, months),
}

/** The last local day on which points are usable, counted from the day they were earned on; null: for ever. */
export function lastUsableDay(expiry: Expiry | undefined, day: Day, lastActivityDay: Day = day): Day | null {
  if (!expiry) return null
  const find = lastDayByKind[expiry.kind] as LastDay<Expiry["kind"]>
  return find(expiry, day, lastActivityDay > day ? lastActivityDay : day)
}

/** What was found for an expiry, by zone and day: histories ask for the same few hundred days again and again. */
const ends = new WeakMap<Expiry, Map<string, Date | null>>()
const mostEnds = 20_000

/** The first instant at which points are no longer usable: local midnight after their last day. */
export function expiresAt(
  expiry: Expiry | undefined,
  occurredAt: Date,
  timeZone: string,
  lastActivityDay?: Day | null,
): Date | null {
  if (!expiry || expiry.kind === "never") return null
  const day = localDay(occurredAt, timeZone)
  const from = lastActivityDay ?? day
  const known = knownEnds(expiry)
  const key = `${day}${from}${timeZone}`
  let end = known.get(key)
  if (end === undefined) {
    const last = lastUsableDay(expiry, day, from)
    end = last && startOfLocalDay(addDays(last, 1), timeZone)
    known.set(key, end)
  }
  return end
}

function knownEnds(expiry: Expiry): Map<string, Date | null> {
  let known = ends.get(expiry)
  if (!known || known.size >= mostEnds) {
    known = new Map()
    ends.set(expiry, known)
  }
  return known
}

const startByPeriod: Record<LimitPeriod, (day: Day) => Day | null> = {
  day: (day) => day,
  week: startOfWeek,
  month: startOfMonth,
  year: startOfYear,
  lifetime: () => null,
}

/** The first day of the period in which a limit counts a day; null for a lifetime. */
export function limitPeriodStart(per: LimitPeriod, day: Day): Day | null {
  return startByPeriod[per](day)
}
