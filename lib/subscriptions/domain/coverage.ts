import { type Day, localDay, startOfLocalDay } from "@/lib/core/calendar"
import type { PaidPeriod } from "./paid-periods"

/** When a paid tier holds: from an instant to the first at which it no longer does. */
export type Cover = { from: Date; until: Date }

export type Subscribed = {
  startedAt: Date
  /** The first local day after the trial; null: there was none. */
  trialUntil: Day | null
  cancelledAt: Date | null
  paid: readonly Payment[]
}

/** What was paid for a period; paid back, it covers nothing from that instant on. */
type Payment = PaidPeriod & { paidAt: Date; refundedAt: Date | null }

/** The periods that are paid for, without those that were paid back. */
export function paidPeriods({ paid }: Pick<Subscribed, "paid">): PaidPeriod[] {
  return paid.filter(({ refundedAt }) => refundedAt === null)
}

/**
 * The times that a trial and payments cover, one for each unbroken row, in order. Ends are local midnights; a row begins
 * with the midnight of its first day, or where it was paid in the course of that day, with the payment. A payment that was
 * paid back covers its period until then.
 */
export function coverage({ startedAt, trialUntil, paid }: Subscribed, timeZone: string): Cover[] {
  const rows: Cover[] = trialUntil ? [{ from: startedAt, until: startOfLocalDay(trialUntil, timeZone) }] : []
  for (const { from, to, paidAt, refundedAt } of [...paid].sort(byPeriod)) {
    const [start, end] = [startOfLocalDay(from, timeZone), startOfLocalDay(to, timeZone)]
    const until = refundedAt && refundedAt < end ? refundedAt : end
    if (until <= start) continue
    const last = rows.at(-1)
    if (last && start <= last.until) last.until = new Date(Math.max(until.getTime(), last.until.getTime()))
    else rows.push({ from: localDay(paidAt, timeZone) === from ? paidAt : start, until })
  }
  return rows.filter(({ from, until }) => from < until)
}

function byPeriod(a: Payment, b: Payment): number {
  return a.from === b.from ? a.paidAt.getTime() - b.paidAt.getTime() : a.from < b.from ? -1 : 1
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
