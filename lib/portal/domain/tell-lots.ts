import { localDay } from "@/lib/core/calendar"
import { type CurrencyNames, formatPoints } from "@/lib/core/points"
import { lastDayBefore, sayDay } from "./say-day"
import type { Calendar } from "./tell-progress"

/** A part of what an entry gave: when it can be used, and what is left of it. */
export interface OwnLot {
  points: bigint
  remaining: bigint
  /** Null: it waits to be confirmed. */
  availableAt: Date | null
  /** The first instant at which it can no longer be used; null: never. */
  expiresAt: Date | null
}

type Told = Calendar & { now: Date }

/** What is not used and not expired. */
export function leftOf(lots: readonly OwnLot[], now: Date): OwnLot[] {
  return lots.filter(({ remaining, expiresAt }) => remaining > 0n && (expiresAt === null || expiresAt > now))
}

/** From when on it can be used, where that is still to come: "Usable from 7 December"; null: all of it can be used, or is used. */
export function tellPending(lots: readonly OwnLot[], { now, today, timeZone }: Told): string | null {
  const left = leftOf(lots, now)
  if (left.some(({ availableAt }) => availableAt === null)) return "Waits to be confirmed"
  const coming = left.flatMap(({ availableAt }) => (availableAt !== null && availableAt > now ? [availableAt] : []))
  const [first] = coming.sort((a, b) => a.getTime() - b.getTime())
  return first ? `Usable from ${sayDay(localDay(first, timeZone), today)}` : null
}

function until(lot: OwnLot, told: Told): string {
  const pending = tellPending([lot], told)
  if (lot.availableAt === null) return `${pending}.`
  if (!lot.expiresAt) return `${pending ?? "Usable"}, without an end.`
  return `${pending ?? "Usable"} through ${sayDay(lastDayBefore(lot.expiresAt, told.timeZone), told.today)}.`
}

/** What is left of an entry's points and until when, a sentence for each part: "12 beans left. Usable through 23 May." */
export function tellLots(lots: readonly OwnLot[], currency: CurrencyNames, told: Told): string[] {
  if (lots.length === 0) return []
  const left = leftOf(lots, told.now)
  if (left.length === 0) return ["Nothing of it is left."]
  return left.map((lot) => {
    const whole = lots.length === 1 && lot.remaining === lot.points
    return `${whole ? "" : `${formatPoints(lot.remaining, currency)} left. `}${until(lot, told)}`
  })
}

/** What is on its way, with the day of the next where it is known: "50 beans more from 7 December on". */
export function tellComing(
  pendingPoints: bigint,
  lots: readonly OwnLot[],
  currency: CurrencyNames,
  told: Told,
): string {
  const more = `${formatPoints(pendingPoints, currency)} more`
  const dated = leftOf(lots, told.now).flatMap(({ availableAt }) => (availableAt ? [availableAt] : []))
  const [first] = dated.sort((a, b) => a.getTime() - b.getTime())
  if (!first) return `${more} once confirmed`
  const day = sayDay(localDay(first, told.timeZone), told.today)
  const isAll = lots.length === dated.length && dated.every((one) => one.getTime() === first.getTime())
  return isAll ? `${more} from ${day} on` : `${more} on the way, the next on ${day}`
}
