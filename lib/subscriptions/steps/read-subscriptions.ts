import { type Day, localDay } from "@/lib/core/calendar"
import type { Tx } from "@/lib/core/ctx"
import { DomainError } from "@/lib/core/errors"
import type { Prisma } from "@/lib/core/generated/prisma/client"
import { toJsonInteger } from "@/lib/core/points"
import type { PaidInterval } from "@/lib/tiers/domain/tier-price"
import { paidPeriods, type Subscribed, type SubscriptionState, stateAt } from "../domain/coverage"
import { nextPeriod } from "../domain/paid-periods"

export interface PaymentView {
  id: string
  externalId: string
  amountMinor: number
  currency: string
  periodFrom: Day
  /** The first day that it does not pay for. */
  periodTo: Day
  paidAt: string
  recordedBy: string
  /** Null: it was not paid back. */
  refund: { refundedAt: string; reason: string; recordedBy: string } | null
}

export interface SubscriptionView {
  id: string
  memberId: string
  programId: string
  tier: { id: string; name: string }
  interval: PaidInterval
  startedAt: string
  trialUntil: Day | null
  cancelledAt: string | null
  state: SubscriptionState
  /** The first instant at which the tier no longer holds; null: it does not hold. */
  holdsUntil: string | null
  /** What the next payment pays for by itself; null: it is cancelled. */
  nextPeriod: { from: Day; to: Day } | null
  payments: PaymentView[]
}

const include = {
  tier: { select: { id: true, name: true } },
  payments: { include: { refund: true }, orderBy: [{ periodFrom: "asc" }, { attempt: "asc" }] },
} satisfies Prisma.SubscriptionInclude

export type SubscriptionRow = Prisma.SubscriptionGetPayload<{ include: typeof include }>

export const dayOf = (date: Date) => date.toISOString().slice(0, 10) as Day

/** Subscriptions with their payments, newest first. */
export async function readSubscriptions(tx: Tx, where: Prisma.SubscriptionWhereInput): Promise<SubscriptionRow[]> {
  return tx.db.subscription.findMany({
    where: { ...where, merchantId: tx.merchantId },
    include,
    orderBy: { id: "desc" },
    take: 100,
  })
}

/** One subscription. Throws `not_found`. */
export async function readSubscription(tx: Tx, id: string): Promise<SubscriptionRow> {
  const [row] = await readSubscriptions(tx, { id })
  if (!row) throw new DomainError("not_found")
  return row
}

/** What its times follow from. */
export function subscribedOf({ startedAt, trialUntil, cancelledAt, payments }: SubscriptionRow): Subscribed {
  return {
    startedAt,
    trialUntil: trialUntil && dayOf(trialUntil),
    cancelledAt,
    paid: payments.map(({ periodFrom, periodTo, paidAt, refund }) => ({
      from: dayOf(periodFrom),
      to: dayOf(periodTo),
      paidAt,
      refundedAt: refund?.refundedAt ?? null,
    })),
  }
}

/** The day on which the first paid period begins: the trial's end, else the day it was started. */
export function firstDayOf({ startedAt, trialUntil }: Subscribed, timeZone: string): Day {
  return trialUntil ?? localDay(startedAt, timeZone)
}

/** A subscription as it is told at the instant of the Ctx. */
export function subscriptionView({ now, merchant: { timeZone } }: Tx, row: SubscriptionRow): SubscriptionView {
  const subscribed = subscribedOf(row)
  const { state, holdsUntil } = stateAt(subscribed, now, timeZone)
  const interval = row.interval as PaidInterval
  const next = nextPeriod(interval, paidPeriods(subscribed), firstDayOf(subscribed, timeZone), localDay(now, timeZone))
  return {
    id: row.id,
    memberId: row.memberId,
    programId: row.programId,
    tier: row.tier,
    interval,
    startedAt: row.startedAt.toISOString(),
    trialUntil: subscribed.trialUntil,
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    state,
    holdsUntil: holdsUntil?.toISOString() ?? null,
    nextPeriod: row.cancelledAt ? null : next,
    payments: row.payments.map(paymentView),
  }
}

function paymentView(row: SubscriptionRow["payments"][number]): PaymentView {
  const { id, externalId, amountMinor, currency, periodFrom, periodTo, paidAt, recordedBy, refund } = row
  return {
    ...{ id, externalId, currency, recordedBy },
    amountMinor: toJsonInteger(amountMinor),
    periodFrom: dayOf(periodFrom),
    periodTo: dayOf(periodTo),
    paidAt: paidAt.toISOString(),
    refund: refund && {
      refundedAt: refund.refundedAt.toISOString(),
      reason: refund.reason,
      recordedBy: refund.recordedBy,
    },
  }
}
