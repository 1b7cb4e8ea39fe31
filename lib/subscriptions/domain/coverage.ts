import { type Day, localDay, startOfLocalDay } from "@/lib/core/calendar"
import type { PaidPeriod } from "./paid-periods"

/** When a paid tier holds: from an instant to the first at which it no longer does. */
export type Cover = { from: Date; until: Date }

export type Subscribed = {
  startedAt: Date
  /** The first local day after the trial; null: there was none. */
  trialUntil: Day | null
  cancelledAt: Date | null
  paid: readonly (PaidPeriod & { paidAt: Date })[]
}

/**
 * The times that a trial and payments cover, one for each unbroken row, in order. Ends are local midnights; a row begins
 * with the midnight of its first day, or where it was paid in the course of that day, with the payment.
 */
export function coverage({ startedAt, trialUntil, paid }: Subscribed, timeZone: string): Cover[] {
  const rows: Cover[] = trialUntil ? [{ from: startedAt, until: startOfLocalDay(trialUntil, timeZone) }] : []
  for (const { from, to, paidAt } of [...paid].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const [start, until] = [startOfLocalDay(from, timeZone), startOfLocalDay(to, timeZone)]
    const last = rows.at(-1)
    if (last && start <= last.until) last.until = new Date(Math.max(until.getTime(), last.until.getTime()))
    else rows.push({ from: localDay(paidAt, timeZone) === from ? paidAt : start, until })
  }
  return rows.filter(({ from, until }) => from < until)
}

export type SubscriptionState = "trial" | "paid" | "waiting" | "unpaid" | "cancelled" | "ended"

/** What a subscription is at an instant, and until when the tier holds; null: it does not. */
export function stateAt(
  subscription: Subscribed,
  now: Date,
  timeZone: string,
): { state: SubscriptionState; holdsUntil: Date | null } {
  const { cancelledAt, paid, trialUntil } = subscription
  const cover = coverage(subscription, timeZone).find(({ from, until }) => from <= now && now < until)
  const isCancelled = cancelledAt !== null && cancelledAt <= now
  if (!cover) {
    if (isCancelled) return { state: "ended", holdsUntil: null }
    return { state: paid.length === 0 && trialUntil === null ? "waiting" : "unpaid", holdsUntil: null }
  }
  if (isCancelled) return { state: "cancelled", holdsUntil: cover.until }
  const inTrial = trialUntil !== null && now < startOfLocalDay(trialUntil, timeZone)
  return { state: inTrial ? "trial" : "paid", holdsUntil: cover.until }
}
